import { assertBalanced, isLotBucket } from './postings.ts'
import { LedgerRangeError } from './range.ts'
import type { AccountBucket, Bucket, Line, LotBucket } from './types.ts'

/** Minutes by bucket. `account.consumed` is what overdraft paid and no lot backs yet. */
export type Balances = {
  lots: ReadonlyMap<string, Readonly<Record<LotBucket, number>>>
  account: Readonly<Record<AccountBucket | 'consumed', number>>
}

export type AppliedLines =
  | { kind: 'applied'; balances: Balances }
  | { kind: 'refused'; lotId: string | null; bucket: Bucket; shortfallMinutes: number }

export const emptyBalances: Balances = {
  lots: new Map(),
  account: { source: 0, overdraft: 0, consumed: 0, memo_source: 0, memo: 0 },
}

const emptyLot = { available: 0, held: 0, consumed: 0, expired: 0 }

/** Sums lines into balances (I3). Throws LedgerRangeError for minutes that are not whole. */
export function foldLines(lines: readonly Line[], from: Balances = emptyBalances): Balances {
  const lots = new Map(from.lots)
  const account = { ...from.account }
  for (const { lotId, bucket, minutes } of lines) {
    if (!Number.isSafeInteger(minutes)) {
      throw new LedgerRangeError('lines', `must have whole minutes, not ${minutes}`)
    }
    if (lotId === null) {
      if (isLotBucket(bucket) && bucket !== 'consumed') {
        throw new LedgerRangeError('lines', `have ${bucket} on no lot`)
      }
      account[bucket] += minutes
    } else {
      if (!isLotBucket(bucket)) throw new LedgerRangeError('lines', `have ${bucket} on ${lotId}`)
      const lot = lots.get(lotId) ?? emptyLot
      lots.set(lotId, { ...lot, [bucket]: lot[bucket] + minutes })
    }
  }
  return { lots, account }
}

const negativeBuckets: readonly Bucket[] = ['source', 'overdraft', 'memo_source']

/** Of a bucket that stands at or below 0. */
export const isDebt = (bucket: Bucket): boolean => negativeBuckets.includes(bucket)

/**
 * Adds one posting's lines, or refuses the first bucket that would pass zero: thus a grant already
 * spent cannot be reversed. Overdraft's limit is the caller's to check. Throws LedgerRangeError for
 * lines that are not a posting.
 */
export function applyLines(balances: Balances, lines: readonly Line[]): AppliedLines {
  assertBalanced(lines)
  const next = foldLines(lines, balances)
  for (const { lotId, bucket } of lines) {
    const minutes = bucketMinutes(next, lotId, bucket)
    const excessMinutes = negativeBuckets.includes(bucket) ? minutes : -minutes
    if (excessMinutes > 0) {
      return { kind: 'refused', lotId, bucket, shortfallMinutes: excessMinutes }
    }
  }
  return { kind: 'applied', balances: next }
}

/** What can still be agreed or consumed: available minutes of all lots less open overdraft. */
export function balanceMinutes({ lots, account }: Balances): number {
  return [...lots.values()].reduce((sum, lot) => sum + lot.available, account.overdraft)
}

function bucketMinutes({ lots, account }: Balances, lotId: string | null, bucket: Bucket): number {
  if (lotId !== null) return isLotBucket(bucket) ? (lots.get(lotId)?.[bucket] ?? 0) : 0
  return isLotBucket(bucket) && bucket !== 'consumed' ? 0 : account[bucket]
}
