import { assertDate, assertMinutes, LedgerRangeError } from './range.ts'
import type { LotPart, LotState } from './types.ts'

export type Allocation = { parts: LotPart[]; allocatedMinutes: number; unallocatedMinutes: number }

/** Whether work of `date` may use the lot (I10). Both are `YYYY-MM-DD`. */
export const isLotValidOn = (
  lot: Pick<LotState, 'validFrom' | 'validUntil'>,
  date: string,
): boolean => lot.validFrom <= date && date < lot.validUntil

/** Sort order of spending: soonest to end first, then oldest, then id (HR-3). */
export function compareLots(one: LotState, other: LotState): number {
  return (
    compareText(one.validUntil, other.validUntil) ||
    one.createdSeq - other.createdSeq ||
    compareText(one.id, other.id)
  )
}

/** Not localeCompare: the order must be the same on every machine. */
const compareText = (one: string, other: string): number =>
  one === other ? 0 : one < other ? -1 : 1

/**
 * Takes up to `minutes` from what the lots valid on `date` have available, soonest to end first,
 * then oldest, then id (HR-3). What does not fit is `unallocatedMinutes`. Throws LedgerRangeError.
 */
export function allocate(request: {
  lots: readonly LotState[]
  date: string
  minutes: number
}): Allocation {
  assertMinutes('minutes', request.minutes)
  assertDate('date', request.date)
  assertLots(request.lots)
  const parts: LotPart[] = []
  let leftMinutes = request.minutes
  const usable = request.lots.filter((lot) => isLotValidOn(lot, request.date))
  for (const lot of usable.toSorted(compareLots)) {
    const minutes = Math.min(leftMinutes, lot.availableMinutes)
    if (minutes > 0) parts.push({ lotId: lot.id, minutes })
    leftMinutes -= minutes
  }
  return {
    parts,
    allocatedMinutes: request.minutes - leftMinutes,
    unallocatedMinutes: leftMinutes,
  }
}

/** Throws LedgerRangeError for a lot with broken dates or minutes, or one that is given twice. */
export function assertLots(lots: readonly LotState[]): void {
  const seen = new Set<string>()
  for (const lot of lots) {
    if (seen.has(lot.id)) throw new LedgerRangeError('lots', `name ${lot.id} twice`)
    seen.add(lot.id)
    assertDate('validFrom', lot.validFrom)
    assertDate('validUntil', lot.validUntil)
    assertMinutes('availableMinutes', lot.availableMinutes)
    assertMinutes('heldMinutes', lot.heldMinutes)
    assertMinutes('createdSeq', lot.createdSeq)
  }
}
