const dayMs = 86_400_000
const daysMax = 92

/** Local dates after `first` up to `last`; none when that is no later date, at most three months. */
export function datesUntil(first: string, last: string): string[] {
  const [from, until] = [first, last].map((date) => Date.parse(`${date}T12:00:00Z`))
  if (from === undefined || until === undefined || Number.isNaN(from) || Number.isNaN(until)) {
    return []
  }
  const days = Math.min(daysMax, Math.round((until - from) / dayMs))
  return Array.from({ length: Math.max(0, days) }, (_, index) =>
    new Date(from + (index + 1) * dayMs).toISOString().slice(0, 10),
  )
}
