/** Caracas keeps UTC-4 all year. */
const CARACAS_SHIFT_MS = 4 * 3_600_000
const DAY_MS = 86_400_000

/** yyyy-mm-dd in Caracas. */
export const localDay = (at: Date): string =>
  new Date(at.getTime() - CARACAS_SHIFT_MS).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** 09:00 in Caracas of a day, and so many minutes later. */
export const morningOf = (day: string, minutes = 0): Date =>
  new Date(Date.parse(`${day}T13:00:00Z`) + minutes * 60_000)

/** `21/11/2026` as a date of the wire. */
export const isoDay = (text: string): string => text.split('/').toReversed().join('-')

/** `21/11/2026 10:20` in Caracas as an instant of the wire. */
export function isoInstant(text: string): string {
  const [day = '', clock = '09:00'] = text.split(' ')
  return `${isoDay(day)}T${clock}:00-04:00`
}
