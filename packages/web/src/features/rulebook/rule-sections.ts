import type { PolicyPath } from '@mesa/shared/rulebook/policy'

type Unit = 'businessDays' | 'days' | 'minutes' | 'people' | 'cases'

/** How a value is shown and edited. */
export type Control =
  | { kind: 'switch' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'number'; unit: Unit }
  /** `none`: what null means. */
  | { kind: 'optionalNumber'; unit: Unit; none: 'never' | 'noLimit' | 'no' }
  | { kind: 'target'; isOptional: boolean; unit?: 'attention' }
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'lines' }
  | { kind: 'reasons' }
  | { kind: 'percents' }
  | { kind: 'firstReply' }
  | { kind: 'evidence' }
  | { kind: 'inProgress' }
  | { kind: 'calendar' }

const types = ['support', 'change', 'consulting']
const choice = (...values: string[]): Control => ({ kind: 'choice', values })
const enforcement = choice('refuse', 'flag', 'off')
const onOff: Control = { kind: 'switch' }
const number = (unit: Unit): Control => ({ kind: 'number', unit })
const words = (...some: string[]): Control => ({ kind: 'words', words: some })

/** Every key has its control: the compiler refuses one that is missing. */
export const CONTROLS: Record<PolicyPath, Control> = {
  'calendar.timeZone': { kind: 'calendar' },
  'calendar.weekly': { kind: 'calendar' },
  'calendar.holidayCountry': { kind: 'calendar' },
  'channels.open': words('portal', 'email', 'phone', 'api', 'alert', 'intranet'),
  'channels.reply': words('portal', 'email', 'phone', 'api', 'intranet'),
  'entitlement.contract': enforcement,
  'entitlement.standing': enforcement,
  'entitlement.openCaseLimit': choice('byPlan', 'off'),
  'entitlement.keyUsersOnly': onOff,
  'entitlement.keyUsersMax': number('people'),
  'entitlement.backupKeyUsersMax': number('people'),
  'entitlement.conditions': choice('once', 'off'),
  'entitlement.training': choice('required', 'off'),
  'entitlement.onLapse': choice('continue', 'hold'),
  'intake.subjectRule': choice('moduleAndCase', 'off'),
  'intake.subjectsRefused': { kind: 'lines' },
  'intake.evidence': enforcement,
  'intake.evidenceByCategory': { kind: 'evidence' },
  'intake.duplicates': choice('ask', 'off'),
  'intake.priorityReasons': { kind: 'reasons' },
  'intake.away': onOff,
  'intake.afterHours': choice('request', 'off'),
  'intake.followUpPrefill': onOff,
  'intake.criticalWindowNoticeDays': number('days'),
  'terms.perCase': onOff,
  'classification.types': words(...types),
  'classification.impact': onOff,
  'classification.criticality': onOff,
  'classification.defaultCriticality': choice('minor', 'moderate', 'serious', 'critical'),
  'classification.levels': words('l1', 'l2', 'l3'),
  'classification.inProgressLimit': { kind: 'inProgress' },
  'classification.inProgressTypes': words(...types),
  'targets.firstReply': { kind: 'firstReply' },
  'targets.nextReply': { kind: 'target', isOptional: true },
  'targets.resolution': { kind: 'target', isOptional: true },
  'targets.warnFractions': { kind: 'percents' },
  'silence.customerBusinessDays': { kind: 'optionalNumber', unit: 'businessDays', none: 'never' },
  'silence.warnBusinessDaysBefore': number('businessDays'),
  'silence.redAfter': { kind: 'target', isOptional: true, unit: 'attention' },
  'silence.redTypes': words(...types),
  'silence.internalNoteWhitens': onOff,
  'silence.escalateAfter': { kind: 'target', isOptional: true },
  'closing.validationRequired': onOff,
  'closing.reopenBusinessDays': number('businessDays'),
  'closing.rating': onOff,
  'hours.consentAboveMinutes': { kind: 'optionalNumber', unit: 'minutes', none: 'no' },
  'hours.consentExpiresBusinessDays': number('businessDays'),
  'hours.roundingMinutes': number('minutes'),
  'hours.roundingScope': choice('ticketDay'),
  'hours.defaultCoverage': choice('contract', 'warranty', 'included', 'independent', 'courtesy'),
  'hours.components': words('l1', 'l2', 'l3', 'quality', 'visit', 'travel'),
  'hours.graceDays': number('days'),
  'hours.adjustmentSecondPersonAboveMinutes': number('minutes'),
  'hours.alertFractions': { kind: 'percents' },
  'hours.renewalAlertDays': number('days'),
  'hours.maintenance': choice('yearly', 'off'),
  'hours.vendorPauses': onOff,
  'answers.nature': choice('optional', 'required'),
  'mail.carries': choice('full', 'link'),
  'away.pausesDeskClocks': onOff,
}

/** What a person looks for, in the order of a case's life. */
const leads = {
  who: ['entitlement.', 'terms.'],
  channels: ['channels.'],
  intake: ['intake.', 'away.'],
  classification: ['classification.'],
  targets: ['targets.', 'hours.vendorPauses'],
  silence: ['silence.'],
  closing: ['answers.', 'closing.', 'mail.'],
  hours: ['hours.'],
  calendar: ['calendar.'],
} as const

export type SectionId = keyof typeof leads
const all = Object.keys(CONTROLS) as PolicyPath[]
const startsWith = (path: string, starts: readonly string[]) =>
  starts.some((start) => path.startsWith(start))

/** Each key stands in the first section that claims it. */
export const SECTIONS = (Object.keys(leads) as SectionId[]).map((id, index, ids) => {
  const earlier = ids.slice(0, index).flatMap((one) => [...leads[one]])
  return {
    id,
    paths: all.filter((path) => startsWith(path, leads[id]) && !startsWith(path, earlier)),
  }
})
