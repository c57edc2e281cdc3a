import { allocate, assertLots } from './allocate.ts'
import { mergeParts } from './postings.ts'
import { assertMinutes, assertPositiveMinutes, LedgerRangeError } from './range.ts'
import type { Line, LotPart, LotState } from './types.ts'

export type ConsentMinutes = { consentId: string; minutes: number }

/**
 * What a case has agreed and charged. `thresholdMinutes` null: the desk asks for no consents.
 * `holds`: the case's own open hold, by lot; each lot must be among the account's lots.
 * `unheldMinutes`: accepted minutes that no lot carries and no work has used; of these `agreed` may be
 * worked beyond the hold, on available lots and then overdraft, by consent and the oldest first.
 */
export type CaseHours = {
  thresholdMinutes: number | null
  consentedMinutes: readonly number[]
  chargedMinutes: number
  holds: readonly LotPart[]
  unheldMinutes?: number
  agreed?: readonly ConsentMinutes[]
}

/** `consentId`: of minutes consumed because the customer agreed to work beyond lots. */
export type PlannedPosting<Kind> = { kind: Kind; lines: Line[]; consentId?: string }

/**
 * The most that a case may be charged: the larger of the consent-free threshold and all accepted
 * consents together (HR-6, I12). Null, no limit, on a desk without a threshold. Throws LedgerRangeError.
 */
export function chargeLimitMinutes(
  thresholdMinutes: number | null,
  acceptedConsentMinutes: readonly number[],
): number | null {
  for (const minutes of acceptedConsentMinutes) assertPositiveMinutes('consentedMinutes', minutes)
  if (thresholdMinutes === null) return null
  assertMinutes('thresholdMinutes', thresholdMinutes)
  return Math.max(thresholdMinutes, sumMinutes(acceptedConsentMinutes))
}

export const roomMinutes = (limitMinutes: number | null, usedMinutes: number): number =>
  limitMinutes === null ? Number.MAX_SAFE_INTEGER : Math.max(0, limitMinutes - usedMinutes)

/** Takes from the case's own hold as `allocate` takes from what is available. */
export function takeHeld(request: {
  holds: readonly LotPart[]
  lots: readonly LotState[]
  date: string
  minutes: number
}) {
  const minutesByLot = new Map(request.holds.map((part) => [part.lotId, part.minutes]))
  const lots = request.lots.map((lot) => ({
    ...lot,
    availableMinutes: minutesByLot.get(lot.id) ?? 0,
  }))
  return allocate({ ...request, lots })
}

export function withoutParts(holds: readonly LotPart[], taken: readonly LotPart[]): LotPart[] {
  const minutesByLot = new Map(taken.map((part) => [part.lotId, part.minutes]))
  return holds
    .map(({ lotId, minutes }) => ({ lotId, minutes: minutes - (minutesByLot.get(lotId) ?? 0) }))
    .filter((part) => part.minutes > 0)
}

export function withoutAvailable(lots: readonly LotState[], taken: readonly LotPart[]): LotState[] {
  const minutesByLot = new Map(taken.map((part) => [part.lotId, part.minutes]))
  return lots.map((lot) => ({
    ...lot,
    availableMinutes: lot.availableMinutes - (minutesByLot.get(lot.id) ?? 0),
  }))
}

export function assertCase(caseHours: CaseHours, lots: readonly LotState[]): void {
  assertMinutes('chargedMinutes', caseHours.chargedMinutes)
  assertHolds(caseHours.holds, lots)
}

export function assertHolds(holds: readonly LotPart[], lots: readonly LotState[]): void {
  assertLots(lots)
  if (mergeParts(holds).length < holds.length)
    throw new LedgerRangeError('holds', 'name a lot twice')
  for (const { lotId, minutes } of holds) {
    const lot = lots.find((candidate) => candidate.id === lotId)
    if (!lot || lot.heldMinutes < minutes) {
      throw new LedgerRangeError(
        'holds',
        `have ${minutes} of ${lotId}, which holds ${lot?.heldMinutes ?? 'none'}`,
      )
    }
  }
}

export const sumMinutes = (minutes: readonly number[]): number =>
  minutes.reduce((sum, each) => sum + each, 0)

export const sumParts = (parts: readonly LotPart[]): number =>
  sumMinutes(parts.map((part) => part.minutes))
