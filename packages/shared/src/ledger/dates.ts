import { assertDate } from './range.ts'

const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)
const partsOf = (date: string) => {
  assertDate('date', date)
  return { year: +date.slice(0, 4), month: +date.slice(5, 7), day: +date.slice(8, 10) }
}

/** The date `days` after `YYYY-MM-DD`; before it when negative. */
export const addDays = (date: string, days: number): string =>
  iso(Date.parse(date) + days * 86_400_000)

/** The same day of the month `months` later; the month's last where it has no such day. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
}

/** The month of a date, `YYYY-MM`. */
export const monthOf = (date: string): string => date.slice(0, 7)

/** The first day of a month, given as `YYYY-MM` or by one of its days. */
export const firstDayOf = (month: string): string => `${monthOf(month)}-01`

/** The first day after a month, given as `YYYY-MM` or by one of its days. */
export const dayAfterMonth = (month: string): string => addMonths(firstDayOf(month), 1)

export const earlierOf = (one: string, other: string): string => (one < other ? one : other)
export const laterOf = (one: string, other: string): string => (one > other ? one : other)
