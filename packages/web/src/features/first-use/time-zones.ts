type ZoneChoice = { value: string; label: string }

/** The zone of this browser, to suggest it. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * Every zone the browser knows, its own and UTC, as `Caracas, America (UTC-4)` at an instant: the
 * city first, so that typing its first letters in a list finds it.
 */
export function zoneChoices(nowMs: number): ZoneChoice[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), browserZone(), 'UTC'])
  const order = new Intl.Collator('en')
  return [...zones]
    .map((value) => ({ value, label: labelOf(value, nowMs) }))
    .sort((a, b) => order.compare(a.label, b.label))
}

function labelOf(timeZone: string, nowMs: number): string {
  const place = timeZone.replaceAll('_', ' ').split('/').reverse().join(', ')
  return timeZone === 'UTC' ? place : `${place} (${offsetOf(timeZone, nowMs)})`
}

/** `UTC-4`, `UTC+5:30`. */
function offsetOf(timeZone: string, nowMs: number): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' })
  const name = format.formatToParts(nowMs).find(({ type }) => type === 'timeZoneName')?.value
  return (name ?? '').replace('GMT', 'UTC')
}
