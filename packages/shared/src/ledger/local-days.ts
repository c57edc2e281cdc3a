const dayMs = 86_400_000

const toDate = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** `YYYY-MM-DD`, so many days later. */
export const plusDays = (date: string, days: number): string =>
  toDate(Date.parse(date) + days * dayMs)

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** The same day so many months later; the month's last where it has no such day. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return toDate(Date.UTC(year, month - 1 + months, Math.min(day, last)))
}
