import { decideOpener, looksUpOpener, type OpenerQuestion } from '@mesa/shared/intake/opener'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import * as intake from './intake.repository.ts'
import type { Draft } from './intake-rules.ts'

/**
 * The person who opens, as the rules judge them; null for agents on behalf, keys and Mesa itself, who
 * are not asked. One statement, and none where the rulebook asks for nothing that is stored.
 */
export async function readOpener(
  tx: Tx,
  { actor, body, place, rules }: Draft,
): Promise<OpenerQuestion | null> {
  if (actor.kind !== 'customer') return null
  const { organizationId } = place
  const own = actor.memberships.find((one) => one.organizationId === organizationId)
  const role = own?.role ?? 'requester'
  if (!looksUpOpener(rules.policy.entitlement)) return { role, conditions: null, isTrained: true }
  const known = await intake.findOpener(tx, { userId: actor.userId, productId: body.productId })
  const { version, isAccepted, isTrained } = known
  return { role, conditions: version === null ? null : { version, isAccepted }, isTrained }
}

/** EN-4, EN-5, EN-7. */
export function demandPerson({ body, rules, course }: Draft, opener: OpenerQuestion | null): void {
  if (opener === null) return
  const asked = course ? { ...opener, isTrained: true } : opener
  const decision = decideOpener(asked, rules.policy.entitlement)
  if (decision.kind === 'ok') return
  switch (decision.code) {
    case 'key_users_only':
      throw new AppError('key_users_only')
    case 'conditions_required':
      throw new AppError('conditions_required', { version: decision.version })
    case 'training_required':
      throw new AppError('training_required', { productId: body.productId })
  }
}
