import { setTimeout as sleep } from 'node:timers/promises'
import type {
  AcceptInvitationBody,
  ForgotPasswordBody,
  InvitationPreviewView,
  ResetPasswordBody,
} from '@mesa/shared/wire/session.schema'
import type { ChangePasswordBody } from '@mesa/shared/wire/security.schema'
import { systemScope, type Caller, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { updateOwnProfile } from '../people/people.service.ts'
import { currentDesk, findDesk } from '../tenants/tenants.service.ts'
import * as identity from './identity.repository.ts'
import { mailReset, preparePassword } from './identity.service.ts'
import { asPerson, demandPassword, throttleTyped } from './own-account.ts'
import { verifyPassword } from './passwords.ts'
import { passSecondStep, tellOwner, type Typed } from './second-step.ts'
import { openSession } from './sessions.ts'
import { signIn, type IdentityDeps, type SignedIn, type Visitor } from './signed-in.ts'
import { deskOfSecret } from './tokens.ts'

export type CredentialsService = ReturnType<typeof createCredentialsService>

const hourMs = 60 * 60_000
const resetsPerHourMax = 3
/** Longer than either branch takes, so that the time of the answer tells nothing (A02). */
const forgotFloorMs = 60

type Link = { token: string; purpose: identity.TokenPurpose }
type Chosen = Link & {
  password: string
  typed: Typed
  profile: { name?: string; locale?: 'es' | 'en' | 'pt'; timeZone?: string }
}

/** Passwords and the one-time links that set them (A03–A05). */
export function createCredentialsService(deps: IdentityDeps) {
  const { db, clock } = deps

  return {
    /** Mails a link to a person who exists, at most three times an hour; says nothing either way. */
    async forgot({ email, desk: slug }: ForgotPasswordBody, visitor: Visitor): Promise<void> {
      const work = async () => {
        const desk = await findDesk(db, { slug, host: visitor.host })
        if (!desk) return
        const address = { tenantId: desk.id, email: email.toLowerCase() }
        const person = await identity.readPerson(db, address)
        if (!person) return
        await db.transaction(systemScope(desk.id), async (tx) => {
          const at = clock.now()
          const sent = await identity.countTokensSince(tx, {
            userId: person.id,
            purpose: 'password_reset',
            since: new Date(at.getTime() - hourMs),
          })
          if (sent < resetsPerHourMax) await mailReset(tx, { user: person, at })
        })
      }
      await Promise.all([work(), sleep(forgotFloorMs)])
    },

    /** A second factor outlives a forgotten password: its code is asked for before anything changes. */
    reset: ({ token, password, ...typed }: ResetPasswordBody, visitor: Visitor) =>
      setPassword(
        deps,
        { token, password, typed, purpose: 'password_reset', profile: {} },
        visitor,
      ),

    accept: ({ token, password, ...profile }: AcceptInvitationBody, visitor: Visitor) =>
      setPassword(deps, { token, password, typed: {}, purpose: 'invitation', profile }, visitor),

    /** Ends every other session and every open link: whoever knew the old password is out. */
    async change(actor: Caller, { current, next }: ChangePasswordBody): Promise<void> {
      const owner = asPerson(actor)
      const { tenantId, userId, sessionId } = owner
      const person = await demandPassword(deps, owner, { password: current, path: 'current' })
      if (next === current) throw samePassword('next')
      const passwordHash = await preparePassword(next, person, 'next')
      await db.transaction(systemScope(tenantId), async (tx) => {
        const at = clock.now()
        await identity.useTokensOf(tx, userId, at)
        await updateOwnProfile(tx, userId, { passwordHash, at })
        const ended = { at, because: 'password_changed', exceptId: sessionId }
        await identity.revokeSessionsOf(tx, userId, ended)
        const act = { action: 'security.password_changed', targetType: 'user', targetId: userId }
        await audit(tx, { actor: owner, ...act, at })
        await tellOwner(tx, { userId, change: 'password_changed', at })
      })
    },

    /** Whom an invitation is for, before a password is asked. */
    async preview(token: string): Promise<InvitationPreviewView> {
      return db.transaction(systemScope(deskOf(token)), async (tx) => {
        const { user } = await demandToken(tx, { token, purpose: 'invitation' }, clock.now())
        const organization = await identity.findFirstOrganization(tx, user.id)
        return {
          name: user.name,
          email: user.email,
          organizationName: organization?.name ?? null,
          deskName: (await currentDesk(tx)).name,
        }
      })
    },
  }
}

/** Sets the password, ends all other sessions and links, and signs the person in. */
async function setPassword(
  deps: IdentityDeps,
  { password, profile, typed, ...link }: Chosen,
  visitor: Visitor,
): Promise<SignedIn> {
  const { db, clock, secrets } = deps
  const tenantId = deskOf(link.token)
  const { user } = await db.transaction(systemScope(tenantId), (tx) =>
    demandToken(tx, link, clock.now()),
  )
  const passwordHash = await preparePassword(password, {
    email: user.email,
    name: profile.name ?? user.name,
  })
  const known = await identity.readPerson(db, { tenantId, userId: user.id })
  const isSame = await verifyPassword(known?.passwordHash ?? null, password)
  const forget = await throttleTyped(deps, { tenantId, account: `${user.id} code` }, typed)
  const session = await db.transaction(systemScope(tenantId), async (tx) => {
    const at = clock.now()
    await demandToken(tx, link, at)
    const passed = await passSecondStep(tx, secrets, { userId: user.id, typed, at })
    if (passed !== 'passed') return passed
    // Told only to whom the account is open; the link stays good for another try.
    if (isSame) throw samePassword('password')
    await identity.useTokensOf(tx, user.id, at)
    await updateOwnProfile(tx, user.id, { ...profile, passwordHash, at })
    await identity.revokeSessionsOf(tx, user.id, { at, because: 'password_set' })
    return openSession(tx, { userId: user.id, userAgent: visitor.userAgent, at })
  })
  if (typeof session === 'string') throw new AppError(session)
  await forget()
  const person = await identity.readPerson(db, { tenantId, userId: user.id })
  if (!person) throw new AppError('token_expired')
  return signIn(deps, { tenantId, person, session })
}

const samePassword = (path: string) =>
  new AppError('password_same', { errors: [{ path, code: 'unchanged' }] })

/** Unknown, used, old, sent to a former address: all the same to who holds the link. */
async function demandToken(tx: Tx, { token, purpose }: Link, at: Date) {
  const found = await identity.findUsableToken(tx, { tokenHash: sha256(token), purpose, at })
  if (!found) throw new AppError('token_expired')
  return found
}

function deskOf(token: string): string {
  const tenantId = deskOfSecret(token)
  if (tenantId === null) throw new AppError('token_expired')
  return tenantId
}
