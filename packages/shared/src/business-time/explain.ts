import type { BusinessCalendar } from './calendar.ts'
import { dateOfDayNumber, dayNumberOf } from './definition.ts'
import type { InstantRange } from './zone.ts'

export type ExplainedDay = {
  /** Local date. */
  date: string
  /** What was counted of that date; instants in epoch ms. */
  intervals: InstantRange[]
  countedMs: number
  /** Why the date does not follow the weekly hours; an exception beats a holiday. */
  mark: 'holiday' | 'exception' | null
}

/**
 * Day by day, closed days included, what `calendar.between(from, to)` counted; the `countedMs` add
 * up to it. Empty when `to` is before `from`.
 */
export function explainBetween(
  calendar: BusinessCalendar,
  from: number,
  to: number,
): ExplainedDay[] {
  if (to < from) return []
  const { holidays, exceptions } = calendar.definition
  const holidayDates = new Set(holidays)
  const exceptionDates = new Set(exceptions.map((exception) => exception.date))
  const days: ExplainedDay[] = []
  // Neighbours too: where a clock goes back over midnight, dates are not in the order of instants.
  const firstDay = dayNumberOf(calendar.dateOf(from))
  const lastDay = dayNumberOf(calendar.dateOf(to))
  for (let day = firstDay - 1; day <= lastDay + 1; day += 1) {
    const date = dateOfDayNumber(day)
    const intervals = calendar
      .openRangesOn(date)
      .map((range) => ({ from: Math.max(range.from, from), to: Math.min(range.to, to) }))
      .filter((range) => range.from < range.to)
    if ((day < firstDay || day > lastDay) && intervals.length === 0) continue
    days.push({
      date,
      intervals,
      countedMs: intervals.reduce((sum, range) => sum + range.to - range.from, 0),
      mark: exceptionDates.has(date) ? 'exception' : holidayDates.has(date) ? 'holiday' : null,
    })
  }
  return days
}
