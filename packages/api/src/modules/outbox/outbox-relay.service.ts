import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { queueMails } from '../mails/mails.service.ts'
import { composeMails } from '../notifications/notifications.service.ts'
import * as outbox from './outbox.repository.ts'

const batchSize = 50
const parkedMs = 60_000
const keptDays = 7

type Log = { error(details: object, message: string): void }
type Deps = {
  db: Database
  clock: Clock
  /** Origin of the web for links in mails, e.g. `https://mesa.example`; without a slash at the end. */
  linkBase: () => string
  log: Log
}
/** Turns events into queued mails, each batch in a transaction of its own (P16). */
export function createOutboxRelay({ db, clock, linkBase, log }: Deps) {
  /** Rows that could not be turned into mails, with the moment of the next attempt: they hold nobody up. */
  const parked = new Map<string, number>()

  async function relayTenant(tenantId: string): Promise<boolean> {
    let current = ''
    const now = clock.now()
    for (const [id, until] of parked) if (until <= now.getTime()) parked.delete(id)
    try {
      return await db.transaction(systemScope(tenantId), async (tx) => {
        const rows = await outbox.lockPending(tx, { limit: batchSize, parked: [...parked.keys()] })
        for (const row of rows) {
          current = row.id
          const mails = await composeMails(tx, row, linkBase())
          await queueMails(tx, { outboxId: row.id, mails, at: now, host: hostOf(linkBase()) })
        }
        current = ''
        if (rows.length > 0)
          await outbox.markDispatched(
            tx,
            rows.map(({ id }) => id),
            now,
          )
        return rows.length === batchSize
      })
    } catch (err) {
      if (current === '' || (err as { code?: string }).code === 'unavailable') throw err
      parked.set(current, now.getTime() + parkedMs)
      log.error({ err, outboxId: current }, 'an event could not be turned into mails')
      return true
    }
  }

  return {
    /** One batch of every desk; true when there is more. */
    async relayOnce(): Promise<boolean> {
      let hasMore = false
      for (const { id } of await db.directory('select id from tenants'))
        hasMore = (await relayTenant(String(id))) || hasMore
      return hasMore
    },

    /** Events older than a week are in the record; the stream no longer resumes from them. */
    async removeOld(now: Date): Promise<void> {
      const before = new Date(now.getTime() - keptDays * 86_400_000)
      for (const { id } of await db.directory('select id from tenants'))
        await db.transaction(systemScope(String(id)), (tx) =>
          outbox.deleteDispatchedBefore(tx, before),
        )
    },
  }
}

const hostOf = (origin: string) => new URL(origin).hostname
