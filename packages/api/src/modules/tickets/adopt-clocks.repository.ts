import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import type { NewTicket } from './tickets.repository.ts'
import { tickets } from './tickets.tables.ts'

export const lockWithoutClocks = (tx: Tx, limit: number) =>
  tx.db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        isNull(tickets.closedAt),
        eq(tickets.clocksVersion, 0),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(limit)
    .for('update', { skipLocked: true })

/** The case itself does not change: nobody's edit of it is refused for this. */
export const updateClockColumns = (tx: Tx, id: string, columns: Partial<NewTicket>) =>
  tx.db
    .update(tickets)
    .set(columns)
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.id, id)))
