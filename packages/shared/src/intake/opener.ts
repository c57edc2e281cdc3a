import type { CustomerRole } from '../access/actor.ts'
import type { EntitlementPolicy } from '../rulebook/policy.ts'

export type OpenerQuestion = {
  /** In the organization of the case. */
  role: CustomerRole
  /** The version of the conditions in force, and whether this person accepted it; null: none published. */
  conditions: { version: number; isAccepted: boolean } | null
  isTrained: boolean
}
export type OpenerDecision =
  | { kind: 'ok' }
  | { kind: 'refused'; code: 'key_users_only' | 'training_required' }
  | { kind: 'refused'; code: 'conditions_required'; version: number }
type OpenerPolicy = Pick<EntitlementPolicy, 'keyUsersOnly' | 'conditions' | 'training'>

/**
 * May this person open a case themselves (EN-4, EN-5, EN-7, in this order)? Agents on behalf and API
 * keys are not asked. All answer 422.
 */
export function decideOpener(
  { role, conditions, isTrained }: OpenerQuestion,
  policy: OpenerPolicy,
): OpenerDecision {
  if (policy.keyUsersOnly && role === 'requester')
    return { kind: 'refused', code: 'key_users_only' }
  if (policy.conditions === 'once' && conditions && !conditions.isAccepted)
    return { kind: 'refused', code: 'conditions_required', version: conditions.version }
  if (policy.training === 'required' && !isTrained)
    return { kind: 'refused', code: 'training_required' }
  return { kind: 'ok' }
}

/** Whether anything about the person has to be looked up. */
export const looksUpOpener = ({ conditions, training }: OpenerPolicy): boolean =>
  conditions === 'once' || training === 'required'
