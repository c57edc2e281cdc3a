import { setTimeout as sleep } from 'node:timers/promises'
import type {
  AcceptInvitationBody,
  ForgotPasswordBody,
  InvitationPreviewView,
  ResetPasswordBody,
} from '@mesa/shared/wire/session.schema'
import { systemScope, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import { updateOwnProfile } from '../people/people.service.ts'
import { currentDesk, findDesk } from '../tenants/tenants.service.ts'
import * as identity from './identity.repository.ts'
import { mailReset, preparePassword } from './identity.service.ts'
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

    reset: ({ token, password }: ResetPasswordBody, visitor: Visitor) =>
      setPassword(deps, { token, password, purpose: 'password_reset', profile: {} }, visitor),

    accept: ({ token, password, ...profile }: AcceptInvitationBody, visitor: Visitor) =>
      setPassword(deps, { token, password, purpose: 'invitation', profile }, visitor),

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
  { password, profile, ...link }: Chosen,
  visitor: Visitor,
): Promise<SignedIn> {
  const { db, clock } = deps
  const tenantId = deskOf(link.token)
  const { user } = await db.transaction(systemScope(tenantId), (tx) =>
    demandToken(tx, link, clock.now()),
  )
  const passwordHash = await preparePassword(password, {
    email: user.email,
    name: profile.name ?? user.name,
  })
  const session = await db.transaction(systemScope(tenantId), async (tx) => {
    const at = clock.now()
    await demandToken(tx, link, at)
    await identity.useTokensOf(tx, user.id, at)
    await updateOwnProfile(tx, user.id, { ...profile, passwordHash, at })
    await identity.revokeSessionsOf(tx, user.id, { at, because: 'password_set' })
    return openSession(tx, { userId: user.id, userAgent: visitor.userAgent, at })
  })
  const person = await identity.readPerson(db, { tenantId, userId: user.id })
  if (!person) throw new AppError('token_expired')
  return signIn(deps, { tenantId, person, session })
}

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
