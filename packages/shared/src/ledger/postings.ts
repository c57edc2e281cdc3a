import { assertMinutes, assertPositiveMinutes, LedgerRangeError } from './range.ts'
import type { Bucket, Line, LotBucket, LotPart } from './types.ts'

/** source −n, available +n of the new lot. */
export function grantLines({ lotId, minutes }: LotPart): Line[] {
  assertPositiveMinutes('minutes', minutes)
  return balanced([
    { lotId: null, bucket: 'source', minutes: -minutes },
    { lotId, bucket: 'available', minutes },
  ])
}

/** available −n, held +n per lot: a consent accepted (HR-6). */
export const holdLines = (parts: readonly LotPart[]): Line[] =>
  balanced(moveParts(parts, 'available', 'held'))

/** held −k, consumed +k per lot: work charged to a hold. */
export const captureLines = (parts: readonly LotPart[]): Line[] =>
  balanced(moveParts(parts, 'held', 'consumed'))

/** available −n, consumed +n per lot, and beyond lots overdraft −d, consumed +d with no lot. */
export function consumeLines(parts: readonly LotPart[], overdraftMinutes = 0): Line[] {
  assertMinutes('overdraftMinutes', overdraftMinutes)
  const lines = moveParts(parts, 'available', 'consumed')
  if (overdraftMinutes > 0) {
    lines.push(
      { lotId: null, bucket: 'overdraft', minutes: -overdraftMinutes },
      { lotId: null, bucket: 'consumed', minutes: overdraftMinutes },
    )
  }
  return balanced(lines)
}

/** held −r, available +r per lot; of a lot that has ended straight to expired. */
export function releaseLines(
  parts: readonly LotPart[],
  endedLotIds: ReadonlySet<string> = new Set(),
): Line[] {
  const hasEnded = (part: LotPart) => endedLotIds.has(part.lotId)
  return balanced([
    ...moveParts(
      parts.filter((part) => !hasEnded(part)),
      'held',
      'available',
    ),
    ...moveParts(parts.filter(hasEnded), 'held', 'expired'),
  ])
}

/** available −a, expired +a per lot. A carry-over is this and a new grant. */
export const expireLines = (parts: readonly LotPart[]): Line[] =>
  balanced(moveParts(parts, 'available', 'expired'))

/** memo_source −n, memo +n: work recorded and never charged. */
export function memoLines(minutes: number): Line[] {
  assertPositiveMinutes('minutes', minutes)
  return balanced([
    { lotId: null, bucket: 'memo_source', minutes: -minutes },
    { lotId: null, bucket: 'memo', minutes },
  ])
}

/**
 * Backs overdraft by a lot. Beside available −d, overdraft +d the consumed minutes move from the
 * account to the lot: the account's total stays, and granted = available + held + consumed +
 * expired goes on holding for the lot (I4).
 */
export function settleLines({ lotId, minutes }: LotPart): Line[] {
  assertPositiveMinutes('minutes', minutes)
  return balanced([
    { lotId, bucket: 'available', minutes: -minutes },
    { lotId, bucket: 'consumed', minutes },
    { lotId: null, bucket: 'consumed', minutes: -minutes },
    { lotId: null, bucket: 'overdraft', minutes },
  ])
}

/** The negated lines of one posting. Whether the buckets can bear it, `applyLines` says. */
export function reverseLines(lines: readonly Line[]): Line[] {
  assertBalanced(lines)
  return lines.map((line) => ({ ...line, minutes: -line.minutes }))
}

const lotBuckets: readonly Bucket[] = ['available', 'held', 'consumed', 'expired']

/** Throws LedgerRangeError unless there are two lines or more, whole, not zero, rightly placed, with sum 0 (I1). */
export function assertBalanced(lines: readonly Line[]): void {
  if (lines.length < 2)
    throw new LedgerRangeError('lines', `must be at least 2, not ${lines.length}`)
  let sumMinutes = 0
  for (const { lotId, bucket, minutes } of lines) {
    if (!Number.isSafeInteger(minutes) || minutes === 0) {
      throw new LedgerRangeError('lines', `must have whole minutes other than 0, not ${minutes}`)
    }
    const belongs =
      lotId === null ? bucket === 'consumed' || !isLotBucket(bucket) : isLotBucket(bucket)
    if (!belongs) throw new LedgerRangeError('lines', `have ${bucket} on ${lotId ?? 'no lot'}`)
    sumMinutes += minutes
  }
  if (sumMinutes !== 0) throw new LedgerRangeError('lines', `must sum to 0, not ${sumMinutes}`)
}

/** One part per lot, in the order of first mention. Throws LedgerRangeError for a part below 1 minute. */
export function mergeParts(parts: readonly LotPart[]): LotPart[] {
  const minutesByLot = new Map<string, number>()
  for (const { lotId, minutes } of parts) {
    assertPositiveMinutes('minutes', minutes)
    minutesByLot.set(lotId, (minutesByLot.get(lotId) ?? 0) + minutes)
  }
  return [...minutesByLot].map(([lotId, minutes]) => ({ lotId, minutes }))
}

export const isLotBucket = (bucket: Bucket): bucket is LotBucket => lotBuckets.includes(bucket)

function moveParts(parts: readonly LotPart[], from: LotBucket, to: LotBucket): Line[] {
  return mergeParts(parts).flatMap(({ lotId, minutes }): Line[] => [
    { lotId, bucket: from, minutes: -minutes },
    { lotId, bucket: to, minutes },
  ])
}

function balanced(lines: Line[]): Line[] {
  assertBalanced(lines)
  return lines
}
