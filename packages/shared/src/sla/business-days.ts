import type { BusinessCalendar } from '../business-time/calendar.ts'
import { DAY_MS, dateOfDayNumber, dayNumberOf } from '../business-time/definition.ts'

export type SilenceDeadlines = {
  /** Null when the policy leaves no whole day between the question and the warning. */
  warnAt: number | null
  closeAt: number
}

/**
 * Closing instant of the n-th business day after an instant (CV-4). A business day is a local date
 * with open time; day 1 is the first one after the instant's own date, whatever the hour. Asked on
 * Friday at 16:00, two days end at Tuesday's closing time. `days` is a whole number from 1; throws
 * `CalendarError` `open_time_exhausted` when the calendar has not that many days left.
 */
export function endOfBusinessDay(calendar: BusinessCalendar, after: number, days: number): number {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`business days: ${days}`)
  let date = calendar.dateOf(after)
  let end = after
  for (let day = 0; day < days; day += 1) {
    ;({ date, end } = nextBusinessDay(calendar, date))
  }
  return end
}

/** How many business days after an instant have ended by another, their closing included. */
export function countBusinessDays(calendar: BusinessCalendar, after: number, by: number): number {
  let day = dayNumberOf(calendar.dateOf(after)) + 1
  const last = dayNumberOf(calendar.dateOf(Math.max(after, by)))
  let ended = 0
  for (; day <= last; day += 1) {
    const closing = calendar.openRangesOn(dateOfDayNumber(day)).at(-1)
    if (closing && closing.to <= by) ended += 1
  }
  return ended
}

/**
 * Closing of the business day that comes `days` business days before the one of an instant; null when
 * that is not after the date of `since`. With 0 the instant's own.
 */
export function closingBefore(
  calendar: BusinessCalendar,
  closing: number,
  { days, since }: { days: number; since: number },
): number | null {
  if (days === 0) return closing
  const first = dayNumberOf(calendar.dateOf(since))
  // A closing at midnight belongs to the day that ends there.
  let day = dayNumberOf(calendar.dateOf(closing - 1)) - 1
  for (let left = days; day > first; day -= 1) {
    const last = calendar.openRangesOn(dateOfDayNumber(day)).at(-1)
    if (last) left -= 1
    if (last && left === 0) return last.to
  }
  return null
}

/**
 * When silence warns and when it closes a case (CV-4), for `customerBusinessDays` and
 * `warnBusinessDaysBefore` of the policy: two days with a warning one before warn at the end of day
 * 1 and close at the end of day 2. `askedAt` is when the question was sent.
 */
export function silenceDeadlines(
  calendar: BusinessCalendar,
  askedAt: number,
  policy: { customerBusinessDays: number; warnBusinessDaysBefore: number },
): SilenceDeadlines {
  const warnDay = policy.customerBusinessDays - policy.warnBusinessDaysBefore
  return {
    warnAt: warnDay >= 1 ? endOfBusinessDay(calendar, askedAt, warnDay) : null,
    closeAt: endOfBusinessDay(calendar, askedAt, policy.customerBusinessDays),
  }
}

/** Jumps over closed stretches through `nextOpen`, so that a long closure costs nothing. */
function nextBusinessDay(calendar: BusinessCalendar, date: string): { date: string; end: number } {
  let day = dayNumberOf(date) + 1
  for (;;) {
    const ranges = calendar.openRangesOn(dateOfDayNumber(day))
    const last = ranges.at(-1)
    if (last) return { date: dateOfDayNumber(day), end: last.to }
    // Noon UTC of the day before may be a day early, never late, in any zone.
    const opensOn = calendar.dateOf(calendar.nextOpen((day - 0.5) * DAY_MS))
    day = Math.max(day + 1, dayNumberOf(opensOn))
  }
}
