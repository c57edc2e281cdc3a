import type { ClassificationPolicy, Criticality, Impact, Level } from '../rulebook/policy.ts'
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

type Classes = {
  type?: TicketType | undefined
  impact?: Impact | undefined
  criticality?: Criticality | undefined
  level?: Level | undefined
}
/** Types that are the desk's own affair, whatever its rulebook offers customers. */
const ownTypes: readonly TicketType[] = ['problem', 'internal', 'alert']

/**
 * What of a classification the rulebook does not know (CL-2, CL-4, CL-5): types and levels that are not
 * its own, criticality or impact where it uses none. What a case has already may be said again.
 */
export function unusedClasses(
  to: Classes,
  before: Classes,
  policy: ClassificationPolicy,
): Array<keyof Classes> {
  const types: readonly TicketType[] = [...policy.types, ...ownTypes]
  const isKnown = {
    type: to.type === undefined || types.includes(to.type),
    impact: to.impact === undefined || policy.impact,
    criticality: to.criticality === undefined || policy.criticality,
    level: to.level === undefined || policy.levels.includes(to.level),
  }
  const classes = ['type', 'impact', 'criticality', 'level'] as const
  return classes.filter((name) => !isKnown[name] && to[name] !== before[name])
}
