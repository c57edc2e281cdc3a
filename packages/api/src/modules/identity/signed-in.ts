import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SessionView } from '@mesa/shared/wire/session.schema'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/database.ts'
import type { SignInRow } from './identity.repository.ts'
import { toSessionUser, type OpenedSession } from './sessions.ts'

export type IdentityDeps = {
  db: Database
  clock: Clock
  config: { hasRateLimit: boolean }
  secrets: { tokens: string; sealing: string }
  signToken(claims: { sid: string; tid: string; sub: string }): string
}

/** What a browser brings besides the body. */
export type Visitor = {
  host: string | undefined
  userAgent: string | undefined
  /** Of the browser, or of the last proxy that is not trusted (A06). */
  address?: string | undefined
  deviceCookie?: string | undefined
}

/** What a sign-in gives back: the answer, and what goes into cookies. */
export type SignedIn = { view: SessionView; refreshToken: string; deviceCookie: string }

type Opened = { tenantId: string; person: SignInRow; session: OpenedSession }

/** The answer of every way to sign in. */
export function signIn(deps: IdentityDeps, { tenantId, person, session }: Opened): SignedIn {
  const accessToken = deps.signToken({ sid: session.sessionId, tid: tenantId, sub: person.id })
  return {
    view: { accessToken, expiresIn: 300, user: toSessionUser(person) },
    refreshToken: session.refreshToken,
    deviceCookie: deviceOf(deps, person),
  }
}

/** Bound to the password, so that a reset also forgets the devices that knew the old one. */
const deviceOf = (
  { secrets }: IdentityDeps,
  { id, passwordHash }: Pick<SignInRow, 'id' | 'passwordHash'>,
) =>
  createHmac('sha256', secrets.tokens)
    .update(`device ${id} ${passwordHash ?? ''}`)
    .digest('base64url')

/** A browser that signed in before is throttled apart, so nobody can lock its owner out (A01). */
export function isKnownDevice(
  deps: IdentityDeps,
  { deviceCookie }: Visitor,
  person: SignInRow | undefined,
) {
  if (!person || deviceCookie === undefined) return false
  const [given, right] = [Buffer.from(deviceCookie), Buffer.from(deviceOf(deps, person))]
  return given.length === right.length && timingSafeEqual(given, right)
}
