import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { noteLostEvent, queueMails } from '../mails/mails.service.ts'
import { composeMails } from '../notifications/notifications.service.ts'
import { deskAddress } from '../tenants/tenants.service.ts'
import * as outbox from './outbox.repository.ts'

const batchSize = 50
const attemptsMax = 5
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
  async function relayTenant(tenantId: string): Promise<boolean> {
    let current = ''
    const now = clock.now()
    try {
      return await db.transaction(systemScope(tenantId), async (tx) => {
        const rows = await outbox.lockPending(tx, { limit: batchSize, at: now })
        if (rows.length === 0) return false
        const address = await deskAddress(tx, linkBase())
        for (const row of rows) {
          current = row.id
          const mails = await composeMails(tx, row, { linkBase: address, now })
          await queueMails(tx, { outboxId: row.id, mails, at: now, host: hostOf(linkBase()) })
        }
        current = ''
        await outbox.markDispatched(
          tx,
          rows.map(({ id }) => id),
          now,
        )
        return rows.length === batchSize
      })
    } catch (err) {
      if (current === '' || (err as { code?: string }).code === 'unavailable') throw err
      log.error({ err, outboxId: current }, 'an event could not be turned into mails')
      await putOff(tenantId, { id: current, reason: reasonOf(err), now })
      return true
    }
  }

  /** It holds nobody up: tried again later, after five times set aside and told of among the mails (F21). */
  const putOff = (tenantId: string, { id, reason, now }: PutOff) =>
    db.transaction(systemScope(tenantId), async (tx) => {
      const row = await outbox.noteFailure(tx, id, { at: now, attemptsMax })
      if (!row?.setAsideAt) return
      const { type, ticketId } = row
      const host = hostOf(linkBase())
      await noteLostEvent(tx, { outboxId: id, type, ticketId, reason, at: now, host })
    })

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

type PutOff = { id: string; reason: string; now: Date }

/** Of a failed query only what PostgreSQL said: its parameters may hold what people wrote. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: unknown; cause?: { message?: unknown } }
  return String(cause?.message ?? message).slice(0, 300)
}

const hostOf = (origin: string) => new URL(origin).hostname
