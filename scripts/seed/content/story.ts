/** Words of the demo desk's stories: what each person intended, and how long after the last act. */

export type CaseType = 'support' | 'change' | 'consulting'
export type Criticality = 'minor' | 'moderate' | 'serious' | 'critical'
export type Level = 'l1' | 'l2' | 'l3'
export type Component = 'l1' | 'l2' | 'l3' | 'quality'
export type StoryState =
  | 'received'
  | 'in_review'
  | 'in_progress'
  | 'waiting_customer'
  | 'waiting_decision'
  | 'waiting_vendor'
  | 'scheduled'
  | 'backlog'
  | 'in_validation'
  | 'closed'
  | 'cancelled'

/**
 * `afterMinutes` are minutes of attention (Monday to Friday, 09:00 to 17:00, Caracas) since the
 * previous step. `byKey` is a person of people.ts; absent: the assignee for acts of the desk, the
 * requester for acts of the customer, and the key user for `consent_answer`.
 */
type StepOf<Kind extends string, Detail = object> = {
  kind: Kind
  afterMinutes: number
  byKey?: string
} & Detail

export type StoryStep =
  | StepOf<'review'>
  | StepOf<
      'classify',
      { type: CaseType; criticality: Criticality; level: Level; requestKind: string }
    >
  | StepOf<'start'>
  | StepOf<'reply', { body: string; nature: 'definitive' | 'provisional' }>
  | StepOf<'customer_reply', { body: string; screens?: string[] }>
  | StepOf<'note', { body: string }>
  | StepOf<'ask', { body: string }>
  | StepOf<
      'consent',
      { purpose: 'analysis' | 'assessment' | 'solution'; minutes: number; explanation: string }
    >
  | StepOf<'consent_answer', { decision: 'accept' | 'decline'; comment?: string }>
  | StepOf<'work', { component: Component; minutes: number; description: string }>
  | StepOf<'propose', { nature: 'solution' | 'workaround'; body: string }>
  | StepOf<'accept', { body?: string; score?: 1 | 2 | 3 | 4 | 5 }>
  | StepOf<'reject', { reason: string }>
  | StepOf<'close', { by: 'desk' | 'customer' | 'system'; reasonKey: string; body?: string }>
  | StepOf<'cancel', { reasonKey: string; body?: string }>
  | StepOf<'vendor', { vendorCaseNumber: string; reason: string }>
  | StepOf<'schedule', { inDays: number; reason: string }>
  | StepOf<'park', { reason: string }>
  | StepOf<'resume', { reason?: string }>
  | StepOf<'read'>

/** Dates inside the texts are written `{{d-3}}`: three days before the opening, dd/mm/yyyy. */
export type CaseStory = {
  key: string
  organizationKey: string
  requesterKey: string
  assigneeKey: string
  productKey: string
  module: string
  /** Without the module: the desk composes "MÓDULO, Resumen". */
  summary: string
  category: string
  fields: Record<string, string>
  body: string
  openedDaysAgo: number
  openedAtTime: string
  type: CaseType
  criticality: Criticality
  priorityReason?: string
  /** Keys of screens.ts; their evidence kind stands there. */
  screens: string[]
  steps: StoryStep[]
}

type Distribute<T> = T extends unknown ? T & { at: string } : never
export type ScheduledStep = Distribute<StoryStep>
export type ScheduledCase = Omit<CaseStory, 'steps'> & {
  openedAt: string
  finalState: StoryState
  steps: ScheduledStep[]
}
