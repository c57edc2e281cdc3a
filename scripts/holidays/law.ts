/** A day off as a law or decree says it; `source` is a key of the country's sources, empty: not checked. */
export type LawHoliday = { date: string; name: string; source: string }

/** The laws of one country, read and written down by hand (docs/decisions/0027). */
export type CountryLaws = {
  code: string
  sources: Readonly<Record<string, string>>
  holidaysOf: (year: number) => LawHoliday[]
}

const dayMs = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay()
export const plusDays = (date: string, days: number) =>
  iso(Date.parse(`${date}T00:00:00Z`) + days * dayMs)

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
export function easterOf(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor((8 * b + 13) / 25)
  const e = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7
  const g = Math.floor((a + 11 * e + 22 * f) / 451)
  const dayOfMarch = 22 + e + f - 7 * g
  return iso(Date.UTC(year, 2, dayOfMarch))
}

/** The n-th such weekday of a month (1 January). */
export function nthWeekday(year: number, month: number, [nth, weekday]: [number, number]): string {
  const first = iso(Date.UTC(year, month - 1, 1))
  return plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1))
}

/** The date itself when a Monday, else the Monday that follows. */
export const mondayFrom = (date: string) => plusDays(date, (8 - weekdayOf(date)) % 7)
/** The Monday of the same week, for Tuesday to Saturday. */
export const mondayBefore = (date: string) => plusDays(date, 1 - weekdayOf(date))
