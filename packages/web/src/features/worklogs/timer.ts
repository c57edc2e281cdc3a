/**
 * One timer per device. `runningSince` null: paused. Milliseconds. `entryId` names the work it will be
 * logged as, so that two tabs log it once.
 */
export type Timer = {
  number: number
  countedMs: number
  runningSince: number | null
  entryId: string
}

const minuteMs = 60_000

export const elapsedMs = (timer: Timer, nowMs: number): number =>
  timer.countedMs + (timer.runningSince === null ? 0 : Math.max(0, nowMs - timer.runningSince))

/** Starts or goes on; a timer of another case is replaced only once it is at zero. */
export function startTimer(
  timer: Timer | null,
  { number, nowMs, newId }: { number: number; nowMs: number; newId: () => string },
): Timer {
  if (timer?.number === number) {
    return timer.runningSince === null ? { ...timer, runningSince: nowMs } : timer
  }
  return { number, countedMs: 0, runningSince: nowMs, entryId: newId() }
}

export const pauseTimer = (timer: Timer, nowMs: number): Timer => ({
  ...timer,
  countedMs: elapsedMs(timer, nowMs),
  runningSince: null,
})

/** Whole minutes begun, as work is logged; never less than one. */
export const minutesOf = (ms: number): number => Math.max(1, Math.ceil(ms / minuteMs))

/** `0:22:40`, as a stopwatch shows it. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
}

export function readTimer(saved: string | null): Timer | null {
  try {
    const timer = JSON.parse(saved ?? 'null') as Timer | null
    const isWhole =
      typeof timer?.number === 'number' &&
      typeof timer.countedMs === 'number' &&
      typeof timer.entryId === 'string'
    return isWhole ? timer : null
  } catch {
    return null
  }
}
