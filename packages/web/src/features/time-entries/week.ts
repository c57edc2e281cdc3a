const dayMs = 86_400_000
const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })
const noonOf = (day: string) => Date.parse(`${day}T12:00:00Z`)
const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noonOf(day))

/** Monday and Sunday, `YYYY-MM-DD`, of the week of a day, and the Mondays beside it. */
export function weekOf(day: string) {
  const sinceMonday = (new Date(noonOf(day)).getUTCDay() + 6) % 7
  const monday = noonOf(day) - sinceMonday * dayMs
  const at = (days: number) => isoDate.format(monday + days * dayMs)
  return { from: at(0), to: at(6), before: at(-7), after: at(7) }
}

/** The week that the address asks for, or today's. */
export const weekAsked = (asked: string | null, today: string) =>
  weekOf(asked !== null && isDay(asked) ? asked : today)
