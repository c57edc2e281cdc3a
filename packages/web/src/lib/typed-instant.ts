import { openZone } from '@mesa/shared/business-time/zone'

const localShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/

/**
 * The instant (RFC 3339, UTC) of what stands in a `datetime-local` field, read in the zone in which the
 * reader sees every time, whatever the zone of the device; null where it is no time.
 */
export function typedInstant(local: string, timeZone: string): string | null {
  if (!localShape.test(local)) return null
  const wallMs = Date.parse(`${local}Z`)
  if (Number.isNaN(wallMs)) return null
  const zone = openZone(timeZone)
  // Twice, because the first offset may be of the other side of a change of clocks.
  const near = wallMs - zone.offsetAt(wallMs)
  return new Date(wallMs - zone.offsetAt(near)).toISOString()
}

/** `2026-03-06T17:30` as a `datetime-local` field shows an instant in the reader's zone. */
export function localField(instant: string | number, timeZone: string): string {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant)
  return new Date(ms + openZone(timeZone).offsetAt(ms)).toISOString().slice(0, 16)
}
