import type { Channel, Impact } from '@mesa/shared/rulebook/policy'

/** Words of a desk's stories: what each person intended, and how long after the last act. */

export type CaseType = 'support' | 'change' | 'consulting'
export type Criticality = 'minor' | 'moderate' | 'serious' | 'critical'
export type Level = 'l1' | 'l2' | 'l3'
export type Component = 'l1' | 'l2' | 'l3' | 'quality' | 'visit' | 'travel'
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
 * `afterMinutes` are minutes of the desk's attention hours since the previous step. `byKey` is a person of people.ts; absent: the assignee for acts of the desk, the
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
      {
        type: CaseType
        criticality?: Criticality
        impact?: Impact
        level: Level
        requestKind: string
      }
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
  /** Intake is through with it: it is a case of its own (CL-1). */
  | StepOf<'intake', { note?: string }>
  /** Intake turns it away: its matter is in the last case that the organization opened before it. */
  | StepOf<'turn_away', { outcome: 'duplicate' | 'reply_to_other'; body: string }>
  /** What was done, what comes next, and when (CV-9). */
  | StepOf<'progress', { body: string }>
  /** The desk called: what was said (IN-11). */
  | StepOf<'call', { body: string }>
  /** The terms of attention are confirmed in the case (EN-6). */
  | StepOf<'terms'>
  /** The customer says nothing more, and the rulebook closes the case (CV-4). */
  | StepOf<'silent'>
  | StepOf<'reopen', { reason: string }>

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
  criticality?: Criticality
  priorityReason?: string
  priorityNote?: string
  /** Absent: the customer's own, in the portal. Else the assignee placed it for them. */
  channel?: Channel
  contact?: { name: string; phone?: string; hours?: string }
  affectedUser?: { name: string; email?: string }
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
