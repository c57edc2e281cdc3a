import type { CustomerRole, Membership } from '@mesa/shared/access/actor'
import type { SessionUser } from '@mesa/shared/wire/session.schema'
import type { Tx } from '../../db/database.ts'
import { newId, newSecret, sha256 } from '../../ids.ts'
import { noteSignIn } from '../people/people.service.ts'
import * as identity from './identity.repository.ts'

const idleMs = 7 * 24 * 60 * 60_000
const lifeMs = 30 * 24 * 60 * 60_000

/** `<desk id>.<secret>`: what the refresh cookie carries. */
export type OpenedSession = { sessionId: string; refreshToken: string }

/** A new session with its first refresh token; an id planted before sign-in is never taken over (A08). */
export async function openSession(
  tx: Tx,
  { userId, userAgent, at }: { userId: string; userAgent: string | undefined; at: Date },
): Promise<OpenedSession> {
  const sessionId = newId(at)
  await noteSignIn(tx, userId)
  await identity.insertSession(tx, {
    id: sessionId,
    userId,
    createdAt: at,
    lastUsedAt: at,
    expiresAt: new Date(at.getTime() + idleMs),
    userAgent: userAgent?.slice(0, 300) ?? null,
  })
  return { sessionId, refreshToken: await addRefreshToken(tx, sessionId, at) }
}

export async function addRefreshToken(tx: Tx, sessionId: string, at: Date) {
  const secret = newSecret()
  await identity.insertRefreshToken(tx, {
    id: newId(at),
    sessionId,
    tokenHash: sha256(secret),
    createdAt: at,
  })
  return `${tx.tenantId}.${secret}`
}

/** A session ends after 7 days without use, and after 30 in any case. */
export const sessionEnd = (createdAt: Date, at: Date) =>
  new Date(Math.min(at.getTime() + idleMs, createdAt.getTime() + lifeMs))

const strength: CustomerRole[] = ['key_user', 'backup_key_user', 'requester']

/** The strongest role of a customer over all their organizations. */
export const strongestRole = (memberships: Membership[]): CustomerRole =>
  strength.find((role) => memberships.some((one) => one.role === role)) ?? 'requester'

export const toSessionUser = (person: identity.SignInRow): SessionUser => ({
  id: person.id,
  name: person.name,
  email: person.email,
  kind: person.kind,
  role: person.staffRole ?? strongestRole(person.memberships),
  locale: person.locale,
  timeZone: person.timeZone,
})
