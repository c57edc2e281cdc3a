import type { Database } from '@mesa/api/db/database'
import { createTimerSweep } from '@mesa/api/modules/timers/timers.sweep.service'
import type { SeedClock } from './seed-clock.ts'
import type { Happening, SeededDesk } from './seed-desk.ts'

const SAY_EVERY = 300
/** Of the desk's own time: what became due carries its own instant, whenever it is looked at. */
const SWEEP_EVERY_MS = 30 * 60_000

type Replaying = {
  desk: SeededDesk
  db: Database
  clock: SeedClock
  now: Date
  say: (line: string) => void
}

/**
 * In the order in which it happened, over all cases: numbers, places and balances depend on it. What
 * is due by itself in between happens at its own instant, as it does beside a running program.
 */
export async function replay(
  happenings: Happening[],
  { desk, db, clock, now, say }: Replaying,
): Promise<void> {
  const sweep = desk.content.runsTimers ? sweepOf(desk, { db, clock }) : () => undefined
  const ordered = happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  let sweptAt = 0
  for (const [index, { at, run }] of ordered.entries()) {
    clock.set(at)
    if (at.getTime() >= sweptAt + SWEEP_EVERY_MS) {
      await sweep()
      sweptAt = at.getTime()
    }
    await run()
    const done = index + 1
    if (done % SAY_EVERY === 0) say(`Historia: ${done} de ${ordered.length} pasos.`)
  }
  clock.set(now)
  await sweep()
}

/** Of this desk alone: of the others nothing is due at an instant of its past. */
function sweepOf({ tenantId }: SeededDesk, { db, clock }: Pick<Replaying, 'db' | 'clock'>) {
  const failed = (details: object, message: string): never => {
    throw new Error(message, { cause: (details as { err?: unknown }).err })
  }
  const onlyThis = { ...db, directory: () => Promise.resolve([{ id: tenantId }]) }
  const timers = createTimerSweep({ db: onlyThis, clock, log: { error: failed } })
  return async () => {
    await timers.sweepToEnd()
  }
}
