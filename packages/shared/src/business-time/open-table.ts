import { type CalendarRules, DAY_MS } from './definition.ts'
import type { InstantRange, Zone } from './zone.ts'

/** Open stretches of a horizon, ascending and disjoint, with the open ms that precede each. */
export type OpenTable = InstantRange & {
  starts: Float64Array
  ends: Float64Array
  openBefore: Float64Array
  totalMs: number
}

/**
 * Open stretches within the range, in order. Walks instants by offset period, so a local time that
 * does not exist is never counted and one that happens twice is counted twice.
 */
export function listOpenRanges(
  source: { rules: CalendarRules; zone: Zone },
  range: InstantRange,
  onlyDay?: number,
): InstantRange[] {
  const ranges: InstantRange[] = []
  for (const { from, to, offsetMs } of source.zone.periods(range)) {
    const firstDay = Math.floor((from + offsetMs) / DAY_MS)
    const lastDay = Math.floor((to - 1 + offsetMs) / DAY_MS)
    for (let day = firstDay; day <= lastDay; day += 1) {
      if (onlyDay !== undefined && day !== onlyDay) continue
      const midnight = day * DAY_MS - offsetMs
      for (const span of source.rules.spansOn(day)) {
        const start = Math.max(from, midnight + span.startMs)
        const end = Math.min(to, midnight + span.endMs)
        if (start < end) appendRange(ranges, { from: start, to: end })
      }
    }
  }
  return ranges
}

function appendRange(ranges: InstantRange[], range: InstantRange): void {
  const last = ranges.at(-1)
  if (last && last.to === range.from) last.to = range.to
  else ranges.push(range)
}

/** Prefix sums over ranges that are ascending; touching ones are joined. */
export function buildTable(horizon: InstantRange, ranges: readonly InstantRange[]): OpenTable {
  const joined: InstantRange[] = []
  for (const range of ranges) appendRange(joined, { ...range })
  const openBefore = new Float64Array(joined.length)
  let totalMs = 0
  joined.forEach((range, index) => {
    openBefore[index] = totalMs
    totalMs += range.to - range.from
  })
  return {
    ...horizon,
    starts: Float64Array.from(joined, (range) => range.from),
    ends: Float64Array.from(joined, (range) => range.to),
    openBefore,
    totalMs,
  }
}

export function tableRanges(table: OpenTable): InstantRange[] {
  return Array.from(table.starts, (from, index) => ({ from, to: at(table.ends, index) }))
}

/** Index of the last value ≤ limit in an ascending array, -1 when there is none. */
export function lastAtMost(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (at(values, middle) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Open ms of the horizon that lie before the instant. */
export function openMsUntil(table: OpenTable, instant: number): number {
  const index = lastAtMost(table.starts, instant)
  if (index < 0) return 0
  const start = at(table.starts, index)
  return at(table.openBefore, index) + Math.min(instant, at(table.ends, index)) - start
}

/** First instant with that much open time before it (a closing time, never the next opening). */
export function firstInstantWith(table: OpenTable, openMs: number): number {
  // Whole milliseconds: "less than openMs" is "at most openMs - 1".
  const index = lastAtMost(table.openBefore, openMs - 1)
  return at(table.starts, index) + openMs - at(table.openBefore, index)
}

/** Last instant with that much open time before it (an opening time, never the previous closing). */
export function lastInstantWith(table: OpenTable, openMs: number): number {
  const index = lastAtMost(table.openBefore, openMs)
  return at(table.starts, index) + openMs - at(table.openBefore, index)
}

/** The open stretch that holds the instant or follows it. */
export function stretchFrom(table: OpenTable, instant: number): InstantRange | null {
  const index = lastAtMost(table.starts, instant)
  const isInside = index >= 0 && instant < at(table.ends, index)
  const found = isInside ? index : index + 1
  if (found >= table.starts.length) return null
  return { from: at(table.starts, found), to: at(table.ends, found) }
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN
}
