import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { slaClocks, slaEvents } from './clocks.tables.ts'

export type StoredClock = typeof slaClocks.$inferSelect
export type ClockEventType = (typeof slaEvents.$inferSelect)['type']
type Key = Pick<StoredClock, 'ticketId' | 'metric' | 'cycle'>

export const insertClock = (tx: Tx, row: Omit<typeof slaClocks.$inferInsert, 'tenantId'>) =>
  tx.db
    .insert(slaClocks)
    .values({ ...row, tenantId: tx.tenantId })
    .execute()

export const updateClock = (
  tx: Tx,
  { ticketId, metric, cycle }: Key,
  set: Partial<typeof slaClocks.$inferInsert>,
) => tx.db.update(slaClocks).set(set).where(whereClock(tx, { ticketId, metric, cycle }))

export const insertClockEvent = (tx: Tx, row: Omit<typeof slaEvents.$inferInsert, 'tenantId'>) =>
  tx.db
    .insert(slaEvents)
    .values({ ...row, tenantId: tx.tenantId })
    .execute()

export const listUnfinished = (tx: Tx, ticketId: string) =>
  tx.db
    .select()
    .from(slaClocks)
    .where(
      and(
        eq(slaClocks.tenantId, tx.tenantId),
        eq(slaClocks.ticketId, ticketId),
        isNull(slaClocks.finishedAt),
      ),
    )

export const listClockEvents = (tx: Tx, { ticketId, metric, cycle }: Key) =>
  tx.db
    .select()
    .from(slaEvents)
    .where(
      and(
        eq(slaEvents.tenantId, tx.tenantId),
        eq(slaEvents.ticketId, ticketId),
        eq(slaEvents.metric, metric),
        eq(slaEvents.cycle, cycle),
      ),
    )
    .orderBy(asc(slaEvents.seq))

const whereClock = (tx: Tx, { ticketId, metric, cycle }: Key) =>
  and(
    eq(slaClocks.tenantId, tx.tenantId),
    eq(slaClocks.ticketId, ticketId),
    eq(slaClocks.metric, metric),
    eq(slaClocks.cycle, cycle),
  )
