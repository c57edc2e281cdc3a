import {
  decideTransition,
  mayPerform,
  TICKET_ACTIONS,
  TRANSITIONS,
  type GuardCode,
  type PayloadFacts,
  type TicketAction,
  type TransitionQuestion,
} from './machine.ts'

/** What the form behind a button asks for, and so never disables the button itself. */
const GIVEN_BY_FORM = {
  reason: 'given',
  body: 'given',
  until: 'given',
  withoutValidation: true,
} satisfies PayloadFacts

export type AvailableAction = {
  action: TicketAction
  via: (typeof TRANSITIONS)[TicketAction]['via']
  enabled: boolean
  reason?: GuardCode | 'wrong_state'
}

/** Every action of the role, those not possible now with why: buttons are disabled, not hidden. */
export function availableActions(
  question: Pick<TransitionQuestion, 'ticket' | 'role' | 'policy'>,
): AvailableAction[] {
  return TICKET_ACTIONS.filter((action) => mayPerform(question.role, action)).map((action) => {
    const { via } = TRANSITIONS[action]
    const decision = decideTransition({ ...question, action, payload: GIVEN_BY_FORM })
    if (decision.kind === 'moved') return { action, via, enabled: true }
    const reason = decision.kind === 'refused' ? decision.code : 'wrong_state'
    return { action, via, enabled: false, reason }
  })
}
