import { balanceMinutes, emptyBalances, foldLines, type Balances } from './balance.ts'
import type { Bucket, Line, PostingKind } from './types.ts'

/** Ids are the posting's own; `recordedAt` an ISO instant, `effectiveOn` a date. */
export type StatementPosting = {
  id: string
  kind: PostingKind
  effectiveOn: string
  recordedAt: string
  ticketId: string | null
  worklogId: string | null
  consentId: string | null
  lines: readonly Line[]
}

/**
 * One posting's effect on one lot (null: on none). `minutes` is the amount moved, at least 1; the
 * signed changes say from where to where. `balanceAfter` and `heldAfter` are the account's minutes.
 */
export type StatementLine = Omit<StatementPosting, 'id' | 'lines'> & {
  postingId: string
  lotId: string | null
  minutes: number
  availableChangeMinutes: number
  heldChangeMinutes: number
  consumedChangeMinutes: number
  balanceAfter: number
  heldAfter: number
}

/** What the account has after a line: available minutes less open overdraft, and held ones. */
export type RunningMinutes = { balanceMinutes: number; heldMinutes: number }

/**
 * The lines of one posting, one per lot, and what the account has after them. Postings may be read
 * one by one, however many there are: nothing but `before` is carried from one to the next.
 */
export function statementLines(
  { id: postingId, lines, ...posting }: StatementPosting,
  before: RunningMinutes,
): { lines: StatementLine[]; after: RunningMinutes } {
  const shown: StatementLine[] = []
  let after = before
  for (const [lotId, group] of groupByLot(lines)) {
    const availableChangeMinutes = changeOf(group, 'available')
    const heldChangeMinutes = changeOf(group, 'held')
    const overdraftChangeMinutes = changeOf(group, 'overdraft')
    after = {
      balanceMinutes: after.balanceMinutes + availableChangeMinutes + overdraftChangeMinutes,
      heldMinutes: after.heldMinutes + heldChangeMinutes,
    }
    // A source line alone is the far side of a grant, which the lot's own line shows.
    if (group.every((line) => line.bucket === 'source')) continue
    shown.push({
      ...posting,
      postingId,
      lotId,
      minutes: movedMinutes(group),
      availableChangeMinutes,
      heldChangeMinutes,
      consumedChangeMinutes: changeOf(group, 'consumed'),
      balanceAfter: after.balanceMinutes,
      heldAfter: after.heldMinutes,
    })
  }
  return { lines: shown, after }
}

/**
 * Signed by what a line does to the available minutes; a capture is what it charged out of the hold,
 * overdraft what the balance loses.
 */
export function signedMinutes(line: StatementLine): number {
  if (line.availableChangeMinutes !== 0) return line.availableChangeMinutes
  if (line.lotId === null && line.kind === 'consume') return -line.consumedChangeMinutes
  return line.consumedChangeMinutes === 0 ? line.minutes : line.consumedChangeMinutes
}

/**
 * The reversal of a capture: the minutes are held again, and what is available does not move. Of a line
 * as readers have it, with `minutes` signed.
 */
export const isBackToHeld = (line: {
  kind: PostingKind
  lotId: string | null
  minutes: number
  chargedMinutes: number
}): boolean =>
  line.kind === 'reverse' &&
  line.lotId !== null &&
  line.chargedMinutes < 0 &&
  line.minutes === line.chargedMinutes

/** The figures of a balance: granted + overdraft = consumed + held + expired + available (I4). */
export type BalanceFigures = {
  grantedMinutes: number
  consumedMinutes: number
  heldMinutes: number
  expiredMinutes: number
  availableMinutes: number
  overdraftMinutes: number
  memoMinutes: number
}

export function balanceFigures({ lots, account }: Balances): BalanceFigures {
  const all = [...lots.values()]
  const sum = (bucket: 'available' | 'held' | 'consumed' | 'expired') =>
    all.reduce((total, lot) => total + lot[bucket], 0)
  return {
    grantedMinutes: 0 - account.source,
    consumedMinutes: sum('consumed') + account.consumed,
    heldMinutes: sum('held'),
    expiredMinutes: sum('expired'),
    availableMinutes: sum('available'),
    overdraftMinutes: 0 - account.overdraft,
    memoMinutes: account.memo,
  }
}

/** What a period did: opening + granted − charged − expired − held = closing; memo stands beside it. */
export function periodTotals(opening: Balances, closing: Balances) {
  const [before, after] = [balanceFigures(opening), balanceFigures(closing)]
  return {
    grantedMinutes: after.grantedMinutes - before.grantedMinutes,
    chargedMinutes: after.consumedMinutes - before.consumedMinutes,
    expiredMinutes: after.expiredMinutes - before.expiredMinutes,
    heldMinutes: after.heldMinutes - before.heldMinutes,
    memoMinutes: after.memoMinutes - before.memoMinutes,
  }
}

/**
 * The statement of postings in the order given (HR-10), one line per posting and lot. `opening` are
 * the balances before the first one.
 */
export function buildStatement(
  postings: readonly StatementPosting[],
  opening: Balances = emptyBalances,
): { lines: StatementLine[]; closing: Balances } {
  let after = { balanceMinutes: balanceMinutes(opening), heldMinutes: 0 }
  for (const lot of opening.lots.values()) after.heldMinutes += lot.held
  const lines = postings.flatMap((posting) => {
    const step = statementLines(posting, after)
    after = step.after
    return step.lines
  })
  return {
    lines,
    closing: foldLines(
      postings.flatMap((posting) => posting.lines),
      opening,
    ),
  }
}

function groupByLot(lines: readonly Line[]): Map<string | null, Line[]> {
  const groups = new Map<string | null, Line[]>()
  for (const line of lines) groups.set(line.lotId, [...(groups.get(line.lotId) ?? []), line])
  return groups
}

function movedMinutes(lines: readonly Line[]): number {
  const into = lines.reduce((sum, line) => sum + Math.max(0, line.minutes), 0)
  const outOf = lines.reduce((sum, line) => sum + Math.max(0, -line.minutes), 0)
  return Math.max(into, outOf)
}

const changeOf = (lines: readonly Line[], bucket: Bucket): number =>
  lines.reduce((sum, line) => (line.bucket === bucket ? sum + line.minutes : sum), 0)
