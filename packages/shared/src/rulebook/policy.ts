export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
/** Wall-clock times of one day, start inclusive and end exclusive: `['09:00', '17:00']`. */
export type WallClockInterval = [start: string, end: string]
export type Channel = 'portal' | 'email' | 'phone' | 'api' | 'alert' | 'intranet'
export type Enforcement = 'refuse' | 'flag' | 'off'
export type EvidenceKind = 'screen' | 'report_config' | 'other'
export type ClassifiableType = 'support' | 'change' | 'consulting'
export type Level = 'l1' | 'l2' | 'l3'
export type Impact = 'high' | 'medium' | 'low'
export type Criticality = 'minor' | 'moderate' | 'serious' | 'critical'
/** A code of the catalogue `components`. */
export type WorkComponent = string
export type Coverage = 'contract' | 'warranty' | 'included' | 'independent' | 'courtesy'
/** `business` minutes run in attention hours only, `clock` minutes always. */
export type Target = { minutes: number; unit: 'business' | 'clock' }

/**
 * A desk's whole policy document; every key is present in every version (presets.json).
 * `ours` lists the paths whose values the desk's source does not state.
 */
export type Policy = {
  calendar: {
    timeZone: string
    weekly: Partial<Record<IsoWeekday, WallClockInterval[]>>
    holidayCountry: string
  }
  channels: { open: Channel[]; reply: Channel[] }
  entitlement: EntitlementPolicy
  intake: IntakePolicy
  terms: { perCase: boolean }
  classification: ClassificationPolicy
  targets: {
    /** By impact or criticality; `*` holds until one is ruled. */
    firstReply: FirstReplyByWord
    nextReply: Target | null
    resolution: Target | null
    /** Of a target's whole, ascending: where those who answer for it are warned. */
    warnFractions: number[]
  }
  silence: SilencePolicy
  /** `reopenBusinessDays` 0: never. */
  closing: { validationRequired: boolean; reopenBusinessDays: number; rating: boolean }
  hours: HoursPolicy
  answers: { nature: 'optional' | 'required' }
  mail: { carries: 'full' | 'link' }
  away: { pausesDeskClocks: boolean }
  ours: string[]
}

type FirstReplyByWord = {
  '*': Target
  high?: Target
  medium?: Target
  low?: Target
  minor?: Target
  moderate?: Target
  serious?: Target
  critical?: Target
}

export type EntitlementPolicy = {
  contract: Enforcement
  standing: Enforcement
  openCaseLimit: 'byPlan' | 'off'
  keyUsersOnly: boolean
  keyUsersMax: number
  backupKeyUsersMax: number
  conditions: 'once' | 'off'
  training: 'required' | 'off'
  onLapse: 'continue' | 'hold'
}

export type IntakePolicy = {
  subjectRule: 'moduleAndCase' | 'off'
  subjectsRefused: string[]
  evidence: Enforcement
  /** By category code; `*` holds for every category not named. */
  evidenceByCategory: { [category: string]: EvidenceKind[]; '*': EvidenceKind[] }
  duplicates: 'ask' | 'off'
  priorityReasons: string[]
  away: boolean
  afterHours: 'request' | 'off'
  followUpPrefill: boolean
  criticalWindowNoticeDays: number
}

export type ClassificationPolicy = {
  types: ClassifiableType[]
  impact: boolean
  criticality: boolean
  defaultCriticality: Criticality
  levels: Level[]
  inProgressLimit: { general: number | null; special: number | null }
  inProgressTypes: ClassifiableType[]
}

export type SilencePolicy = {
  customerBusinessDays: number | null
  warnBusinessDaysBefore: number
  redAfter: Target | null
  redTypes: ClassifiableType[]
  internalNoteWhitens: boolean
  escalateAfter: Target | null
}

export type HoursPolicy = {
  /** Minutes a case may charge without a consent; null: no consent is asked (HR-6). */
  consentAboveMinutes: number | null
  consentExpiresBusinessDays: number
  roundingMinutes: number
  roundingScope: 'ticketDay'
  defaultCoverage: Coverage
  components: WorkComponent[]
  graceDays: number
  adjustmentSecondPersonAboveMinutes: number
  alertFractions: number[]
  renewalAlertDays: number
  maintenance: 'yearly' | 'off'
  vendorPauses: boolean
}

type PolicySection = Exclude<keyof Policy, 'ours'>
/** `entitlement.keyUsersOnly`, …: what a desk decides, one by one. */
export type PolicyPath = {
  [Section in PolicySection]: `${Section}.${keyof Policy[Section] & string}`
}[PolicySection]
