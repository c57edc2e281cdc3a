import type { BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { addDays } from './report-period.ts'

const DAY_MS = 86_400_000

/**
 * A calendar's open time as arrays for `openSeconds` in SQL, so that millions of spans are measured
 * where they are: stretch `i` begins at `starts[i]`, ends at `ends[i]`, and an instant `t` in or after
 * it has `offsets[i] + least(t, ends[i])` open seconds behind it. Epoch seconds.
 */
export type OpenStretches = {
  versionId: string
  starts: number[]
  ends: number[]
  offsets: number[]
}

/** The open stretches between two instants (epoch ms); what lies outside is counted as closed. */
export function openStretches(
  { versionId, calendar }: { versionId: string; calendar: BusinessCalendar },
  range: { from: number; to: number },
): OpenStretches {
  // A stretch without length before all others: every instant then lies in or after one.
  const first = range.from / 1000 - 2 * 86_400
  const table: OpenStretches = { versionId, starts: [first], ends: [first], offsets: [-first] }
  let before = 0
  const last = calendar.dateOf(range.to + DAY_MS)
  let date = calendar.dateOf(range.from - DAY_MS)
  for (; date <= last; date = addDays(date, 1)) {
    for (const open of calendar.openRangesOn(date)) {
      const [start, end] = [open.from / 1000, open.to / 1000]
      if (start < (table.ends.at(-1) ?? first)) continue
      table.starts.push(start)
      table.ends.push(end)
      table.offsets.push(before - start)
      before += end - start
    }
  }
  return table
}
