import type { Tx } from '../../db/database.ts'
import type { SecurityChange } from '../../locales/mail-text-types.ts'
import { publish } from '../outbox/outbox.service.ts'
import * as factors from './second-factor.repository.ts'
import { hashRecoveryCode, stepOf, type FactorKeys } from './second-factor-codes.ts'

/** What somebody typed after their password. */
export type Typed = { totp?: string | undefined; recoveryCode?: string | undefined }
export type SecondStepRefusal = 'second_factor_required' | 'second_factor_wrong'
type Attempt = { userId: string; typed: Typed; at: Date }

/** After so many wrong codes in a row the owner is told: whoever types them knows the password. */
const wrongToTell = 5

/**
 * Passes whoever has no second factor, or types a code that was never used. A refusal is answered
 * and not thrown, because what it counted must be committed. Open `tx` with `systemScope`.
 */
export async function passSecondStep(
  tx: Tx,
  keys: FactorKeys,
  { userId, typed, at }: Attempt,
): Promise<'passed' | SecondStepRefusal> {
  const factor = await factors.lockFactor(tx, userId)
  if (!factor || factor.confirmedAt === null) return 'passed'
  if (typed.totp === undefined && typed.recoveryCode === undefined) return 'second_factor_required'
  if (await takeCode(tx, keys, { factor, typed, at })) {
    if (factor.wrongInARow > 0) await factors.updateFactor(tx, userId, { wrongInARow: 0 })
    return 'passed'
  }
  const wrongInARow = factor.wrongInARow + 1
  await factors.updateFactor(tx, userId, { wrongInARow })
  if (wrongInARow % wrongToTell === 0) await tellOwner(tx, { userId, change: 'codes_guessed', at })
  return 'second_factor_wrong'
}

type Taking = { factor: factors.FactorRow; typed: Typed; at: Date }

async function takeCode(tx: Tx, keys: FactorKeys, { factor, typed, at }: Taking) {
  const { userId } = factor
  const owner = { tenantId: tx.tenantId, userId }
  if (typed.totp !== undefined) {
    const step = stepOf(keys, { owner, ...factor }, { totp: typed.totp, at })
    if (step !== null) await factors.updateFactor(tx, userId, { lastStep: step })
    return step !== null
  }
  const codeHash = hashRecoveryCode(keys, owner, typed.recoveryCode ?? '')
  const isTaken = await factors.takeRecoveryCode(tx, { userId, codeHash, at })
  if (isTaken) await tellOwner(tx, { userId, change: 'recovery_code_used', at })
  return isTaken
}

/** Mails the owner of an account what was done to it, in case it was not them. */
export const tellOwner = (
  tx: Tx,
  { userId, change, at }: { userId: string; change: SecurityChange; at: Date },
) =>
  publish(tx, {
    type: 'identity.security_changed',
    payload: { userId, change },
    internal: true,
    at,
  })
