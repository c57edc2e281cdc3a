import { isDebt } from './balance.ts'
import { laterOf } from './dates.ts'
import type { Line } from './types.ts'

/** What postings of one later day did to a bucket, or the bucket's minutes now. */
type BucketMinutes = Line
export type DayMinutes = BucketMinutes & { on: string }

/** The lines that take from a bucket; those that give need no earlier day. */
export const takesOf = (lines: readonly Line[]): Line[] =>
  lines.filter(({ bucket, minutes }) => (isDebt(bucket) ? minutes > 0 : minutes < 0))

/**
 * The first day, `on` or after, that can carry what a posting takes: from its end on every bucket still has
 * its sign at the end of each day (I16). `later`: what postings after `on` did, by day; `now`: the balances
 * with them. Dates are `YYYY-MM-DD`.
 */
export function firstCarryingDay({
  on,
  lines,
  later,
  now,
}: {
  on: string
  lines: readonly Line[]
  later: readonly DayMinutes[]
  now: readonly BucketMinutes[]
}): string {
  return takesOf(lines).reduce((day, line) => {
    const isIts = (one: BucketMinutes) => one.lotId === line.lotId && one.bucket === line.bucket
    const sumIts = (rows: readonly BucketMinutes[]) =>
      rows.reduce((sum, row) => (isIts(row) ? sum + Math.abs(row.minutes) * signOf(row) : sum), 0)
    const taken = sumIts(takesOf(lines))
    let left = sumIts(now) + taken
    for (const row of later.filter(isIts).toSorted((one, other) => (one.on < other.on ? 1 : -1))) {
      left -= sumIts([row])
      if (left < 0) return laterOf(day, row.on)
    }
    return day
  }, on)
}

/** Debts count below nothing. */
const signOf = ({ bucket, minutes }: BucketMinutes): number =>
  Math.sign(minutes) * (isDebt(bucket) ? -1 : 1)
