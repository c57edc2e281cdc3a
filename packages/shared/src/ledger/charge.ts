import { allocate, assertLots } from './allocate.ts'
import {
  captureLines,
  consumeLines,
  holdLines,
  memoLines,
  mergeParts,
  releaseLines,
} from './postings.ts'
import { assertDate, assertMinutes, assertPositiveMinutes, LedgerRangeError } from './range.ts'
import type { Coverage, Line, LotPart, LotState } from './types.ts'

/**
 * What a case has agreed and charged. `thresholdMinutes` null: the desk asks for no consents.
 * `holds`: the case's own open hold, by lot; each lot must be among the account's lots.
 */
export type CaseHours = {
  thresholdMinutes: number | null
  consentedMinutes: readonly number[]
  chargedMinutes: number
  holds: readonly LotPart[]
}

/** `hasHours` false: a warranty that comes without lots. `overdraftRoomMinutes`: what the contract still allows. */
export type AccountHours = {
  lots: readonly LotState[]
  hasHours: boolean
  overdraftRoomMinutes: number
}

export type PlannedPosting<Kind> = { kind: Kind; lines: Line[] }

export type WorklogCharge = {
  chargedMinutes: number
  unchargedMinutes: number
  /** Absent when nothing is uncharged, and for work that lots never pay (memo, independent). */
  why?: 'consent_limit' | 'balance'
  postings: PlannedPosting<'capture' | 'consume' | 'memo'>[]
}

export type UnchargedWorklog = { id: string; workedOn: string; unchargedMinutes: number }

export type Acceptance =
  | {
      kind: 'accepted'
      limitBeforeMinutes: number | null
      limitMinutes: number | null
      hold: PlannedPosting<'hold'> | null
      captures: {
        worklogId: string
        chargedMinutes: number
        unchargedMinutes: number
        posting: PlannedPosting<'capture'>
      }[]
    }
  | { kind: 'refused'; code: 'balance_insufficient'; shortfallMinutes: number }

export type ReleasePlan = {
  releasedMinutes: number
  expiredMinutes: number
  posting: PlannedPosting<'release'> | null
}

/**
 * What a case may be charged without a consent: the desk's threshold, or the minutes that are approved
 * for its request kind where those are more (CL-7). Null, no limit, on a desk without a threshold.
 */
export const consentFreeMinutes = (
  thresholdMinutes: number | null,
  predefinedMinutes: number | null,
): number | null =>
  thresholdMinutes === null ? null : Math.max(thresholdMinutes, predefinedMinutes ?? 0)

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

/**
 * Splits a worklog's rounded minutes into charged and uncharged: the case's hold first, then, below
 * the threshold, available lots, then overdraft. Only lots valid on `workedOn` are used (I10).
 * `independent` work is priced by its rate and touches no lot. Throws LedgerRangeError.
 */
export function planWorklogCharge(request: {
  caseHours: CaseHours
  account: AccountHours
  worklog: { roundedMinutes: number; workedOn: string; coverage: Coverage }
}): WorklogCharge {
  const { caseHours, account, worklog } = request
  const { roundedMinutes, workedOn: date } = worklog
  const { lots } = account
  assertDate('workedOn', date)
  assertMinutes('roundedMinutes', roundedMinutes)
  assertMinutes('overdraftRoomMinutes', account.overdraftRoomMinutes)
  assertCase(caseHours, lots)
  if (!isPaidByLots(worklog.coverage, account.hasHours)) {
    const isMemo = worklog.coverage !== 'independent' && roundedMinutes > 0
    const postings = isMemo ? [{ kind: 'memo' as const, lines: memoLines(roundedMinutes) }] : []
    return { chargedMinutes: 0, unchargedMinutes: roundedMinutes, postings }
  }

  const limitMinutes = chargeLimitMinutes(caseHours.thresholdMinutes, caseHours.consentedMinutes)
  const wantedMinutes = Math.min(
    roundedMinutes,
    roomMinutes(limitMinutes, caseHours.chargedMinutes),
  )
  const captured = takeHeld({ holds: caseHours.holds, lots, date, minutes: wantedMinutes })
  const freeMinutes = Math.min(
    captured.unallocatedMinutes,
    roomMinutes(caseHours.thresholdMinutes, caseHours.chargedMinutes + captured.allocatedMinutes),
  )
  const consumed = allocate({ lots, date, minutes: freeMinutes })
  const overdraftMinutes = Math.min(consumed.unallocatedMinutes, account.overdraftRoomMinutes)

  const postings: WorklogCharge['postings'] = []
  if (captured.parts.length > 0) {
    postings.push({ kind: 'capture', lines: captureLines(captured.parts) })
  }
  if (consumed.parts.length > 0 || overdraftMinutes > 0) {
    postings.push({ kind: 'consume', lines: consumeLines(consumed.parts, overdraftMinutes) })
  }
  const chargedMinutes = captured.allocatedMinutes + consumed.allocatedMinutes + overdraftMinutes
  const unchargedMinutes = roundedMinutes - chargedMinutes
  if (unchargedMinutes === 0) return { chargedMinutes, unchargedMinutes, postings }
  const why = chargedMinutes === wantedMinutes ? 'consent_limit' : 'balance'
  return { chargedMinutes, unchargedMinutes, why, postings }
}

/**
 * The hold of an accepted consent, up to the new limit less what the case has charged and holds
 * already, and the captures of its uncharged worklogs in the order given. A worklog is captured only
 * from lots valid on its own day; the rest of the hold is of lots valid on `acceptedOn`. Refused with
 * the shortfall when the lots cannot carry the whole hold: never a partial one. Throws LedgerRangeError.
 */
export function planAcceptance(request: {
  caseHours: CaseHours
  consentMinutes: number
  acceptedOn: string
  lots: readonly LotState[]
  unchargedWorklogs: readonly UnchargedWorklog[]
}): Acceptance {
  const { caseHours, consentMinutes, acceptedOn, unchargedWorklogs } = request
  const { thresholdMinutes, consentedMinutes, chargedMinutes } = caseHours
  assertCase(caseHours, request.lots)
  const agreed = [...consentedMinutes, consentMinutes]
  const limitMinutes = chargeLimitMinutes(thresholdMinutes, agreed)
  let leftMinutes = roomMinutes(limitMinutes ?? sumMinutes(agreed), chargedMinutes)
  let { holds, lots }: { holds: readonly LotPart[]; lots: readonly LotState[] } = {
    ...caseHours,
    lots: request.lots,
  }
  let toHoldMinutes = Math.max(0, leftMinutes - sumParts(holds))
  const held: LotPart[] = []
  const captures: Extract<Acceptance, { kind: 'accepted' }>['captures'] = []

  for (const { id: worklogId, workedOn: date, unchargedMinutes } of unchargedWorklogs) {
    assertMinutes('unchargedMinutes', unchargedMinutes)
    const minutes = Math.min(unchargedMinutes, leftMinutes)
    const old = takeHeld({ holds, lots, date, minutes })
    const fresh = allocate({
      lots,
      date,
      minutes: Math.min(old.unallocatedMinutes, toHoldMinutes),
    })
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
  const rest = allocate({ lots, date: acceptedOn, minutes: toHoldMinutes })
  if (rest.unallocatedMinutes > 0) {
    return {
      kind: 'refused',
      code: 'balance_insufficient',
      shortfallMinutes: rest.unallocatedMinutes,
    }
  }
  held.push(...rest.parts)
  return {
    kind: 'accepted',
    limitBeforeMinutes: chargeLimitMinutes(thresholdMinutes, consentedMinutes),
    limitMinutes,
    hold: held.length > 0 ? { kind: 'hold', lines: holdLines(held) } : null,
    captures,
  }
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

const isPaidByLots = (coverage: Coverage, hasHours: boolean): boolean =>
  coverage === 'contract' || (coverage === 'warranty' && hasHours)

const roomMinutes = (limitMinutes: number | null, usedMinutes: number): number =>
  limitMinutes === null ? Number.MAX_SAFE_INTEGER : Math.max(0, limitMinutes - usedMinutes)

/** Takes from the case's own hold as `allocate` takes from what is available. */
function takeHeld(request: {
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

function withoutParts(holds: readonly LotPart[], taken: readonly LotPart[]): LotPart[] {
  const minutesByLot = new Map(taken.map((part) => [part.lotId, part.minutes]))
  return holds
    .map(({ lotId, minutes }) => ({ lotId, minutes: minutes - (minutesByLot.get(lotId) ?? 0) }))
    .filter((part) => part.minutes > 0)
}

function withoutAvailable(lots: readonly LotState[], taken: readonly LotPart[]): LotState[] {
  const minutesByLot = new Map(taken.map((part) => [part.lotId, part.minutes]))
  return lots.map((lot) => ({
    ...lot,
    availableMinutes: lot.availableMinutes - (minutesByLot.get(lot.id) ?? 0),
  }))
}

function assertCase(caseHours: CaseHours, lots: readonly LotState[]): void {
  assertMinutes('chargedMinutes', caseHours.chargedMinutes)
  assertHolds(caseHours.holds, lots)
}

function assertHolds(holds: readonly LotPart[], lots: readonly LotState[]): void {
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

const sumMinutes = (minutes: readonly number[]): number =>
  minutes.reduce((sum, each) => sum + each, 0)

const sumParts = (parts: readonly LotPart[]): number =>
  sumMinutes(parts.map((part) => part.minutes))
