const formats = new Map<string, Intl.DateTimeFormat>()

/** Calendar date `YYYY-MM-DD` of an instant in a zone; Intl throws RangeError for an unknown zone. */
export function localDateOf(at: Date, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts })
    formats.set(timeZone, format)
  }
  return format.format(at)
}

export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

/** Whole days from one `YYYY-MM-DD` to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** The date before `YYYY-MM-DD`: the last day of a period with an exclusive end. */
export const dayBefore = (date: string): string =>
  localDateOf(new Date(Date.parse(date) - 86_400_000), 'UTC')

/** The first instant of a date `YYYY-MM-DD` in a zone, to the minute; days without a midnight too. */
export function startOfDay(date: string, timeZone: string): Date {
  const utc = Date.parse(date) / 60_000
  let [before, from] = [utc - 30 * 60, utc + 30 * 60]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (localDateOf(new Date(middle * 60_000), timeZone) < date) before = middle
    else from = middle
  }
  return new Date(from * 60_000)
}
