import type { Actor } from '@mesa/shared/access/actor'
import { AppError } from '../../errors.ts'
import * as identity from './identity.repository.ts'
import { verifyPassword } from './passwords.ts'
import type { Typed } from './second-step.ts'
import type { IdentityDeps } from './signed-in.ts'

export type PersonActor = Extract<Actor, { kind: 'staff' | 'customer' }>

/** Profiles, passwords and sessions belong to people; an API key has none. */
export function asPerson(actor: Actor): PersonActor {
  if (actor.kind !== 'staff' && actor.kind !== 'customer') throw new AppError('not_allowed')
  return actor
}

/** The password, typed now: an open session alone must not be enough for what it guards. */
export async function demandPassword(
  deps: IdentityDeps,
  { tenantId, userId }: PersonActor,
  { password, path }: { password: string; path: string },
): Promise<identity.SignInRow> {
  const forget = throttle(deps, `${tenantId} ${userId} password`)
  const person = await identity.readPerson(deps.db, { tenantId, userId })
  if (!person) throw new AppError('session_revoked')
  if (!(await verifyPassword(person.passwordHash, password)))
    throw new AppError('password_wrong', { errors: [{ path, code: 'invalid' }] })
  forget()
  return person
}

/** Five wrong codes in five minutes; call the answer once the code proved right. */
export const throttleTyped = (deps: IdentityDeps, account: string, typed: Typed) =>
  typed.totp === undefined && typed.recoveryCode === undefined
    ? () => undefined
    : throttle(deps, account, 2)

/**
 * Counts an attempt as wrong until the answered function is called; `rate_limited` after ten, or
 * fewer of those that weigh more (A01, A09).
 */
export function throttle(
  { throttle: counts, clock, config }: IdentityDeps,
  account: string,
  weight = 1,
) {
  for (let taken = 0; config.hasRateLimit && taken < weight; taken += 1) {
    const retryAfterSeconds = counts.take(account, clock.now())
    if (retryAfterSeconds !== null) throw new AppError('rate_limited', { retryAfterSeconds })
  }
  return () => counts.forget(account)
}
