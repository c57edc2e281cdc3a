import { dateOfDayNumber, dayNumberOf } from '../business-time/definition.ts'
import { assertDate } from './range.ts'

/** The date `days` after `YYYY-MM-DD`; before it when negative. Throws CalendarError for no date. */
export const addDays = (date: string, days: number): string =>
  dateOfDayNumber(dayNumberOf(date) + days)

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysFrom = (from: string, to: string): number => dayNumberOf(to) - dayNumberOf(from)

/** The first day of a month by its number since year 0. */
const firstOfMonth = (month: number) => {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

/** The same day of the month `months` later; the month's last where it has no such day. */
export function addMonths(date: string, months: number): string {
  assertDate('date', date)
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  const last = addDays(firstOfMonth(month + 1), -1)
  const sameDay = `${last.slice(0, 8)}${date.slice(8)}`
  return sameDay < last ? sameDay : last
}

/** The month of a date, `YYYY-MM`. */
export const monthOf = (date: string): string => date.slice(0, 7)

/** The first day of a month, given as `YYYY-MM` or by one of its days. */
export const firstDayOf = (month: string): string => `${monthOf(month)}-01`

/** The first day after a month, given as `YYYY-MM` or by one of its days. */
export const dayAfterMonth = (month: string): string => addMonths(firstDayOf(month), 1)

export const earlierOf = (one: string, other: string): string => (one < other ? one : other)
export const laterOf = (one: string, other: string): string => (one > other ? one : other)
