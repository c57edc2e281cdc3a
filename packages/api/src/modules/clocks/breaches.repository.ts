import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { slaClocks } from './clocks.tables.ts'

export type Clock = typeof slaClocks.$inferSelect
export type ClockKey = Pick<Clock, 'ticketId' | 'metric' | 'cycle'>

const byKey = (tx: Tx, { ticketId, metric, cycle }: ClockKey) =>
  and(
    eq(slaClocks.tenantId, tx.tenantId),
    eq(slaClocks.ticketId, ticketId),
    eq(slaClocks.metric, metric),
    eq(slaClocks.cycle, cycle),
  )

export const findClock = async (tx: Tx, key: ClockKey): Promise<Clock | undefined> =>
  (await tx.db.select().from(slaClocks).where(byKey(tx, key)))[0]

/** The breach of a clock that nobody has touched since it was due. */
export const markBreached = (tx: Tx, key: ClockKey) =>
  tx.db
    .update(slaClocks)
    .set({ state: 'breached', breachedAt: sql`${slaClocks.dueAt}`, breachCause: 'elapsed' })
    .where(
      and(
        byKey(tx, key),
        eq(slaClocks.state, 'running'),
        isNull(slaClocks.breachedAt),
        isNull(slaClocks.finishedAt),
      ),
    )
