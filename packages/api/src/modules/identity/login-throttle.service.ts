import type { Clock } from '../../clock.ts'
import { systemScope, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { sha256 } from '../../ids.ts'
import * as attempts from './login-attempts.repository.ts'

const windowMs = 5 * 60_000
const wrongMax = 10
/** More than an office behind one address mistypes, less than a list of names is long. */
const wrongOfAddressMax = 50

type Deps = { db: Database; clock: Clock; config: { hasRateLimit: boolean } }
/** `account` is any name of what is guessed: an address, a person's codes. */
export type Guessed = { tenantId: string; account: string; weight?: number }

/**
 * Counts an attempt as wrong until the answered function is called, over all nodes, whatever address
 * it comes from and whether or not the account exists (A01, A02): a burst cannot slip through.
 * `rate_limited` after ten in five minutes, or fewer of those that weigh more (A09).
 */
export async function throttle(
  { db, clock, config }: Deps,
  { tenantId, account, weight = 1 }: Guessed,
): Promise<() => Promise<void>> {
  // Without a desk there is nobody to guess.
  if (!config.hasRateLimit || tenantId === '') return async () => undefined
  const hashed = sha256(account)
  await db
    .transaction(systemScope(tenantId), async (tx) => {
      const at = clock.now()
      const counted = await attempts.countAttempt(tx, { account: hashed, weight, at, windowMs })
      return { ...counted, at, max: wrongMax }
    })
    .then(refuseBeyond)
  return async () => {
    await db.transaction(systemScope(tenantId), (tx) => attempts.deleteAttempts(tx, hashed))
  }
}

/**
 * One password tried on many accounts from one address (A01): 50 wrong ones in five minutes. A right
 * password takes back its own attempt alone, or an account of one's own would buy more guesses.
 */
export async function throttleAddress(
  { db, clock, config }: Deps,
  { tenantId, address }: { tenantId: string; address: string | undefined },
): Promise<() => Promise<void>> {
  if (!config.hasRateLimit || tenantId === '' || address === undefined) return async () => undefined
  const hashed = sha256(`from ${address}`)
  await db
    .transaction(systemScope(tenantId), async (tx) => {
      const at = clock.now()
      const counted = await attempts.countAttempt(tx, { account: hashed, weight: 1, at, windowMs })
      return { ...counted, at, max: wrongOfAddressMax }
    })
    .then(refuseBeyond)
  return async () => {
    await db.transaction(systemScope(tenantId), (tx) => attempts.takeBackAttempt(tx, hashed))
  }
}

type Counted = { attempts: number; windowFrom: Date; at: Date; max: number }

/** Only after the commit: a refused attempt was counted too. */
function refuseBeyond({ attempts: amount, windowFrom, at, max }: Counted): void {
  if (amount <= max) return
  const endsMs = windowFrom.getTime() + windowMs
  const retryAfterSeconds = Math.max(1, Math.ceil((endsMs - at.getTime()) / 1000))
  throw new AppError('rate_limited', { retryAfterSeconds })
}

/** A window that is over tells nothing any more. */
export async function removeOldAttempts(tx: Tx, now: Date): Promise<boolean> {
  await attempts.deleteWindowsBefore(tx, new Date(now.getTime() - windowMs))
  return false
}
