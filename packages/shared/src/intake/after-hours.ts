const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** A form takes a while to be filled in. */
const lateMsMax = 5 * minuteMs
const aheadMsMax = 31 * dayMs
const lengthMsMax = 72 * hourMs

/** Epoch ms. */
export type AskedWindow = { startsAt: number; endsAt: number }
export type WindowFault =
  | { path: 'startsAt' | 'endsAt'; code: 'too_small' | 'too_large' | 'interval_reversed' }
  | { path: 'startsAt'; code: 'in_hours' }

/**
 * IN-1: what is wrong with the window in which a customer asks for attention; null: nothing. It lies
 * ahead, at most 31 days, lasts at most three days, and leaves attention hours at least once.
 * @param openMs attention time within the window
 */
export function faultOfWindow(
  { startsAt, endsAt }: AskedWindow,
  { now, openMs }: { now: number; openMs: () => number },
): WindowFault | null {
  if (endsAt <= startsAt) return { path: 'endsAt', code: 'interval_reversed' }
  if (startsAt < now - lateMsMax) return { path: 'startsAt', code: 'too_small' }
  if (startsAt > now + aheadMsMax) return { path: 'startsAt', code: 'too_large' }
  if (endsAt - startsAt > lengthMsMax) return { path: 'endsAt', code: 'too_large' }
  return openMs() >= endsAt - startsAt ? { path: 'startsAt', code: 'in_hours' } : null
}
