import { allocate } from './allocate.ts'
import {
  assertCase,
  chargeLimitMinutes,
  roomMinutes,
  takeHeld,
  withoutAvailable,
  type CaseHours,
  type PlannedPosting,
} from './charge-parts.ts'
import { captureLines, consumeLines, memoLines } from './postings.ts'
import { assertDate, assertMinutes } from './range.ts'
import type { Coverage, Line, LotState } from './types.ts'

/** `hasHours` false: a warranty that comes without lots. `overdraftRoomMinutes`: what the contract still allows. */
export type AccountHours = {
  lots: readonly LotState[]
  hasHours: boolean
  overdraftRoomMinutes: number
}

export type WorklogCharge = {
  chargedMinutes: number
  unchargedMinutes: number
  /** Absent when nothing is uncharged, and for work that lots never pay (memo, independent). */
  why?: 'consent_limit' | 'balance'
  postings: PlannedPosting<'capture' | 'consume' | 'memo'>[]
}

/** What a case's request kind says; `needsAssessment`: and the customer accepted none yet (HR-8). */
export type FreeMinutes = { predefinedMinutes: number | null; needsAssessment: boolean }

/**
 * What a case may be charged without a consent: the desk's threshold, or the minutes that are approved
 * for its request kind where those are more (CL-7). Null, no limit, on a desk without a threshold; none
 * before the assessment that its kind asks for (HR-8).
 */
export function consentFreeMinutes(
  thresholdMinutes: number | null,
  { predefinedMinutes, needsAssessment }: FreeMinutes,
): number | null {
  if (needsAssessment) return 0
  return thresholdMinutes === null ? null : Math.max(thresholdMinutes, predefinedMinutes ?? 0)
}

/**
 * Splits a worklog's rounded minutes into charged and uncharged: the case's hold first, then, below
 * the threshold, available lots, then overdraft; and these two for what the customer agreed to beyond
 * its hold. Only lots valid on `workedOn` are used (I10).
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
  const postings: WorklogCharge['postings'] = []
  if (captured.parts.length > 0) {
    postings.push({ kind: 'capture', lines: captureLines(captured.parts) })
  }
  const free = consume(account, { date, minutes: freeMinutes })
  if (free.lines) postings.push({ kind: 'consume', lines: free.lines })
  let chargedMinutes = captured.allocatedMinutes + free.minutes
  let left = free.account
  for (const { consentId, minutes } of caseHours.agreed ?? []) {
    const worked = consume(left, {
      date,
      minutes: Math.min(minutes, wantedMinutes - chargedMinutes),
    })
    if (worked.lines) postings.push({ kind: 'consume', lines: worked.lines, consentId })
    chargedMinutes += worked.minutes
    left = worked.account
  }
  const unchargedMinutes = roundedMinutes - chargedMinutes
  if (unchargedMinutes === 0) return { chargedMinutes, unchargedMinutes, postings }
  const why = chargedMinutes === wantedMinutes ? 'consent_limit' : 'balance'
  return { chargedMinutes, unchargedMinutes, why, postings }
}

/** Of available lots, then of the overdraft that the contract allows; and what the account has after it. */
function consume(
  account: AccountHours,
  { date, minutes }: { date: string; minutes: number },
): { minutes: number; lines: Line[] | null; account: AccountHours } {
  const { lots, overdraftRoomMinutes } = account
  const taken = allocate({ lots, date, minutes })
  const overdraftMinutes = Math.min(taken.unallocatedMinutes, overdraftRoomMinutes)
  const consumed = taken.allocatedMinutes + overdraftMinutes
  return {
    minutes: consumed,
    lines: consumed > 0 ? consumeLines(taken.parts, overdraftMinutes) : null,
    account: {
      ...account,
      lots: withoutAvailable(lots, taken.parts),
      overdraftRoomMinutes: overdraftRoomMinutes - overdraftMinutes,
    },
  }
}

const isPaidByLots = (coverage: Coverage, hasHours: boolean): boolean =>
  coverage === 'contract' || (coverage === 'warranty' && hasHours)
