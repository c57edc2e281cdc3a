import { expect, test } from 'vitest'
import {
  decideTransition,
  possibleActions,
  TICKET_ACTIONS,
  TICKET_STATES,
  type MachinePolicy,
  type TicketAction,
  type TicketFacts,
  type TicketState,
  type TransitionQuestion,
} from './machine.ts'
import type { MachineRole } from './parties.ts'

const PAYLOAD = { reason: 'r', body: 'b', until: '2026-03-04', withoutValidation: true }
const POLICY = {
  classification: { impact: false, criticality: true, levels: ['l1', 'l2', 'l3'] },
  closing: { validationRequired: true },
} satisfies MachinePolicy
const aTicket = (over: Partial<TicketFacts> = {}): TicketFacts => ({
  state: 'in_progress',
  returnTo: null,
  type: 'change',
  impact: null,
  criticality: 'moderate',
  termsPending: false,
  reopenWindowOpen: true,
  placeFree: true,
  escalationAllowed: true,
  inProgressFree: true,
  ...over,
})
type Asked = Partial<Omit<TransitionQuestion, 'ticket'>> & { ticket?: Partial<TicketFacts> }
const decide = ({ ticket, ...over }: Asked & { action: TicketAction }) =>
  decideTransition({
    role: 'agent',
    payload: PAYLOAD,
    policy: POLICY,
    ...over,
    ticket: aTicket(ticket),
  })

// One row per action, one column per state, in the order of TICKET_STATES: the state it leads to,
// `-` for 409. The ticket waits with origin in_review, so that `origin` shows as `rev`.
const SHORT: Record<string, TicketState> = {
  rec: 'received',
  rev: 'in_review',
  pro: 'in_progress',
  cus: 'waiting_customer',
  dec: 'waiting_decision',
  ven: 'waiting_vendor',
  sch: 'scheduled',
  bac: 'backlog',
  val: 'in_validation',
  clo: 'closed',
  can: 'cancelled',
}
const MOVES: Record<TicketAction, string> = {
  //                 rec rev pro cus dec ven sch bac val clo can
  review: '           rev  -   -   -   -   -   -   -   -   -   - ',
  start: '            pro pro  -   -   -   -  pro pro  -   -   - ',
  ask: '               -  cus cus  -   -   -   -   -   -   -   - ',
  answer: '            -   -   -  rev  -   -   -   -   -   -   - ',
  request_decision: '  -  dec dec  -   -   -   -   -   -   -   - ',
  decided: '           -   -   -   -  rev  -   -   -   -   -   - ',
  withdraw_decision: ' -   -   -   -  rev  -   -   -   -   -   - ',
  hand_to_vendor: '    -   -  ven  -   -   -   -   -   -   -   - ',
  schedule: '          -   -  sch  -   -   -   -   -   -   -   - ',
  park: '              -  bac bac  -   -   -   -   -   -   -   - ',
  resume: '            -   -   -  rev  -  rev rev rev  -   -   - ',
  propose: '           -   -  val  -   -   -   -   -   -   -   - ',
  accept: '            -   -   -   -   -   -   -   -  clo  -   - ',
  watch: '             -   -   -   -   -   -   -   -  val  -   - ',
  reject: '            -   -   -   -   -   -   -   -  pro  -   - ',
  solve: '             -   -  clo  -   -   -   -   -   -   -   - ',
  close: '            clo clo clo clo clo clo clo clo clo  -   - ',
  cancel: '           can can  -   -   -   -   -   -   -   -   - ',
  reopen: '            -   -   -   -   -   -   -   -   -  pro  - ',
  escalate: '         rec rev pro cus dec ven sch bac val  -   - ',
}
const DESK = ['agent', 'supervisor', 'api_key']
const CUSTOMER = ['requester', 'key_user', 'backup_key_user']
const ROLES: MachineRole[] = [
  ...(['requester', 'key_user', 'backup_key_user', 'agent', 'supervisor', 'api_key'] as const),
  ...(['technician', 'commercial', 'admin', 'viewer', 'system'] as const),
]
const WHO: Record<TicketAction, string[]> = {
  review: DESK,
  start: DESK,
  ask: DESK,
  answer: CUSTOMER,
  request_decision: DESK,
  decided: CUSTOMER,
  withdraw_decision: [...DESK, 'system'],
  hand_to_vendor: DESK,
  schedule: DESK,
  park: DESK,
  resume: DESK,
  propose: DESK,
  accept: CUSTOMER,
  watch: CUSTOMER,
  reject: CUSTOMER,
  solve: DESK,
  close: [...CUSTOMER, ...DESK, 'system'],
  cancel: DESK,
  reopen: [...CUSTOMER, 'supervisor'],
  escalate: CUSTOMER,
}

function expected(action: TicketAction, state: TicketState, role: MachineRole): string {
  if (!WHO[action].includes(role)) return 'not_allowed'
  const cell = MOVES[action].trim().split(/\s+/)[TICKET_STATES.indexOf(state)] ?? '?'
  return SHORT[cell] ?? 'invalid_transition'
}

test.each(TICKET_ACTIONS)(
  '%s leads where the table says, in every state for every role',
  (action) => {
    const type = action === 'solve' ? 'problem' : 'change'
    for (const state of TICKET_STATES) {
      for (const role of ROLES) {
        const decision = decide({ action, role, ticket: { state, type, returnTo: 'in_review' } })
        const outcome = decision.kind === 'moved' ? decision.to : decision.kind
        expect([state, role, outcome]).toEqual([state, role, expected(action, state, role)])
      }
    }
  },
)

test('a waiting state remembers where it came from, and every other forgets', () => {
  for (const action of ['ask', 'request_decision', 'park'] as const) {
    for (const state of ['in_review', 'in_progress'] as const) {
      expect(decide({ action, ticket: { state } })).toMatchObject({ returnTo: state })
    }
  }
  const back = decide({
    action: 'answer',
    role: 'requester',
    ticket: { state: 'waiting_customer', returnTo: 'in_progress' },
  })
  expect(back).toEqual({ kind: 'moved', to: 'in_progress', returnTo: null })
  const escalated = decide({
    action: 'escalate',
    role: 'key_user',
    ticket: { state: 'waiting_vendor', returnTo: 'in_progress' },
  })
  expect(escalated).toEqual({ kind: 'moved', to: 'waiting_vendor', returnTo: 'in_progress' })
})

test('CL-5: handing to the vendor sets level l3', () => {
  expect(decide({ action: 'hand_to_vendor' })).toEqual({
    kind: 'moved',
    to: 'waiting_vendor',
    returnTo: 'in_progress',
    sets: { level: 'l3' },
  })
})

const impactPolicy = {
  ...POLICY,
  classification: { ...POLICY.classification, impact: true, criticality: false },
}
const oneLevel = {
  ...POLICY,
  classification: { ...POLICY.classification, levels: ['l1' as const] },
}
const full = { inProgressFree: false }
const lenient = { ...POLICY, closing: { validationRequired: false } }
const closedAt = { state: 'closed' } as const
test.each<[string, Asked & { action: TicketAction }, string]>([
  [
    'EN-6: terms first',
    { action: 'start', ticket: { state: 'in_review', termsPending: true } },
    'terms_required',
  ],
  ['a type', { action: 'start', ticket: { state: 'received', type: null } }, 'not_classified'],
  [
    'CL-4: a criticality',
    { action: 'start', ticket: { state: 'received', criticality: null } },
    'not_classified',
  ],
  [
    'CL-3: an impact',
    { action: 'start', ticket: { state: 'received' }, policy: impactPolicy },
    'not_classified',
  ],
  [
    'CL-2: no parked support',
    { action: 'park', ticket: { type: 'support' } },
    'support_never_parked',
  ],
  ['CL-2: nor before a type', { action: 'park', ticket: { type: null } }, 'support_never_parked'],
  [
    'no solving of support',
    { action: 'solve', ticket: { type: 'support' } },
    'validation_required',
  ],
  [
    'RS-4: no closing past the customer',
    { action: 'close', payload: { reason: 'r' } },
    'validation_required',
  ],
  [
    'the desk says why it closes',
    { action: 'close', payload: {}, policy: lenient },
    'reason_required',
  ],
  [
    'a reason to cancel',
    { action: 'cancel', payload: {}, ticket: { state: 'received' } },
    'reason_required',
  ],
  [
    'CL-5: a reason for the vendor',
    { action: 'hand_to_vendor', payload: { reason: ' ' } },
    'reason_required',
  ],
  [
    'RS-4: a reason to reject',
    { action: 'reject', role: 'key_user', payload: {}, ticket: { state: 'in_validation' } },
    'reason_required',
  ],
  [
    'RS-4: watch until when',
    { action: 'watch', role: 'key_user', payload: {}, ticket: { state: 'in_validation' } },
    'until_required',
  ],
  ['a text of the solution', { action: 'propose', payload: {} }, 'body_required'],
  [
    'EX-5: the window',
    { action: 'reopen', role: 'supervisor', ticket: { ...closedAt, reopenWindowOpen: false } },
    'reopen_window_closed',
  ],
  [
    'EN-3: a place',
    { action: 'reopen', role: 'key_user', ticket: { ...closedAt, placeFree: false } },
    'open_case_limit',
  ],
  ['CL-5: a desk without a vendor', { action: 'hand_to_vendor', policy: oneLevel }, 'rule_off'],
  [
    'CL-10: one more in progress',
    { action: 'start', ticket: { state: 'in_review', ...full } },
    'in_progress_limit',
  ],
  [
    'CL-10: one that comes back to progress',
    { action: 'resume', ticket: { state: 'scheduled', returnTo: 'in_progress', ...full } },
    'in_progress_limit',
  ],
  [
    'CV-8: the wait',
    { action: 'escalate', role: 'requester', ticket: { escalationAllowed: false } },
    'escalation_too_early',
  ],
])('a guard holds the move: %s', (_title, question, code) => {
  expect(decide(question)).toEqual({ kind: 'refused', code })
})

test('CL-10: no limit holds what the customer answers, nor what comes back to review', () => {
  const waiting = { state: 'waiting_customer', returnTo: 'in_progress', ...full } as const
  expect(decide({ action: 'answer', role: 'requester', ticket: waiting })).toMatchObject({
    to: 'in_progress',
  })
  const unstarted = { ...waiting, returnTo: 'in_review' } as const
  expect(decide({ action: 'resume', ticket: unstarted })).toMatchObject({ to: 'in_review' })
})

test('a customer withdraws without a reason, and the system closes without validation', () => {
  expect(decide({ action: 'close', role: 'requester', payload: {} }).kind).toBe('moved')
  expect(decide({ action: 'close', role: 'system', payload: {} }).kind).toBe('moved')
  expect(decide({ action: 'close', payload: { reason: 'r' }, policy: lenient }).kind).toBe('moved')
})

test('a wrong state names what the caller could do instead', () => {
  expect(decide({ action: 'start', ticket: { state: 'waiting_customer' } })).toEqual({
    kind: 'invalid_transition',
    possible: ['resume', 'close'],
  })
  expect(possibleActions('in_validation', 'key_user')).toEqual([
    'accept',
    'watch',
    'reject',
    'close',
    'escalate',
  ])
})
