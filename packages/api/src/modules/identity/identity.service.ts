import type { Tx } from '../../db/database.ts'
import { newId, sha256 } from '../../ids.ts'
import { publish } from '../outbox/outbox.service.ts'
import * as identity from './identity.repository.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'
import { deskOfSecret, newDeskSecret } from './tokens.ts'

/** A secret that also says its desk, as links and API keys must: 64 characters, 256 random bits. */
export const newApiSecret = (tenantId: string): string => newDeskSecret(tenantId)

/** The desk an API key claims to be of; null for what was never one. */
export const deskOfApiKey = (apiKey: string): string | null =>
  deskOfSecret(/^mk_[0-9a-f]{8}_([A-Za-z0-9_-]{64})$/.exec(apiKey)?.[1] ?? '')

const linkMs = 72 * 60 * 60_000

/** What is stored of a password that somebody chose; refuses a guessable one with `weak_password`. */
export async function preparePassword(
  password: string,
  about: { email: string; name: string },
  path = 'password',
) {
  refuseWeakPassword(password, about, path)
  return hashPassword(password)
}

type Addressee = { id: string; email: string }

/** Ends every session of a person, from the next request on (P24). */
export const endSessions = (tx: Tx, userId: string, ended: { at: Date; because: string }) =>
  identity.revokeSessionsOf(tx, userId, ended)

/** Writes a fresh invitation, which replaces earlier ones, and the outbox row its mail is made from. */
export async function inviteByMail(
  tx: Tx,
  { user, organizationId, at }: { user: Addressee; organizationId?: string; at: Date },
): Promise<void> {
  await identity.useTokensFor(tx, { userId: user.id, purpose: 'invitation', at })
  await mailToken(tx, { user, purpose: 'invitation', organizationId, at })
}

/** Writes a link to set a new password; earlier ones stay usable until one of them is used. */
export const mailReset = (tx: Tx, { user, at }: { user: Addressee; at: Date }) =>
  mailToken(tx, { user, purpose: 'password_reset', organizationId: undefined, at })

type TokenMail = {
  user: Addressee
  purpose: identity.TokenPurpose
  organizationId: string | undefined
  at: Date
}

/** The secret itself stands only in the outbox row, which forgets it once the mail is made. */
async function mailToken(tx: Tx, { user, purpose, organizationId, at }: TokenMail) {
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
