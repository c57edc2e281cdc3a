import { can } from '@mesa/shared/access/can'
import type {
  RecoveryCodes,
  RemoveTotpBody,
  TotpEnrolment,
  TotpView,
} from '@mesa/shared/wire/security.schema'
import { systemScope, type Caller, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { SecurityChange } from '../../locales/mail-text-types.ts'
import { audit } from '../audit/audit.service.ts'
import { noteSecondFactor } from '../people/people.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import * as identity from './identity.repository.ts'
import { asPerson, demandPassword, throttleTyped, type PersonActor } from './own-account.ts'
import * as factors from './second-factor.repository.ts'
import {
  hashRecoveryCode,
  newFactor,
  newRecoveryCode,
  recoveryCodesPerPerson,
  stepOf,
} from './second-factor-codes.ts'
import { passSecondStep, tellOwner } from './second-step.ts'
import type { IdentityDeps } from './signed-in.ts'

export type SecondFactorService = ReturnType<typeof createSecondFactorService>

const enrolmentMs = 15 * 60_000
const accountOf = ({ tenantId, userId }: PersonActor) => ({ tenantId, account: `${userId} code` })

/**
 * The second factor of one's own account. Its transactions are the system's: nobody else's may see
 * secrets, and an answer with codes is never kept for a repeated request (A10).
 */
export function createSecondFactorService(deps: IdentityDeps) {
  const { db } = deps
  return {
    async view(actor: Caller): Promise<TotpView> {
      const { tenantId, userId } = asPerson(actor)
      return db.transaction(
        systemScope(tenantId),
        async (tx) => {
          const active = await factors.findActiveFactor(tx, userId)
          return {
            activeSince: active?.confirmedAt?.toISOString() ?? null,
            recoveryCodesLeft: active ? await factors.countRecoveryCodes(tx, userId) : 0,
          }
        },
        { readOnly: true },
      )
    },

    enroll: (actor: Caller, password: string) => enroll(deps, asPerson(actor), password),
    confirm: (actor: Caller, totp: string) => confirm(deps, asPerson(actor), totp),
    /** Ten new codes; the earlier ones end. */
    renewCodes: (actor: Caller, password: string) => renewCodes(deps, asPerson(actor), password),
    remove: (actor: Caller, proof: RemoveTotpBody) => remove(deps, asPerson(actor), proof),
    /**
     * Takes the second factor of somebody who lost theirs away, with every session they had. Not
     * one's own: that asks for a password or a code.
     */
    reset: (actor: Caller, userId: string) => reset(deps, actor, userId),
  }
}

async function enroll(
  deps: IdentityDeps,
  owner: PersonActor,
  password: string,
): Promise<TotpEnrolment> {
  const { email } = await demandPassword(deps, owner, { password, path: 'password' })
  const at = deps.clock.now()
  return deps.db.transaction(systemScope(owner.tenantId), async (tx) => {
    const issuer = (await currentDesk(tx)).name
    const made = newFactor(deps.secrets, { owner, issuer, label: email })
    const { userId } = owner
    const { secretCipher, ...shown } = made
    if (!(await factors.startFactor(tx, { userId, secretCipher, startedAt: at })))
      throw new AppError('already_exists')
    return { ...shown, expiresAt: new Date(at.getTime() + enrolmentMs).toISOString() }
  })
}

async function confirm(
  deps: IdentityDeps,
  owner: PersonActor,
  totp: string,
): Promise<RecoveryCodes> {
  const forget = await throttleTyped(deps, accountOf(owner), { totp })
  const codes = await deps.db.transaction(systemScope(owner.tenantId), (tx) =>
    activate(tx, deps, { owner, totp }),
  )
  await forget()
  return codes
}

async function renewCodes(
  deps: IdentityDeps,
  owner: PersonActor,
  password: string,
): Promise<RecoveryCodes> {
  await demandPassword(deps, owner, { password, path: 'password' })
  const at = deps.clock.now()
  return deps.db.transaction(systemScope(owner.tenantId), async (tx) => {
    const factor = await factors.lockFactor(tx, owner.userId)
    if (!factor || factor.confirmedAt === null) throw new AppError('not_found')
    const recoveryCodes = await writeCodes(tx, deps, { owner, at })
    await record(tx, { actor: owner, userId: owner.userId, change: 'recovery_codes_new', at })
    return { recoveryCodes }
  })
}

async function remove(
  deps: IdentityDeps,
  owner: PersonActor,
  { password, ...typed }: RemoveTotpBody,
): Promise<void> {
  const { userId } = owner
  const at = deps.clock.now()
  if (password !== undefined) await demandPassword(deps, owner, { password, path: 'password' })
  const forget = await throttleTyped(deps, accountOf(owner), typed)
  const isRight = await deps.db.transaction(systemScope(owner.tenantId), async (tx) => {
    if (password === undefined) {
      const passed = await passSecondStep(tx, deps.secrets, { userId, typed, at })
      if (passed !== 'passed') return false
    }
    await end(tx, { actor: owner, userId, change: 'second_factor_off', at })
    return true
  })
  const path = typed.totp === undefined ? 'recoveryCode' : 'totp'
  if (!isRight) throw new AppError('code_wrong', { errors: [{ path, code: 'invalid' }] })
  await forget()
}

async function reset({ db, clock }: IdentityDeps, actor: Caller, userId: string): Promise<void> {
  if (actor.kind !== 'staff' || !can(actor, 'people.manage').allowed)
    throw new AppError('not_allowed')
  const at = clock.now()
  await db.transaction(systemScope(actor.tenantId), async (tx) => {
    const { userId: own } = actor
    if (own === userId && (await factors.findActiveFactor(tx, own)))
      throw new AppError('not_allowed')
    await end(tx, { actor, userId, change: 'second_factor_reset', at })
    await identity.revokeSessionsOf(tx, userId, { at, because: 'second_factor_reset' })
  })
}

/** The code proves that the secret arrived; it is spent with that. */
async function activate(
  tx: Tx,
  { clock, secrets }: IdentityDeps,
  { owner, totp }: { owner: PersonActor; totp: string },
): Promise<RecoveryCodes> {
  const at = clock.now()
  const { userId } = owner
  const factor = await factors.lockFactor(tx, userId)
  const isPending =
    factor?.confirmedAt === null && factor.startedAt.getTime() + enrolmentMs > at.getTime()
  if (!factor || !isPending) throw new AppError('not_found')
  const step = stepOf(secrets, { owner, ...factor }, { totp, at })
  if (step === null)
    throw new AppError('code_wrong', { errors: [{ path: 'totp', code: 'invalid' }] })
  await factors.updateFactor(tx, userId, { confirmedAt: at, lastStep: step, wrongInARow: 0 })
  const recoveryCodes = await writeCodes(tx, { secrets }, { owner, at })
  await noteSecondFactor(tx, userId, { since: at, at })
  await record(tx, { actor: owner, userId, change: 'second_factor_on', at })
  return { recoveryCodes }
}

async function writeCodes(
  tx: Tx,
  { secrets }: Pick<IdentityDeps, 'secrets'>,
  { owner, at }: { owner: PersonActor; at: Date },
): Promise<string[]> {
  const { userId } = owner
  const codes = Array.from({ length: recoveryCodesPerPerson }, newRecoveryCode)
  await factors.deleteRecoveryCodes(tx, userId)
  await factors.insertRecoveryCodes(
    tx,
    codes.map((code) => ({
      id: newId(at),
      userId,
      codeHash: hashRecoveryCode(secrets, owner, code),
      createdAt: at,
    })),
  )
  return codes
}

type Change = { actor: PersonActor; userId: string; change: SecurityChange; at: Date }

async function end(tx: Tx, ending: Change): Promise<void> {
  const { userId, at } = ending
  if (!(await factors.deleteFactor(tx, userId))) throw new AppError('not_found')
  await factors.deleteRecoveryCodes(tx, userId)
  await noteSecondFactor(tx, userId, { since: null, at })
  await record(tx, ending)
}

async function record(tx: Tx, { actor, userId, change, at }: Change): Promise<void> {
  const target = { targetType: 'user', targetId: userId }
  await audit(tx, { actor, action: `security.${change}`, ...target, at })
  await tellOwner(tx, { userId, change, at })
}
