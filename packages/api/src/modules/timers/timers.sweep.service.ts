import type { Actor } from '@mesa/shared/access/actor'
import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { clockTimerKinds } from '../clocks/arm-clocks.service.ts'
import { followCalendars } from '../clocks/recalendar-case.service.ts'
import { lockTicketIfFree } from '../tickets/tickets.service.ts'
import { timerEffects, type TimerEffects } from './timer-effects.service.ts'
import * as timers from './timers.repository.ts'

type Log = { error(details: object, message: string): void }
type Deps = {
  db: Database
  clock: Clock
  log: Log
  /** What each kind of timer does; tests put in others. */
  effects?: TimerEffects
}

const batchSize = 100

const clockKinds: ReadonlySet<timers.TimerKind> = new Set(clockTimerKinds)
const isOfClock = ({ kind }: timers.Timer) => clockKinds.has(kind)

/**
 * Does what is due by itself (clocks.md): one transaction for each timer, the case locked first, the
 * timer read again behind that lock and gone in the transaction that did it. So two nodes may sweep at
 * once, and one may be killed anywhere: each effect happens once, stamped with its own instant.
 */
export function createTimerSweep({ db, clock, log, effects = timerEffects }: Deps) {
  /** The first that is due of a case. `busy`: somebody else has the case; the next round takes it up. */
  async function fireFirst(tenantId: string, ticketId: string): Promise<'done' | 'none' | 'busy'> {
    let current: timers.Timer | undefined
    try {
      return await db.transaction(systemScope(tenantId), async (tx) => {
        const ticket = await lockTicketIfFree(tx, ticketId)
        if (!ticket) return 'busy'
        const now = clock.now()
        const timer = await timers.lockFirstDue(tx, ticketId, now)
        if (!timer) return 'none'
        current = timer
        const act = { at: timer.dueAt, recordedAt: now }
        // By hours that were edited meanwhile it may not be due: what is, is found in the next round.
        if (isOfClock(timer) && (await followCalendars(tx, ticket, act))) return 'done'
        const actor: Actor = { kind: 'system', tenantId, name: 'Mesa' }
        await effects[timer.kind](tx, { ticket, timer, actor, ...act })
        await timers.deleteTimer(tx, timer.id)
        return 'done'
      })
    } catch (err) {
      const { id, kind, subject } = current ?? {}
      if (id === undefined) throw err
      // Where the database is away this fails as well, and the loop tries again later.
      await db.transaction(systemScope(tenantId), (tx) => timers.putOff(tx, id, clock.now()))
      log.error({ err, ticketId, kind, subject }, 'a timer failed; it is tried again later')
      return 'done'
    }
  }

  async function sweepDesk(tenantId: string): Promise<{ done: number; busy: number }> {
    const due = await db.transaction(
      systemScope(tenantId),
      (tx) => timers.listDueCases(tx, { now: clock.now(), limit: batchSize }),
      { readOnly: true },
    )
    const busy = new Set<string>()
    let done = 0
    for (const { ticketId } of due) {
      if (busy.has(ticketId)) continue
      const outcome = await fireFirst(tenantId, ticketId)
      if (outcome === 'busy') busy.add(ticketId)
      if (outcome === 'done') done += 1
    }
    return { done, busy: busy.size }
  }

  async function sweepAll(): Promise<{ done: number; busy: number }> {
    const sum = { done: 0, busy: 0 }
    const failures: unknown[] = []
    for (const { id } of await db.directory('select id from tenants')) {
      try {
        const { done, busy } = await sweepDesk(String(id))
        sum.done += done
        sum.busy += busy
      } catch (error) {
        if (error instanceof AppError && error.code === 'unavailable') throw error
        failures.push(error)
      }
    }
    if (failures.length > 0) throw failures[0]
    return sum
  }

  return {
    /** One batch of every desk; true when there may be more, also what the effects themselves brought. */
    sweepOnce: async (): Promise<boolean> => (await sweepAll()).done > 0,

    /** Until nothing is due; answers whether a case that somebody else holds is left. */
    async sweepToEnd(): Promise<boolean> {
      for (;;) {
        const { done, busy } = await sweepAll()
        if (done === 0) return busy > 0
      }
    },
  }
}
