import { CalendarError, DAY_MS } from './definition.ts'

/** Half-open range of instants, epoch ms. */
export type InstantRange = { from: number; to: number }

/** A stretch of instants that share one UTC offset (local = instant + offsetMs). */
export type OffsetPeriod = InstantRange & { offsetMs: number }

export type Zone = {
  offsetAt: (instant: number) => number
  /** The offset periods that tile the range, in order. */
  periods: (range: InstantRange) => OffsetPeriod[]
}

/** A time zone by the platform's data (Intl), never a fixed table; `time_zone_unknown` if it has none. */
export function openZone(timeZone: string): Zone {
  const offsetAt = offsetReader(timeZone)
  return { offsetAt, periods: (range) => listPeriods(offsetAt, range) }
}

function offsetReader(timeZone: string): (instant: number) => number {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    throw new CalendarError('time_zone_unknown', timeZone)
  }
  return (instant) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    const localMs = Date.UTC(year, month - 1, day, hour, minute, second)
    return localMs - Math.floor(instant / 1000) * 1000
  }
}

/** Samples daily: no zone has changed its offset there and back within one day. */
function listPeriods(offsetAt: (instant: number) => number, range: InstantRange): OffsetPeriod[] {
  const periods: OffsetPeriod[] = []
  let from = range.from
  let offsetMs = offsetAt(from)
  let probe = from
  while (probe < range.to) {
    const next = Math.min(probe + DAY_MS, range.to)
    if (offsetAt(next) === offsetMs) {
      probe = next
      continue
    }
    const changeAt = findChange(offsetAt, { from: probe, to: next })
    periods.push({ from, to: changeAt, offsetMs })
    from = changeAt
    probe = changeAt
    offsetMs = offsetAt(changeAt)
  }
  if (from < range.to) periods.push({ from, to: range.to, offsetMs })
  return periods
}

/** First instant with another offset than `from`; `to` is known to have one. */
function findChange(offsetAt: (instant: number) => number, { from, to }: InstantRange): number {
  const before = offsetAt(from)
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  return high
}
