import type { Clock } from '@mesa/api/clock'

/** Stands still at the instant of the step that is replayed. */
export type SeedClock = Clock & { set(at: Date): void }

export function createSeedClock(start: Date): SeedClock {
  let now = start
  return {
    now: () => now,
    set: (at) => {
      now = at
    },
  }
}
