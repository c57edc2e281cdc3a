import type { rulebookDeskKeys as Spanish } from '../es/admin-rulebook-desk-keys.ts'

export const rulebookDeskKeys: typeof Spanish = {
  targets: {
    firstReply: {
      name: 'First reply',
      explain:
        'From the arrival of the case to the desk’s answer. “All others” holds until classified.',
    },
    nextReply: {
      name: 'Answer to each further message of the customer',
      explain: 'Any agent’s reply meets it; the account lead answers for it.',
    },
    resolution: {
      name: 'Solution',
      explain: 'From the arrival of the case to its end, without what the customer is waited for.',
    },
    warnFractions: {
      name: 'Warn when this part of the time is spent',
      explain: 'The warning goes to who answers for the case. Percentages separated by commas.',
    },
  },
  silence: {
    customerBusinessDays: {
      name: 'Close a case when the customer does not answer',
      explain: 'Counted in business days since the desk asked or handed in a solution.',
    },
    warnBusinessDaysBefore: {
      name: 'Warn them before that closing',
      explain: 'The mail says the day it closes and how to avoid it.',
    },
    redAfter: {
      name: 'A case turns red when nobody writes to the customer',
      explain: 'Counts hours of attention days. It turns white when written to.',
    },
    redTypes: {
      name: 'Red is for cases of',
      explain: 'Those of other types do not change colour.',
    },
    internalNoteWhitens: {
      name: 'An internal note whitens it too',
      explain: 'Off, only a message to the customer does.',
    },
    escalateAfter: {
      name: 'The customer may escalate when nobody answers',
      explain:
        'They see the product’s phone and the escalate button. A priority case does not wait.',
    },
  },
  closing: {
    validationRequired: {
      name: 'A case closes once the customer validates the solution',
      explain: 'Off, the desk may close without asking.',
    },
    reopenBusinessDays: {
      name: 'A closed case may be reopened for',
      explain: 'With 0 it is not: a new one is opened that cites the earlier.',
    },
    rating: {
      name: 'The customer rates a closed case',
      explain: 'Once per case, for the satisfaction reports.',
    },
  },
  hours: {
    consentAboveMinutes: {
      name: 'Ask the customer’s consent to use hours',
      explain:
        'Beyond this chargeable time of the case. Work without consent is recorded and not charged.',
    },
    consentExpiresBusinessDays: {
      name: 'An unanswered consent expires after',
      explain: 'Then the case goes on and what was held is free.',
    },
    roundingMinutes: {
      name: 'Charged time is rounded up to',
      explain: 'With 1 every minute is charged.',
    },
    roundingScope: {
      name: 'Rounded is',
      explain: 'All work on a case in a day is added and rounded once.',
    },
    defaultCoverage: {
      name: 'Until somebody rules it, a case goes by',
      explain: 'The account lead or supervisor rules it at review, with a reason.',
    },
    components: {
      name: 'Work is recorded as',
      explain: 'Each part is seen in the customer’s account. Each level needs its own.',
    },
    graceDays: {
      name: 'Days of grace after hours expire',
      explain: 'What was worked before may still be charged to them.',
    },
    adjustmentSecondPersonAboveMinutes: {
      name: 'An adjustment of hours needs a second person from',
      explain:
        'Adjustments that a contract got without a second person in the last 30 days count together.',
    },
    alertFractions: {
      name: 'Tell when this part of the contracted hours is used',
      explain: 'Both the key user and sales are told. Percentages separated by commas.',
    },
    renewalAlertDays: {
      name: 'The renewal of a contract becomes a task',
      explain: 'With an owner and an outcome, this many days before it ends.',
    },
    maintenance: {
      name: 'Maintenance hours',
      explain: 'They renew yearly with the licence payment and do not accumulate.',
    },
    vendorPauses: {
      name: 'Clocks stand still while the maker has the case',
      explain: 'Its case number is kept. Off, clocks go on.',
    },
  },
  answers: {
    nature: {
      name: 'Saying whether each answer is definitive or provisional',
      explain: 'The customer reads it in the answer and in the mail.',
    },
  },
  mail: {
    carries: {
      name: 'Mails carry',
      explain: 'With only the link, what is said of the case does not leave the portal.',
    },
  },
  away: {
    pausesDeskClocks: {
      name: 'The desk’s clocks stand still while the customer is away',
      explain: 'Off, the desk still owes its answer.',
    },
  },
}
