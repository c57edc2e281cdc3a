import type { Criticality, Impact, Policy } from '../rulebook/policy.ts'
import { PARTIES, type MachineRole, type Party } from './parties.ts'

export const TICKET_STATES = [
  'received',
  'in_review',
  'in_progress',
  'waiting_customer',
  'waiting_decision',
  'waiting_vendor',
  'scheduled',
  'backlog',
  'in_validation',
  'closed',
  'cancelled',
] as const
export type TicketState = (typeof TICKET_STATES)[number]
export type TicketType = 'support' | 'change' | 'consulting' | 'problem' | 'internal' | 'alert'
/** Where a waiting state came from and returns to; null in states that do not wait. */
export type OriginState = 'in_review' | 'in_progress'

export type GuardCode =
  | 'terms_required'
  | 'not_classified'
  | 'support_never_parked'
  | 'validation_required'
  | 'reason_required'
  | 'body_required'
  | 'until_required'
  | 'reopen_window_closed'
  | 'open_case_limit'
  | 'escalation_too_early'
  | 'in_progress_limit'
  | 'rule_off'

type Transition = {
  from: readonly TicketState[]
  /** `origin`: back to where the wait began. `same`: recorded, without a change of state. */
  to: TicketState | 'origin' | 'same'
  by: readonly Party[]
  /** The act that carries the move; only `transition` ones are buttons of their own. */
  via: 'transition' | 'message' | 'decision'
  guards: readonly GuardCode[]
}

const OPEN_STATES = TICKET_STATES.filter((state) => state !== 'closed' && state !== 'cancelled')
const ORIGINS: readonly TicketState[] = ['in_review', 'in_progress']
const WAITING: readonly TicketState[] = [
  'waiting_customer',
  'waiting_decision',
  'waiting_vendor',
  'scheduled',
  'backlog',
]

const button = (row: Pick<Transition, 'from' | 'to' | 'by'>, ...guards: GuardCode[]) =>
  ({ ...row, via: 'transition', guards }) satisfies Transition
const implied = (row: Pick<Transition, 'from' | 'to' | 'by'>, via: 'message' | 'decision') =>
  ({ ...row, via, guards: [] }) satisfies Transition

/** The whole machine, as api.md "States and actions"; server and web read this table only. */
export const TRANSITIONS = {
  review: button({ from: ['received'], to: 'in_review', by: ['desk'] }),
  start: button(
    {
      from: ['received', 'in_review', 'backlog', 'scheduled'],
      to: 'in_progress',
      by: ['desk'],
    },
    'terms_required',
    'not_classified',
    'in_progress_limit',
  ),
  ask: button({ from: ORIGINS, to: 'waiting_customer', by: ['desk'] }),
  answer: implied({ from: ['waiting_customer'], to: 'origin', by: ['customer'] }, 'message'),
  request_decision: implied({ from: ORIGINS, to: 'waiting_decision', by: ['desk'] }, 'decision'),
  decided: implied({ from: ['waiting_decision'], to: 'origin', by: ['customer'] }, 'decision'),
  withdraw_decision: implied(
    { from: ['waiting_decision'], to: 'origin', by: ['desk', 'system'] },
    'decision',
  ),
  hand_to_vendor: button(
    { from: ['in_progress'], to: 'waiting_vendor', by: ['desk'] },
    'rule_off',
    'reason_required',
  ),
  schedule: button({ from: ['in_progress'], to: 'scheduled', by: ['desk'] }),
  park: button({ from: ORIGINS, to: 'backlog', by: ['desk'] }, 'support_never_parked'),
  resume: button(
    {
      from: ['waiting_customer', 'waiting_vendor', 'scheduled', 'backlog'],
      to: 'origin',
      by: ['desk'],
    },
    'in_progress_limit',
  ),
  propose: button({ from: ['in_progress'], to: 'in_validation', by: ['desk'] }, 'body_required'),
  accept: button({ from: ['in_validation'], to: 'closed', by: ['customer'] }),
  watch: button(
    { from: ['in_validation'], to: 'in_validation', by: ['customer'] },
    'until_required',
  ),
  reject: button(
    { from: ['in_validation'], to: 'in_progress', by: ['customer'] },
    'reason_required',
  ),
  solve: button({ from: ['in_progress'], to: 'closed', by: ['desk'] }, 'validation_required'),
  close: button(
    { from: OPEN_STATES, to: 'closed', by: ['customer', 'desk', 'system'] },
    'validation_required',
    'reason_required',
  ),
  cancel: button(
    { from: ['received', 'in_review'], to: 'cancelled', by: ['desk'] },
    'reason_required',
  ),
  reopen: button(
    { from: ['closed'], to: 'in_progress', by: ['customer', 'supervisor'] },
    'reopen_window_closed',
    'open_case_limit',
  ),
  escalate: button({ from: OPEN_STATES, to: 'same', by: ['customer'] }, 'escalation_too_early'),
} satisfies Record<string, Transition>

export type TicketAction = keyof typeof TRANSITIONS
export const TICKET_ACTIONS = Object.keys(TRANSITIONS) as TicketAction[]

export type TicketFacts = {
  state: TicketState
  returnTo: OriginState | null
  type: TicketType | null
  impact: Impact | null
  criticality: Criticality | null
  /** Terms of attention sent and not yet confirmed (EN-6). */
  termsPending: boolean
  /** Closed less than the policy's business days ago; false where the policy says never (EX-5). */
  reopenWindowOpen: boolean
  /** A place of the organization is free for this case (EN-3). */
  placeFree: boolean
  /** The wait of CV-8 is over, or the case is a priority one. */
  escalationAllowed: boolean
  /** The organization may have one more case in progress (CL-10); a case that is in progress has it. */
  inProgressFree: boolean
}
/** What of the payload the guards look at; `withoutValidation` is the flag of the close reason. */
export type PayloadFacts = {
  reason?: string
  body?: string
  until?: string
  withoutValidation?: boolean
}
export type MachinePolicy = {
  classification: Pick<Policy['classification'], 'impact' | 'criticality' | 'levels'>
  closing: Pick<Policy['closing'], 'validationRequired'>
}
export type TransitionQuestion = {
  ticket: TicketFacts
  action: TicketAction
  role: MachineRole
  payload: PayloadFacts
  policy: MachinePolicy
}
export type TransitionDecision =
  | { kind: 'moved'; to: TicketState; returnTo: OriginState | null; sets?: { level: 'l3' } }
  | { kind: 'invalid_transition'; possible: TicketAction[] }
  | { kind: 'refused'; code: GuardCode }
  | { kind: 'not_allowed' }

const blank = (text: string | undefined) => text === undefined || text.trim() === ''
/** Problem, internal and alert cases have no customer to validate them. */
const isWithoutCustomer = (type: TicketType | null) =>
  type === 'problem' || type === 'internal' || type === 'alert'

function lacksClassification({ ticket, policy }: TransitionQuestion): boolean {
  const { impact, criticality } = policy.classification
  return (
    ticket.type === null ||
    (impact && ticket.impact === null) ||
    (criticality && ticket.criticality === null)
  )
}

function lacksValidation({ ticket, action, role, payload, policy }: TransitionQuestion): boolean {
  if (action === 'solve') return !isWithoutCustomer(ticket.type)
  const byDesk = PARTIES[role].includes('desk')
  return byDesk && policy.closing.validationRequired && payload.withoutValidation !== true
}

/** True: the guard stops the move. */
const GUARDS: Record<GuardCode, (question: TransitionQuestion) => boolean> = {
  terms_required: ({ ticket }) => ticket.termsPending,
  not_classified: lacksClassification,
  support_never_parked: ({ ticket }) => ticket.type === 'support' || ticket.type === null,
  validation_required: lacksValidation,
  // A customer withdraws without giving reasons, and the system's closings carry their own.
  reason_required: ({ action, role, payload }) =>
    blank(payload.reason) && (action !== 'close' || PARTIES[role].includes('desk')),
  body_required: ({ payload }) => blank(payload.body),
  until_required: ({ payload }) => blank(payload.until),
  reopen_window_closed: ({ ticket }) => !ticket.reopenWindowOpen,
  open_case_limit: ({ ticket }) => countsForType(ticket.type) && !ticket.placeFree,
  escalation_too_early: ({ ticket }) => !ticket.escalationAllowed,
  in_progress_limit: ({ ticket, action }) =>
    !ticket.inProgressFree && destination(action, ticket) === 'in_progress',
  // The vendor is level l3 (CL-5): a desk without that level has nobody to hand over to.
  rule_off: ({ policy }) => !policy.classification.levels.includes('l3'),
}
/** May the role take this action at all, whatever the case. */
export const mayPerform = (role: MachineRole, action: TicketAction) => {
  const by: readonly Party[] = TRANSITIONS[action].by
  return PARTIES[role].some((party) => by.includes(party))
}
const startsFrom = (action: TicketAction, state: TicketState) => {
  const from: readonly TicketState[] = TRANSITIONS[action].from
  return from.includes(state)
}

/** The actions the role has from this state, guards aside: `possible` of a 409. */
export const possibleActions = (state: TicketState, role: MachineRole): TicketAction[] =>
  TICKET_ACTIONS.filter((action) => mayPerform(role, action) && startsFrom(action, state))

/**
 * Judges one move (api.md "States and actions"). Role first (403), then state (409), then guards
 * (422; `open_case_limit` is 409). `sets` are fields the move itself changes.
 */
export function decideTransition(question: TransitionQuestion): TransitionDecision {
  const { ticket, action, role } = question
  if (!mayPerform(role, action)) return { kind: 'not_allowed' }
  if (!startsFrom(action, ticket.state)) {
    return { kind: 'invalid_transition', possible: possibleActions(ticket.state, role) }
  }
  const { guards }: Transition = TRANSITIONS[action]
  const code = guards.find((guard) => GUARDS[guard](question))
  if (code) return { kind: 'refused', code }

  const to = destination(action, ticket)
  const moved = { kind: 'moved', to, returnTo: originAfter(to, ticket) } as const
  return action === 'hand_to_vendor' ? { ...moved, sets: { level: 'l3' } } : moved
}

function destination(action: TicketAction, { state, returnTo }: TicketFacts): TicketState {
  const { to }: Transition = TRANSITIONS[action]
  if (to === 'same') return state
  // A lost origin falls back to review: the state that promises the customer least.
  return to === 'origin' ? (returnTo ?? 'in_review') : to
}

function originAfter(to: TicketState, { state, returnTo }: TicketFacts): OriginState | null {
  if (!WAITING.includes(to)) return null
  return state === 'in_review' || state === 'in_progress' ? state : returnTo
}

export type WaitingOn = 'desk' | 'customer' | 'vendor' | 'none'
const WAITING_ON: Record<TicketState, WaitingOn> = {
  received: 'desk',
  in_review: 'desk',
  in_progress: 'desk',
  waiting_customer: 'customer',
  waiting_decision: 'customer',
  waiting_vendor: 'vendor',
  scheduled: 'none',
  backlog: 'desk',
  in_validation: 'customer',
  closed: 'none',
  cancelled: 'none',
}
/** Whose the next move is (clocks.md, accountability). */
export const waitingOn = (state: TicketState): WaitingOn => WAITING_ON[state]

const countsForType = (type: TicketType | null) => !isWithoutCustomer(type)
/** EN-3: every state but closed and cancelled holds a place; a case not yet typed does too. */
export const countsForPlace = (state: TicketState, type: TicketType | null): boolean =>
  state !== 'closed' && state !== 'cancelled' && countsForType(type)
