import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LoginBody, Me, PatchMeBody, SessionView } from '@mesa/shared/wire/session.schema'
import type { Clock } from '../../clock.ts'
import { systemScope, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { publish } from '../outbox/outbox.service.ts'
import { updateOwnProfile } from '../people/people.service.ts'
import { currentDesk, findDesk } from '../tenants/tenants.service.ts'
import { createAuthenticate } from './authenticate.ts'
import * as identity from './identity.repository.ts'
import { createLoginThrottle } from './login-throttle.ts'
import { verifyPassword } from './passwords.ts'
import {
  addRefreshToken,
  openSession,
  sessionEnd,
  toSessionUser,
  type OpenedSession,
} from './sessions.ts'
import { newDeskSecret } from './tokens.ts'

export type IdentityDeps = {
  db: Database
  clock: Clock
  config: { hasRateLimit: boolean }
  secrets: { tokens: string }
  signToken(claims: { sid: string; tid: string; sub: string }): string
}
export type IdentityService = ReturnType<typeof createIdentityService>

/** What a browser brings besides the body. */
export type Visitor = {
  host: string | undefined
  userAgent: string | undefined
  deviceCookie?: string | undefined
}
/** What a sign-in gives back: the answer, and what goes into cookies. */
export type SignedIn = { view: SessionView; refreshToken: string; deviceCookie: string }

const graceMs = 10_000
const linkMs = 72 * 60 * 60_000

export function createIdentityService(deps: IdentityDeps) {
  const { db, clock, config } = deps
  const throttle = createLoginThrottle()

  return {
    authenticate: createAuthenticate(deps),

    /** Same answer and same time for an unknown address and a wrong password (A02). */
    async login({ email, password, desk: slug }: LoginBody, visitor: Visitor): Promise<SignedIn> {
      const desk = await findDesk(db, { slug, host: visitor.host })
      const tenantId = desk?.id ?? ''
      const address = email.toLowerCase()
      const person = desk && (await identity.readPerson(db, { tenantId, email: address }))
      const account = `${tenantId} ${address} ${isKnownDevice(deps, visitor, person) ? 'known' : ''}`
      const waitSeconds = config.hasRateLimit ? throttle.take(account, clock.now()) : null
      if (waitSeconds !== null)
        throw new AppError('rate_limited', { retryAfterSeconds: waitSeconds })
      const isRight = await verifyPassword(person?.passwordHash ?? null, password)
      if (!person || !isRight) throw new AppError('invalid_credentials')
      throttle.forget(account)
      const session = await db.transaction(systemScope(tenantId), (tx) =>
        openSession(tx, { userId: person.id, userAgent: visitor.userAgent, at: clock.now() }),
      )
      return signIn(deps, { tenantId, person, session })
    },

    /**
     * Rotates the refresh token. A token used twice ends the session, since one of the two was a
     * thief; two tabs of one browser racing within seconds are not.
     */
    async refresh(cookie: string | undefined): Promise<SignedIn> {
      const { tenantId, secret } = readRefreshCookie(cookie)
      const at = clock.now()
      const outcome = await db.transaction(systemScope(tenantId), async (tx) => {
        const found = await identity.lockRefreshToken(tx, sha256(secret))
        if (!found) return 'unauthenticated' as const
        const { token, session } = found
        if (session.revokedAt !== null) return 'session_revoked' as const
        if (session.expiresAt <= at) return 'session_expired' as const
        if (token.usedAt !== null && at.getTime() - token.usedAt.getTime() >= graceMs) {
          await identity.revokeSession(tx, session.id, { at, because: 'refresh_reused' })
          return 'refresh_reused' as const
        }
        if (token.usedAt === null) await identity.markRefreshTokenUsed(tx, token.id, at)
        await identity.extendSession(tx, session.id, {
          at,
          expiresAt: sessionEnd(session.createdAt, at),
        })
        const refreshToken = await addRefreshToken(tx, session.id, at)
        return { session: { sessionId: session.id, refreshToken }, userId: session.userId }
      })
      if (typeof outcome === 'string') throw new AppError(outcome)
      const person = await identity.readPerson(db, { tenantId, userId: outcome.userId })
      if (!person) throw new AppError('session_revoked')
      return signIn(deps, { tenantId, person, session: outcome.session })
    },

    /** Ends the session of the cookie, of the access token, or both; says nothing when there is none. */
    async logout(
      cookie: string | undefined,
      claims: { tid: string; sid: string } | null,
    ): Promise<void> {
      const at = clock.now()
      const ended = { at, because: 'logout' }
      if (claims)
        await db.transaction(systemScope(claims.tid), (tx) =>
          identity.revokeSession(tx, claims.sid, ended),
        )
      const [, tenantId, secret] = refreshPattern.exec(cookie ?? '') ?? []
      if (tenantId === undefined || secret === undefined) return
      await db.transaction(systemScope(tenantId), async (tx) => {
        const found = await identity.lockRefreshToken(tx, sha256(secret))
        if (found) await identity.revokeSession(tx, found.session.id, ended)
      })
    },

    me: (actor: Caller): Promise<Me> => readMe(db, actor),

    async updateMe(actor: Caller, patch: PatchMeBody): Promise<Me> {
      const { userId } = asPerson(actor)
      await db.transaction(actor, (tx) =>
        updateOwnProfile(tx, userId, { ...patch, at: clock.now() }),
      )
      return readMe(db, actor)
    },
  }
}

/** Ends every session of a person, from the next request on (P24). */
export const endSessions = (tx: Tx, userId: string, ended: { at: Date; because: string }) =>
  identity.revokeSessionsOf(tx, userId, ended)

/** Writes a fresh invitation, which replaces earlier ones, and the outbox row its mail is made from. */
export async function inviteByMail(
  tx: Tx,
  {
    user,
    organizationId,
    at,
  }: { user: { id: string; email: string }; organizationId?: string; at: Date },
): Promise<void> {
  await identity.useTokensFor(tx, { userId: user.id, purpose: 'invitation', at })
  await mailToken(tx, {
    user,
    purpose: 'invitation',
    at,
    ...(organizationId === undefined ? {} : { organizationId }),
  })
}

type TokenMail = {
  user: { id: string; email: string }
  purpose: identity.TokenPurpose
  organizationId?: string
  at: Date
}

/** The secret itself stands only in the outbox row, which forgets it once the mail is made. */
export async function mailToken(tx: Tx, { user, purpose, organizationId, at }: TokenMail) {
  const token = newDeskSecret(tx.tenantId)
  await identity.insertOneTimeToken(tx, {
    id: newId(at),
    userId: user.id,
    purpose,
    tokenHash: sha256(token),
    email: user.email,
    createdAt: at,
    expiresAt: new Date(at.getTime() + linkMs),
  })
  await publish(tx, {
    type: purpose === 'invitation' ? 'identity.invited' : 'identity.reset_requested',
    payload: { userId: user.id, token },
    organizationId: organizationId ?? null,
    internal: true,
    at,
  })
}

/** The answer of every way to sign in. */
export function signIn(
  deps: Pick<IdentityDeps, 'signToken' | 'secrets'>,
  {
    tenantId,
    person,
    session,
  }: { tenantId: string; person: identity.SignInRow; session: OpenedSession },
): SignedIn {
  const accessToken = deps.signToken({ sid: session.sessionId, tid: tenantId, sub: person.id })
  return {
    view: { accessToken, expiresIn: 300, user: toSessionUser(person) },
    refreshToken: session.refreshToken,
    deviceCookie: deviceOf(deps, person),
  }
}

const refreshPattern = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/

function readRefreshCookie(cookie: string | undefined) {
  const [, tenantId, secret] = refreshPattern.exec(cookie ?? '') ?? []
  if (tenantId === undefined || secret === undefined) throw new AppError('unauthenticated')
  return { tenantId, secret }
}

/** Bound to the password, so that a reset also forgets the devices that knew the old one. */
const deviceOf = (
  { secrets }: Pick<IdentityDeps, 'secrets'>,
  { id, passwordHash }: { id: string; passwordHash: string | null },
) =>
  createHmac('sha256', secrets.tokens)
    .update(`device ${id} ${passwordHash ?? ''}`)
    .digest('base64url')

/** A browser that signed in before is throttled apart, so nobody can lock its owner out (A01). */
function isKnownDevice(
  deps: IdentityDeps,
  { deviceCookie }: Visitor,
  person: identity.SignInRow | undefined,
) {
  if (!person || deviceCookie === undefined) return false
  const [given, right] = [Buffer.from(deviceCookie), Buffer.from(deviceOf(deps, person))]
  return given.length === right.length && timingSafeEqual(given, right)
}

async function readMe(db: Database, actor: Caller): Promise<Me> {
  const { userId, tenantId } = asPerson(actor)
  const person = await identity.readPerson(db, { tenantId, userId })
  if (!person) throw new AppError('session_revoked')
  return db.transaction(
    actor,
    async (tx) => {
      const desk = await currentDesk(tx)
      const memberships = person.kind === 'customer' ? person.memberships : []
      const ids = memberships.map(({ organizationId }) => organizationId)
      const names = await identity.findOrganizationNames(tx, ids)
      return {
        user: toSessionUser(person),
        memberships: memberships.map(({ organizationId, role }) => ({
          organizationId,
          organizationName: names.find(({ id }) => id === organizationId)?.name ?? '',
          role,
        })),
        desk: { name: desk.name, slug: desk.slug, timeZone: desk.timeZone },
      }
    },
    { readOnly: true },
  )
}

/** Profiles and sessions belong to people; an API key has neither. */
function asPerson(actor: Caller) {
  if (actor.kind !== 'staff' && actor.kind !== 'customer') throw new AppError('not_allowed')
  return actor
}
