import { useEffect, useState } from 'react'
import { nowMs } from './clock.ts'

const minuteMs = 60_000

/**
 * The present in milliseconds, again each minute and as soon as one of `instants` has come, so that
 * what is said of time stays true without reloading.
 */
export function useNow(instants: readonly (string | null | undefined)[] = []): number {
  const [now, setNow] = useState(nowMs)
  const next = instants
    .flatMap((instant) => (instant ? [Date.parse(instant)] : []))
    .filter((ms) => ms > now)
    .reduce((earliest, ms) => Math.min(earliest, ms), now + minuteMs)
  useEffect(() => {
    const timer = setTimeout(() => setNow(nowMs()), Math.max(0, next - nowMs()) + 1)
    return () => clearTimeout(timer)
  }, [next])
  return now
}

/** Whether an instant has come; renders again when it does. */
export function useHasCome(instant: string | null | undefined): boolean {
  const now = useNow([instant])
  return instant !== null && instant !== undefined && Date.parse(instant) <= now
}
