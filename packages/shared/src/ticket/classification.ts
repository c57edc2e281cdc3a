import type { Level } from '../rulebook/policy.ts'
import { possibleActions, type TicketAction, type TicketState, type TicketType } from './machine.ts'
import type { MachineRole } from './parties.ts'

export type ReclassificationDecision =
  | { kind: 'kept' }
  | { kind: 'moved'; to: 'in_review' }
  | { kind: 'invalid_transition'; possible: TicketAction[] }

/**
 * What a classification does to the state: support leaves the backlog (CL-2). Level l3 is reached
 * only through `hand_to_vendor`, and an ended case is not reclassified (both 409, api.md).
 */
export function decideReclassification(question: {
  state: TicketState
  level: Level | null
  to: { type?: TicketType | undefined; level?: Level | undefined }
  role: MachineRole
}): ReclassificationDecision {
  const { state, level, to, role } = question
  const isEnded = state === 'closed' || state === 'cancelled'
  const entersL3 = to.level === 'l3' && level !== 'l3'
  if (isEnded || entersL3) {
    return { kind: 'invalid_transition', possible: possibleActions(state, role) }
  }
  if (state === 'backlog' && to.type === 'support') return { kind: 'moved', to: 'in_review' }
  return { kind: 'kept' }
}
