import type { LoginBody, Me, PatchMeBody } from '@mesa/shared/wire/session.schema'
import { systemScope, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { ownProfile, updateOwnProfile } from '../people/people.service.ts'
import { currentDesk, findDesk } from '../tenants/tenants.service.ts'
import { createAuthenticate } from './authenticate.ts'
import * as identity from './identity.repository.ts'
import { throttle, throttleAddress } from './login-throttle.service.ts'
import { asPerson, throttleTyped } from './own-account.ts'
import { verifyPassword } from './passwords.ts'
import { passSecondStep } from './second-step.ts'
import { addRefreshToken, openSession, sessionEnd, toSessionUser } from './sessions.ts'
import {
  isKnownDevice,
  signIn,
  type IdentityDeps,
  type SignedIn,
  type Visitor,
} from './signed-in.ts'

export type SignInService = ReturnType<typeof createSignInService>

const graceMs = 10_000
const refreshPattern = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/

export function createSignInService(deps: IdentityDeps) {
  return {
    authenticate: createAuthenticate(deps),
    login: (body: LoginBody, visitor: Visitor) => login(deps, { body, visitor }),
    refresh: (cookie: string | undefined) => refresh(deps, cookie),
    logout: (cookie: string | undefined, claims: { tid: string; sid: string } | null) =>
      logout(deps, { cookie, claims }),
    me: (actor: Caller): Promise<Me> => readMe(deps.db, actor),

    async updateMe(
      actor: Caller,
      { body, ifMatch }: { body: PatchMeBody; ifMatch: string | undefined },
    ): Promise<Me> {
      const { userId } = asPerson(actor)
      const change = { ...body, ifMatch, at: deps.clock.now() }
      await deps.db.transaction(actor, (tx) => updateOwnProfile(tx, userId, change))
      return readMe(deps.db, actor)
    },
  }
}

/**
 * Same answer and same time for an unknown address and a wrong password (A02). Only a right password
 * learns that there is a second factor; its codes are counted apart, so that five wrong ones stop
 * the guessing however many passwords were right (A09).
 */
async function login(
  deps: IdentityDeps,
  { body, visitor }: { body: LoginBody; visitor: Visitor },
): Promise<SignedIn> {
  const { db, clock } = deps
  const desk = await findDesk(db, { slug: body.desk, host: visitor.host })
  const tenantId = desk?.id ?? ''
  const email = body.email.toLowerCase()
  const person = desk && (await identity.readPerson(db, { tenantId, email }))
  const isKnown = isKnownDevice(deps, visitor, person)
  const account = `${email} ${isKnown ? 'known' : ''}`
  const address = isKnown ? undefined : visitor.address
  const takeBack = await throttleAddress(deps, { tenantId, address })
  const forget = await throttle(deps, { tenantId, account })
  const isRight = await verifyPassword(person?.passwordHash ?? null, body.password)
  if (!person || !isRight) throw new AppError('invalid_credentials')
  await Promise.all([forget(), takeBack()])
  const typed = { totp: body.totp, recoveryCode: body.recoveryCode }
  const forgetCodes = await throttleTyped(deps, { tenantId, account: `${account} code` }, typed)
  const session = await db.transaction(systemScope(tenantId), async (tx) => {
    const at = clock.now()
    const passed = await passSecondStep(tx, deps.secrets, { userId: person.id, typed, at })
    if (passed !== 'passed') return passed
    return openSession(tx, { userId: person.id, userAgent: visitor.userAgent, at })
  })
  // Refused only after the commit: a rolled back count would let the guesser go on.
  if (typeof session === 'string') throw new AppError(session)
  await forgetCodes()
  return signIn(deps, { tenantId, person, session })
}

/** Refuses with the reason a client can act on: sign in again. */
async function refresh(deps: IdentityDeps, cookie: string | undefined): Promise<SignedIn> {
  const [, tenantId, secret] = refreshPattern.exec(cookie ?? '') ?? []
  if (tenantId === undefined || secret === undefined) throw new AppError('unauthenticated')
  const { db, clock } = deps
  const outcome = await db.transaction(systemScope(tenantId), (tx) =>
    rotate(tx, secret, clock.now()),
  )
  // Refused only after the commit: a rolled back revocation would let the thief stay.
  if (typeof outcome === 'string') throw new AppError(outcome)
  const person = await identity.readPerson(db, { tenantId, userId: outcome.userId })
  if (!person) throw new AppError('session_revoked')
  return signIn(deps, { tenantId, person, session: outcome.session })
}

/**
 * A token used twice ends the session, since one of the two users was a thief; two tabs of one
 * browser racing within seconds are not.
 */
async function rotate(tx: Tx, secret: string, at: Date) {
  const found = await identity.lockRefreshToken(tx, sha256(secret))
  if (!found) return 'unauthenticated'
  const { token, session } = found
  if (session.revokedAt !== null) return 'session_revoked'
  if (session.expiresAt <= at) return 'session_expired'
  if (token.usedAt !== null && at.getTime() - token.usedAt.getTime() >= graceMs) {
    await identity.revokeSession(tx, session.id, { at, because: 'refresh_reused' })
    return 'refresh_reused'
  }
  if (token.usedAt === null) await identity.markRefreshTokenUsed(tx, token.id, at)
  await identity.extendSession(tx, session.id, {
    at,
    expiresAt: sessionEnd(session.createdAt, at),
  })
  const refreshToken = await addRefreshToken(tx, session.id, at)
  return { session: { sessionId: session.id, refreshToken }, userId: session.userId }
}

type Leaving = { cookie: string | undefined; claims: { tid: string; sid: string } | null }

/** Ends the session of the cookie, of the access token, or both; says nothing when there is none. */
async function logout({ db, clock }: IdentityDeps, { cookie, claims }: Leaving): Promise<void> {
  const ended = { at: clock.now(), because: 'logout' }
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
}

async function readMe(db: Database, actor: Caller): Promise<Me> {
  const { userId, tenantId } = asPerson(actor)
  const person = await identity.readPerson(db, { tenantId, userId })
  if (!person) throw new AppError('session_revoked')
  const memberships = person.kind === 'customer' ? person.memberships : []
  const ids = memberships.map(({ organizationId }) => organizationId)
  return db.transaction(
    actor,
    async (tx) => {
      const desk = await currentDesk(tx)
      const names = await identity.findOrganizationNames(tx, ids)
      // The ETag belongs to what is answered: both are of one reading.
      const { name, locale, timeZone, etag } = await ownProfile(tx, userId)
      return {
        user: { ...toSessionUser(person), name, locale, timeZone: timeZone ?? desk.timeZone },
        memberships: memberships.map(({ organizationId, role }) => ({
          organizationId,
          organizationName: names.find(({ id }) => id === organizationId)?.name ?? '',
          role,
        })),
        desk: { name: desk.name, slug: desk.slug, timeZone: desk.timeZone },
        etag,
      }
    },
    { readOnly: true },
  )
}
