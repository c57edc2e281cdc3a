import type { Actor } from '@mesa/shared/access/actor'
import { AppError } from '../../errors.ts'
import * as identity from './identity.repository.ts'
import { throttle, type Guessed } from './login-throttle.service.ts'
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
  const forget = await throttle(deps, { tenantId, account: `${userId} password` })
  const person = await identity.readPerson(deps.db, { tenantId, userId })
  if (!person) throw new AppError('session_revoked')
  if (!(await verifyPassword(person.passwordHash, password)))
    throw new AppError('password_wrong', { errors: [{ path, code: 'invalid' }] })
  await forget()
  return person
}

/** Five wrong codes in five minutes; call the answer once the code proved right. */
export const throttleTyped = async (deps: IdentityDeps, guessed: Guessed, typed: Typed) =>
  typed.totp === undefined && typed.recoveryCode === undefined
    ? async () => undefined
    : throttle(deps, { ...guessed, weight: 2 })
