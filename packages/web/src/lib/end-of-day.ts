const dayMs = 86_400_000

/** The last instant (RFC 3339) of the calendar day that `nowMs` falls on in a zone; DST days included. */
export function endOfDay(nowMs: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone })
  const today = day.format(nowMs)
  let inside = nowMs
  let outside = nowMs + dayMs + dayMs / 12
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2)
    if (day.format(middle) === today) inside = middle
    else outside = middle
  }
  return new Date(inside).toISOString()
}
