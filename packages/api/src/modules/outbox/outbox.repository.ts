import { and, asc, eq, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { outbox } from './outbox.tables.ts'

type NewRow = Omit<typeof outbox.$inferInsert, 'tenantId'>

/** In the order given, which is the order of the stream. */
export async function insertOutboxRows(tx: Tx, rows: NewRow[]): Promise<void> {
  await tx.db.insert(outbox).values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
}

/** In the order written, without waiting for a row another node has; `parked` are tried later. */
export const lockPending = (tx: Tx, { limit, parked }: { limit: number; parked: string[] }) =>
  tx.db
    .select({
      id: outbox.id,
      type: outbox.type,
      payload: sql<Record<string, unknown>>`${outbox.payload}`,
      ticketId: outbox.ticketId,
      internal: outbox.internal,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tx.tenantId),
        isNull(outbox.dispatchedAt),
        ...(parked.length > 0 ? [notInArray(outbox.id, parked)] : []),
      ),
    )
    .orderBy(asc(outbox.position))
    .limit(limit)
    .for('update', { skipLocked: true })

/** One-time tokens are erased here: once the mail holds the link, nothing else needs it. */
export async function markDispatched(tx: Tx, ids: string[], at: Date): Promise<void> {
  await tx.db
    .update(outbox)
    .set({
      dispatchedAt: at,
      payload: sql`case when ${outbox.type} like 'identity.%' then ${outbox.payload} - 'token' else ${outbox.payload} end`,
    })
    .where(and(eq(outbox.tenantId, tx.tenantId), inArray(outbox.id, ids)))
}

export async function deleteDispatchedBefore(tx: Tx, before: Date): Promise<number> {
  const { rowCount } = await tx.db
    .delete(outbox)
    .where(and(eq(outbox.tenantId, tx.tenantId), lt(outbox.dispatchedAt, before)))
  return rowCount ?? 0
}
