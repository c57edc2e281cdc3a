import { createHmac, randomInt } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { createSealer } from '../../sealed.ts'

/** Of the installation; what the database holds opens nothing without it. */
export type FactorKeys = { sealing: string }
export type Owner = { tenantId: string; userId: string }

const stepSeconds = 30
export const recoveryCodesPerPerson = 10
/** Without letters and digits that are mistaken for one another; 31 of them. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const codeLength = 12

const contextOf = ({ tenantId, userId }: Owner) => `totp ${tenantId} ${userId}`

/** A new secret as it is shown, as the picture carries it, and as it is stored. */
export function newFactor(
  keys: FactorKeys,
  { owner, issuer, label }: { owner: Owner; issuer: string; label: string },
) {
  const secret = generateSecret()
  return {
    secret,
    otpauthUri: generateURI({ issuer, label, secret }),
    secretCipher: createSealer(keys.sealing).seal(secret, contextOf(owner)),
  }
}

/**
 * The time step whose code this is: the present one, the one before or the next. Null where it is
 * none of them, or not newer than the last one taken (A09).
 */
export function stepOf(
  keys: FactorKeys,
  {
    owner,
    secretCipher,
    lastStep,
  }: { owner: Owner; secretCipher: string; lastStep: number | null },
  { totp, at }: { totp: string; at: Date },
): number | null {
  const secret = createSealer(keys.sealing).open(secretCipher, contextOf(owner))
  if (secret === null) return null
  const epoch = Math.floor(at.getTime() / 1000)
  const result = verifySync({ secret, token: totp, epoch, epochTolerance: stepSeconds })
  if (!result.valid) return null
  const step = Math.floor(epoch / stepSeconds) + result.delta
  return lastStep !== null && step <= lastStep ? null : step
}

/** `ABCD-EFGH-JKMN`: about 59 random bits. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: codeLength }, () => alphabet.charAt(randomInt(31)))
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-')
}

/** Keyed, so that a stolen table cannot be searched for codes; dashes, spaces and case do not matter. */
export const hashRecoveryCode = (keys: FactorKeys, { tenantId, userId }: Owner, code: string) =>
  createHmac('sha256', keys.sealing)
    .update(`recovery ${tenantId} ${userId} ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
    .digest('hex')
