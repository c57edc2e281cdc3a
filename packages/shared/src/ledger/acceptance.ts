import { allocate } from './allocate.ts'
import {
  assertCase,
  assertHolds,
  chargeLimitMinutes,
  roomMinutes,
  sumMinutes,
  sumParts,
  takeHeld,
  withoutAvailable,
  withoutParts,
  type CaseHours,
  type PlannedPosting,
} from './charge-parts.ts'
import { captureLines, holdLines, mergeParts, releaseLines } from './postings.ts'
import { assertDate, assertMinutes } from './range.ts'
import type { LotPart, LotState } from './types.ts'

export type UnchargedWorklog = { id: string; workedOn: string; unchargedMinutes: number }

export type Capture = {
  worklogId: string
  chargedMinutes: number
  unchargedMinutes: number
  posting: PlannedPosting<'capture'>
}

export type Acceptance =
  | {
      kind: 'accepted'
      limitBeforeMinutes: number | null
      limitMinutes: number | null
      hold: PlannedPosting<'hold'> | null
      captures: Capture[]
      /** Agreed, and carried by no lot. */
      unheldMinutes: number
    }
  | { kind: 'refused'; code: 'balance_insufficient'; shortfallMinutes: number }

export type ReleasePlan = {
  releasedMinutes: number
  expiredMinutes: number
  posting: PlannedPosting<'release'> | null
}

/**
 * The hold of an accepted consent, up to the new limit less what the case has charged and holds
 * already, and the captures of its uncharged worklogs in the order given. A worklog is captured only
 * from lots valid on its own day; the rest of the hold is of lots valid on `acceptedOn`. Refused with
 * the shortfall when the lots cannot carry the whole hold, never a partial one: but where the customer
 * named where the rest comes from (`namesSource`), it is left as `unheldMinutes`. Throws LedgerRangeError.
 */
export function planAcceptance(request: {
  caseHours: CaseHours
  consentMinutes: number
  acceptedOn: string
  lots: readonly LotState[]
  unchargedWorklogs: readonly UnchargedWorklog[]
  namesSource?: boolean
}): Acceptance {
  const { caseHours, consentMinutes, acceptedOn: on, lots, unchargedWorklogs } = request
  const { thresholdMinutes, consentedMinutes, chargedMinutes, unheldMinutes = 0 } = caseHours
  assertCase(caseHours, lots)
  const agreed = [...consentedMinutes, consentMinutes]
  const limitMinutes = chargeLimitMinutes(thresholdMinutes, agreed)
  const leftMinutes = roomMinutes(limitMinutes ?? sumMinutes(agreed), chargedMinutes)
  const toHoldMinutes = Math.max(0, leftMinutes - sumParts(caseHours.holds) - unheldMinutes)
  const amounts = { leftMinutes, toHoldMinutes }
  const plan = planHold({ holds: caseHours.holds, lots, unchargedWorklogs, on, ...amounts })
  if (plan.missingMinutes > 0 && !request.namesSource) {
    const { missingMinutes: shortfallMinutes } = plan
    return { kind: 'refused', code: 'balance_insufficient', shortfallMinutes }
  }
  return {
    kind: 'accepted',
    limitBeforeMinutes: chargeLimitMinutes(thresholdMinutes, consentedMinutes),
    limitMinutes,
    hold: plan.hold,
    captures: plan.captures,
    unheldMinutes: plan.missingMinutes,
  }
}

export type LateHold = {
  /** By lot, to be told apart by consent. */
  parts: LotPart[]
  heldMinutes: number
  captures: Capture[]
}

/**
 * The same for minutes that were agreed to before and that lots can carry now: those of consents that
 * waited for a lot, or whose case came to another contract. Up to `minutes` and the limit of the case,
 * as much as fits. `holdsRest` false: only what its work takes, of a case that is over.
 */
export function planLateHold(request: {
  caseHours: CaseHours
  minutes: number
  on: string
  lots: readonly LotState[]
  unchargedWorklogs: readonly UnchargedWorklog[]
  holdsRest: boolean
}): LateHold {
  const { caseHours, minutes, lots } = request
  const { thresholdMinutes, consentedMinutes, chargedMinutes, holds } = caseHours
  assertCase(caseHours, lots)
  const limitMinutes =
    chargeLimitMinutes(thresholdMinutes, consentedMinutes) ?? sumMinutes(consentedMinutes)
  const leftMinutes = roomMinutes(limitMinutes, chargedMinutes)
  const toHoldMinutes = Math.max(0, Math.min(minutes, leftMinutes - sumParts(holds)))
  const plan = planHold({ ...request, holds, leftMinutes, toHoldMinutes })
  return { parts: plan.parts, heldMinutes: sumParts(plan.parts), captures: plan.captures }
}

/** Captures by old holds and new ones, then the rest of the new hold. */
function planHold(request: {
  holds: readonly LotPart[]
  lots: readonly LotState[]
  leftMinutes: number
  toHoldMinutes: number
  unchargedWorklogs: readonly UnchargedWorklog[]
  on: string
  holdsRest?: boolean
}) {
  let { holds, lots, leftMinutes, toHoldMinutes } = request
  const held: LotPart[] = []
  const captures: Capture[] = []
  for (const { id: worklogId, workedOn: date, unchargedMinutes } of request.unchargedWorklogs) {
    assertMinutes('unchargedMinutes', unchargedMinutes)
    const minutes = Math.min(unchargedMinutes, leftMinutes)
    const old = takeHeld({ holds, lots, date, minutes })
    const wanted = Math.min(old.unallocatedMinutes, toHoldMinutes)
    const fresh = allocate({ lots, date, minutes: wanted })
    const charged = old.allocatedMinutes + fresh.allocatedMinutes
    if (charged === 0) continue
    holds = withoutParts(holds, old.parts)
    lots = withoutAvailable(lots, fresh.parts)
    held.push(...fresh.parts)
    toHoldMinutes -= fresh.allocatedMinutes
    leftMinutes -= charged
    captures.push({
      worklogId,
      chargedMinutes: charged,
      unchargedMinutes: unchargedMinutes - charged,
      posting: { kind: 'capture', lines: captureLines([...old.parts, ...fresh.parts]) },
    })
  }
  const isWhole = request.holdsRest !== false
  const rest = allocate({ lots, date: request.on, minutes: isWhole ? toHoldMinutes : 0 })
  held.push(...rest.parts)
  const hold = held.length > 0 ? { kind: 'hold' as const, lines: holdLines(held) } : null
  return { hold, parts: mergeParts(held), captures, missingMinutes: rest.unallocatedMinutes }
}

/**
 * Gives back a closing case's open hold; of lots that ended on or before `releasedOn` it goes to
 * expired. Posting null when nothing is held. Throws LedgerRangeError.
 */
export function planRelease(request: {
  holds: readonly LotPart[]
  lots: readonly LotState[]
  releasedOn: string
}): ReleasePlan {
  const { holds, lots, releasedOn } = request
  assertDate('releasedOn', releasedOn)
  assertHolds(holds, lots)
  const ended = new Set(lots.filter((lot) => lot.validUntil <= releasedOn).map((lot) => lot.id))
  const expiredMinutes = sumParts(holds.filter((part) => ended.has(part.lotId)))
  const releasedMinutes = sumParts(holds) - expiredMinutes
  if (holds.length === 0) return { releasedMinutes, expiredMinutes, posting: null }
  const lines = releaseLines(holds, ended)
  return { releasedMinutes, expiredMinutes, posting: { kind: 'release', lines } }
}
