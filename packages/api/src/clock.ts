/** The one source of time. Tests and `MESA_TEST_CLOCK` drive it; everything else only reads it. */
export type Clock = { now(): Date }

export type TestClock = Clock & { set(now: Date): void; advanceMinutes(minutes: number): void }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that keeps running from wherever it was set, so that sessions and timers stay believable. */
export function createTestClock(start?: Date): TestClock {
  let offsetMs = start ? start.getTime() - Date.now() : 0
  return {
    now: () => new Date(Date.now() + offsetMs),
    set: (now) => {
      offsetMs = now.getTime() - Date.now()
    },
    advanceMinutes: (minutes) => {
      offsetMs += minutes * 60_000
    },
  }
}
