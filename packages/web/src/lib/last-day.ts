const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })

/** The API's ends are exclusive (`validUntil`, `endsOn`): people say the last day that counts. */
export const lastDay = (endsBefore: string): string =>
  isoDate.format(Date.parse(`${endsBefore}T12:00:00Z`) - 24 * 3_600_000)

/**
 * The API's `daysLeft` counts up to the exclusive end, so today among them; as words take it: 0 on the
 * last day, which ends today.
 */
export const daysToSay = (daysLeft: number): number => (daysLeft === 1 ? 0 : daysLeft)

/** The exclusive end of what lasts through a day. */
export const dayAfter = (lastDayOfIt: string): string =>
  isoDate.format(Date.parse(`${lastDayOfIt}T12:00:00Z`) + 24 * 3_600_000)

/** The calendar day `YYYY-MM-DD` of an instant in a zone. */
export const dayIn = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ms)

/** Days from one calendar day to another, both `YYYY-MM-DD`; negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / (24 * 3_600_000))

/** The day so many days later. */
export const daysAfter = (day: string, days: number): string =>
  isoDate.format(Date.parse(`${day}T12:00:00Z`) + days * 24 * 3_600_000)

/** The end of as long a span again: whole months stay whole months, else the same number of days. */
export function spanAfter(from: string, until: string): string {
  const [start, end] = [new Date(`${from}T12:00:00Z`), new Date(`${until}T12:00:00Z`)]
  if (start.getUTCDate() !== end.getUTCDate()) return daysAfter(until, daysBetween(from, until))
  const months =
    (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth()
  const again = new Date(end)
  again.setUTCMonth(again.getUTCMonth() + months)
  return isoDate.format(again)
}
