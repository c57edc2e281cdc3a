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

/** Runs by monotonic time from the last comparison with another clock. */
export type FollowingClock = Clock & {
  /** What the other clock showed at an instant of `performance.now()`. */
  follow(there: Date, atMs: number): void
}

/** Closer than a comparison over a network can tell. */
const sameMs = 50

/**
 * The time of the database, which all nodes share: between two comparisons a jump of this machine's
 * own clock changes nothing (F12). Until the first comparison, this machine's time at the start.
 */
export function createFollowingClock(): FollowingClock {
  let base = Date.now() - performance.now()
  return {
    now: () => new Date(base + performance.now()),
    follow(there, atMs) {
      const next = there.getTime() - atMs
      if (Math.abs(next - base) > sameMs) base = next
    },
  }
}
