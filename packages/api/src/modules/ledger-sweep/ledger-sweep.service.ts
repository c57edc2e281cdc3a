import type { Clock } from '../../clock.ts'
import { systemScope, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { lockAccountIfFree } from '../hour-ledger/lots.service.ts'
import { bringTermsIntoForce, doEffects } from './account-effects.service.ts'
import * as schedules from './ledger-schedules.repository.ts'

type Log = { error(details: object, message: string): void }
type Deps = {
  db: Database
  clock: Clock
  log: Log
  /** Tests put in others. */
  effects?: (tx: Tx, accountId: string, at: Date) => Promise<'done' | 'busy' | 'none'>
}

const batchSize = 100

/**
 * Grants, expires and carries over what is due of every account (HR-3): one transaction for each, the
 * account locked first and looked at behind that lock, its next day written in the same transaction.
 * So several nodes may sweep at once, and one may be killed anywhere: each effect happens once, booked
 * on its own day.
 */
export function createLedgerSweep({ db, clock, log, effects = sweepAccount }: Deps) {
  async function sweepOne(tenantId: string, accountId: string) {
    try {
      return await db.transaction(systemScope(tenantId), (tx) =>
        effects(tx, accountId, clock.now()),
      )
    } catch (err) {
      if (err instanceof AppError && err.code === 'unavailable') throw err
      await db.transaction(systemScope(tenantId), (tx) =>
        schedules.putOff(tx, accountId, clock.now()),
      )
      log.error(
        { err, accountId },
        'an account was not brought up to date; it is tried again later',
      )
      return 'done'
    }
  }

  async function sweepDesk(tenantId: string): Promise<{ done: number; busy: number }> {
    const due = await db.transaction(
      systemScope(tenantId),
      (tx) => schedules.listDue(tx, { now: clock.now(), limit: batchSize }),
      { readOnly: true },
    )
    const sum = { done: 0, busy: 0 }
    for (const { accountId } of due) {
      const outcome = await sweepOne(tenantId, accountId)
      if (outcome === 'done') sum.done += 1
      if (outcome === 'busy') sum.busy += 1
    }
    return sum
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
    /** One batch of every desk; true when there may be more. */
    sweepOnce: async (): Promise<boolean> => (await sweepAll()).done > 0,

    /** Until nothing is due; answers whether an account that somebody else holds is left. */
    async sweepToEnd(): Promise<boolean> {
      for (;;) {
        const { done, busy } = await sweepAll()
        if (done === 0) return busy > 0
      }
    },
  }
}

async function sweepAccount(tx: Tx, accountId: string, at: Date) {
  await bringTermsIntoForce(tx, accountId, at)
  const account = await lockAccountIfFree(tx, accountId)
  if (!account) return 'busy'
  const schedule = await schedules.findSchedule(tx, accountId)
  if (!schedule?.dueAt || schedule.dueAt > at) return 'none'
  await doEffects(tx, account, { at })
  return 'done'
}
