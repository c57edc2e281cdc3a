import type { Policy, PolicyPath } from './policy.ts'

type ValueAt<Path extends PolicyPath> =
  Path extends `${infer Section extends keyof Policy}.${infer Key}`
    ? Policy[Section][Key & keyof Policy[Section]]
    : never

type PolicyKey<Value> = {
  /** Ids of docs/design/rulebook.md that the key switches or tunes. */
  rules: readonly [string, ...string[]]
  /** What a policy that was written before the key existed is read with. */
  default: Value
  /** Of a number, or of each number within; of a list: of what it holds. */
  min?: number
  max?: number
  /** The rule is not built yet: the value is kept, and nothing asks for it. */
  isAwaited?: true
}

const workWeek = {
  1: [['09:00', '17:00']],
  2: [['09:00', '17:00']],
  3: [['09:00', '17:00']],
  4: [['09:00', '17:00']],
  5: [['09:00', '17:00']],
} satisfies Policy['calendar']['weekly']
const minutes = { min: 1, max: 1_000_000 }

/**
 * Everything a desk decides, with the rules it serves and its bounds: the one place where schema,
 * admin page and checks look. The compiler refuses a key of `Policy` that is missing here.
 */
export const POLICY_KEYS = {
  'calendar.timeZone': { rules: ['CL-6'], default: 'America/Caracas' },
  'calendar.weekly': { rules: ['CL-6'], default: workWeek as Policy['calendar']['weekly'] },
  'calendar.holidayCountry': { rules: ['CL-6'], default: 'VE' },

  'channels.open': { rules: ['CN-6'], default: ['portal', 'api'], min: 1, max: 6 },
  'channels.reply': { rules: ['CN-6'], default: ['portal', 'api'], min: 1, max: 6 },

  'entitlement.contract': { rules: ['EN-1'], default: 'off' },
  'entitlement.standing': { rules: ['EN-2'], default: 'off' },
  'entitlement.openCaseLimit': { rules: ['EN-3'], default: 'off' },
  'entitlement.keyUsersOnly': { rules: ['EN-4'], default: false },
  'entitlement.keyUsersMax': { rules: ['EN-4'], default: 1, min: 1, max: 50 },
  'entitlement.backupKeyUsersMax': { rules: ['EN-4'], default: 1, min: 0, max: 50 },
  'entitlement.conditions': { rules: ['EN-5'], default: 'off' },
  'entitlement.training': { rules: ['EN-7'], default: 'off' },
  'entitlement.onLapse': { rules: ['EN-8'], default: 'continue' },

  'intake.subjectRule': { rules: ['IN-2'], default: 'off' },
  'intake.subjectsRefused': { rules: ['IN-2'], default: [], min: 0, max: 200 },
  'intake.evidence': { rules: ['IN-3'], default: 'off' },
  'intake.evidenceByCategory': { rules: ['IN-3'], default: { '*': ['screen'] }, min: 1, max: 100 },
  'intake.duplicates': { rules: ['IN-5'], default: 'ask' },
  'intake.priorityReasons': { rules: ['IN-7'], default: [], min: 0, max: 50 },
  'intake.away': { rules: ['IN-8'], default: true },
  'intake.afterHours': { rules: ['IN-1'], default: 'off' },
  'intake.followUpPrefill': { rules: ['EX-5'], default: false },
  'intake.criticalWindowNoticeDays': { rules: ['IN-10'], default: 3, min: 0, max: 90 },

  'terms.perCase': { rules: ['EN-6'], default: false },

  'classification.types': {
    rules: ['CL-2'],
    default: ['support', 'change', 'consulting'],
    min: 1,
    max: 3,
  },
  'classification.impact': { rules: ['CL-3'], default: false },
  'classification.criticality': { rules: ['CL-4'], default: false },
  'classification.defaultCriticality': { rules: ['CL-4'], default: 'moderate' },
  'classification.levels': { rules: ['CL-5'], default: ['l1'], min: 1, max: 3 },
  'classification.inProgressLimit': {
    rules: ['CL-10', 'CS-2'],
    default: { general: null, special: null },
    min: 1,
    max: 1000,
  },
  'classification.inProgressTypes': {
    rules: ['CL-10'],
    default: ['support', 'change'],
    min: 0,
    max: 3,
  },

  'targets.firstReply': {
    rules: ['CL-3', 'CL-4'],
    default: { '*': { minutes: 480, unit: 'business' } },
    ...minutes,
  },
  'targets.nextReply': { rules: ['CV-6'], default: null, ...minutes },
  'targets.resolution': { rules: ['CL-4'], default: null, ...minutes },
  'targets.warnFractions': { rules: ['CV-6'], default: [0.5, 0.75, 0.9], min: 0.01, max: 0.99 },

  'silence.customerBusinessDays': { rules: ['CV-4'], default: null, min: 2, max: 60 },
  'silence.warnBusinessDaysBefore': { rules: ['CV-4'], default: 1, min: 1, max: 30 },
  'silence.redAfter': { rules: ['CV-5'], default: null, ...minutes },
  'silence.redTypes': { rules: ['CV-5'], default: ['support'], min: 0, max: 3 },
  'silence.internalNoteWhitens': { rules: ['CV-5'], default: false },
  'silence.escalateAfter': { rules: ['CV-8'], default: null, ...minutes },

  'closing.validationRequired': { rules: ['RS-4'], default: true },
  'closing.reopenBusinessDays': { rules: ['EX-5'], default: 0, min: 0, max: 250 },
  'closing.rating': { rules: ['RP-14'], default: false, isAwaited: true },

  'hours.consentAboveMinutes': { rules: ['HR-6'], default: null, min: 0, max: 100_000 },
  'hours.consentExpiresBusinessDays': { rules: ['HR-6'], default: 5, min: 1, max: 60 },
  'hours.roundingMinutes': { rules: ['HR-5'], default: 1, min: 1, max: 60 },
  'hours.roundingScope': { rules: ['HR-5'], default: 'ticketDay' },
  'hours.defaultCoverage': { rules: ['HR-4'], default: 'contract' },
  'hours.components': {
    rules: ['HR-5'],
    default: ['l1', 'quality', 'visit', 'travel'],
    min: 1,
    max: 6,
  },
  'hours.graceDays': { rules: ['HR-3'], default: 5, min: 0, max: 60, isAwaited: true },
  'hours.adjustmentSecondPersonAboveMinutes': {
    rules: ['HR-2'],
    default: 600,
    min: 0,
    max: 100_000,
    isAwaited: true,
  },
  'hours.alertFractions': {
    rules: ['HR-12'],
    default: [0.8, 1],
    min: 0.01,
    max: 1,
  },
  'hours.renewalAlertDays': { rules: ['HR-12'], default: 30, min: 1, max: 365 },
  'hours.maintenance': { rules: ['HR-3'], default: 'off' },
  'hours.vendorPauses': { rules: ['CL-5'], default: true },

  'answers.nature': { rules: ['CV-3'], default: 'optional' },
  'mail.carries': { rules: ['CV-1'], default: 'full' },
  'away.pausesDeskClocks': { rules: ['IN-8'], default: false },
} as const satisfies { [Path in PolicyPath]: PolicyKey<ValueAt<Path>> }

export const POLICY_PATHS = Object.keys(POLICY_KEYS) as PolicyPath[]
