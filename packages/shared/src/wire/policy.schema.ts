import { Type, type Static } from 'typebox'
import { nullable, strict, text } from './common.schema.ts'
import {
  CalendarPart,
  ChannelsPart,
  ClassificationPart,
  EntitlementPart,
  IntakePart,
} from './policy-intake.schema.ts'
import { fractions, key, listOf, target, whole, words } from './policy-key.ts'
import { Coverage, Criticality, Impact, WorkComponent } from './vocabulary.schema.ts'

const ClassifiableType = words('support', 'change', 'consulting')
const firstReply = Type.Optional(target('targets.firstReply'))

const TargetsPart = Type.Object(
  {
    firstReply: key(
      'targets.firstReply',
      'Time to the first reply, by impact or criticality; `*` until one is ruled.',
      Type.Object(
        {
          '*': target('targets.firstReply'),
          ...(Object.fromEntries(
            [...Impact.enum, ...Criticality.enum].map((word) => [word, firstReply]),
          ) as Record<Impact | Criticality, typeof firstReply>),
        },
        strict,
      ),
    ),
    nextReply: key(
      'targets.nextReply',
      'Time to the answer of each further message of the customer; null: none promised.',
      nullable(target('targets.nextReply')),
    ),
    resolution: key(
      'targets.resolution',
      'Time to a solution; null: none promised.',
      nullable(target('targets.resolution')),
    ),
    warnFractions: key(
      'targets.warnFractions',
      'Parts of a target at which those who answer for it are warned.',
      fractions('targets.warnFractions'),
    ),
  },
  strict,
)

const SilencePart = Type.Object(
  {
    customerBusinessDays: key(
      'silence.customerBusinessDays',
      'Business days without an answer of the customer after which a case closes; null: never.',
      nullable(whole('silence.customerBusinessDays')),
    ),
    warnBusinessDaysBefore: key(
      'silence.warnBusinessDaysBefore',
      'Business days before that closing at which the customer is warned.',
      whole('silence.warnBusinessDaysBefore'),
    ),
    redAfter: key(
      'silence.redAfter',
      'Attention time without words to the customer after which a case turns red; null: never.',
      nullable(target('silence.redAfter')),
    ),
    redTypes: key(
      'silence.redTypes',
      'Types of case that turn red.',
      listOf('silence.redTypes', ClassifiableType),
    ),
    internalNoteWhitens: key(
      'silence.internalNoteWhitens',
      'An internal note turns a red case white.',
      Type.Boolean(),
    ),
    escalateAfter: key(
      'silence.escalateAfter',
      'Wait without an answer after which the customer may escalate; null: never.',
      nullable(target('silence.escalateAfter')),
    ),
  },
  strict,
)

const ClosingPart = Type.Object(
  {
    validationRequired: key(
      'closing.validationRequired',
      'A case closes once the customer has validated its solution.',
      Type.Boolean(),
    ),
    reopenBusinessDays: key(
      'closing.reopenBusinessDays',
      'Business days in which a closed case may be reopened; 0: never.',
      whole('closing.reopenBusinessDays'),
    ),
    rating: key('closing.rating', 'The customer may rate a closed case.', Type.Boolean()),
  },
  strict,
)

const HoursPart = Type.Object(
  {
    consentAboveMinutes: key(
      'hours.consentAboveMinutes',
      'Chargeable minutes of a case beyond which it needs a consent; null: none is asked.',
      nullable(whole('hours.consentAboveMinutes')),
    ),
    consentExpiresBusinessDays: key(
      'hours.consentExpiresBusinessDays',
      'Business days after which an unanswered consent expires.',
      whole('hours.consentExpiresBusinessDays'),
    ),
    roundingMinutes: key(
      'hours.roundingMinutes',
      'Charged time is rounded up to a multiple of these minutes.',
      whole('hours.roundingMinutes'),
    ),
    roundingScope: key(
      'hours.roundingScope',
      'What is rounded: the work of a case on a day.',
      words('ticketDay'),
    ),
    defaultCoverage: key(
      'hours.defaultCoverage',
      'What a case is until its coverage is ruled.',
      Coverage,
    ),
    components: key(
      'hours.components',
      'Components work is logged under.',
      listOf('hours.components', WorkComponent),
    ),
    graceDays: key(
      'hours.graceDays',
      'Days after the end of a lot in which work may still be charged to it.',
      whole('hours.graceDays'),
    ),
    adjustmentSecondPersonAboveMinutes: key(
      'hours.adjustmentSecondPersonAboveMinutes',
      'Adjustments above these minutes need a second person.',
      whole('hours.adjustmentSecondPersonAboveMinutes'),
    ),
    alertFractions: key(
      'hours.alertFractions',
      'Parts of the contracted hours at which both sides are told.',
      fractions('hours.alertFractions'),
    ),
    renewalAlertDays: key(
      'hours.renewalAlertDays',
      'Days before the end of a contract at which its renewal becomes a task.',
      whole('hours.renewalAlertDays'),
    ),
    maintenance: key(
      'hours.maintenance',
      'Maintenance hours renew yearly with the licence, or are not given.',
      words('yearly', 'off'),
    ),
    vendorPauses: key(
      'hours.vendorPauses',
      'Clocks stand still while the maker of the software has the case.',
      Type.Boolean(),
    ),
  },
  strict,
)

/** A desk's whole policy, as `shared/rulebook/policy.ts`; words.test.ts holds the two equal. */
export const PolicyDocument = Type.Object(
  {
    calendar: CalendarPart,
    channels: ChannelsPart,
    entitlement: EntitlementPart,
    intake: IntakePart,
    terms: Type.Object(
      {
        perCase: key(
          'terms.perCase',
          'The customer confirms the terms of attention in each case before work starts.',
          Type.Boolean(),
        ),
      },
      strict,
    ),
    classification: ClassificationPart,
    targets: TargetsPart,
    silence: SilencePart,
    closing: ClosingPart,
    hours: HoursPart,
    answers: Type.Object(
      {
        nature: key(
          'answers.nature',
          'Whether each answer of the desk says if it is definitive or provisional.',
          words('optional', 'required'),
        ),
      },
      strict,
    ),
    mail: Type.Object(
      {
        carries: key(
          'mail.carries',
          'Mails carry the words of a message, or only a link to them.',
          words('full', 'link'),
        ),
      },
      strict,
    ),
    away: Type.Object(
      {
        pausesDeskClocks: key(
          'away.pausesDeskClocks',
          'The clocks of the desk stand still while the customer is away.',
          Type.Boolean(),
        ),
      },
      strict,
    ),
    /** Paths whose values no document of the desk states; `*`: none of them. */
    ours: Type.Array(text(80), { maxItems: 100 }),
  },
  strict,
)
export type PolicyDocument = Static<typeof PolicyDocument>
