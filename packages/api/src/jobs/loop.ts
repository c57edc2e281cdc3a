import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../errors.ts'

export type Log = { error(details: object, message: string): void }
export type Loop = {
  /** Ends after the round that is running. */
  stop(): Promise<void>
}

/**
 * Repeats a round until stopped. A round that fails (the database is away) is logged and tried again
 * after a pause that doubles up to half a minute. A machine that is busy for a moment is no news.
 */
export function startLoop({
  name,
  everyMs,
  round,
  log,
}: {
  name: string
  everyMs: number
  /** Answers true when there is more to do at once. */
  round: () => Promise<boolean>
  log: Log
}): Loop {
  const stopped = new AbortController()
  const { signal } = stopped
  const run = async () => {
    let failures = 0
    while (!signal.aborted) {
      try {
        const hasMore = await round()
        failures = 0
        if (hasMore) continue
      } catch (err) {
        failures += 1
        tellFailure(err, { name, failures, log })
      }
      const pauseMs = Math.min(30_000, everyMs * 2 ** Math.min(failures, 10))
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
  const finished = run()
  return {
    async stop() {
      stopped.abort()
      await finished
    },
  }
}

const busyRoundsMax = 2

function tellFailure(err: unknown, told: { name: string; failures: number; log: Log }) {
  const { name, failures, log } = told
  const isBusy = err instanceof AppError && err.code === 'unavailable'
  if (!isBusy) log.error({ err, failures }, `${name} failed; it is tried again`)
  else if (failures > busyRoundsMax)
    log.error({ code: err.code, failures }, `${name} has no database; it is tried again`)
}

const sparingMs = 30_000

/** The same trouble told each half minute instead of at every attempt (F02). */
export function sparingly<Told>(tell: (what: Told) => void): (what: Told) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (what) => {
    if (performance.now() - toldAt < sparingMs) return
    toldAt = performance.now()
    tell(what)
  }
}
