import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { outbox } from './outbox.tables.ts'

type NewRow = Omit<typeof outbox.$inferInsert, 'tenantId'>

/** In the order given, which is the order of the stream; sent at once. */
export async function insertOutboxRows(tx: Tx, rows: NewRow[]): Promise<void> {
  await tx.db
    .insert(outbox)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .execute()
}

/** In the order written, without waiting for a row another node has; what failed waits for its turn. */
export const lockPending = (tx: Tx, { limit, at }: { limit: number; at: Date }) =>
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
        isNull(outbox.setAsideAt),
        or(isNull(outbox.nextAttemptAt), lte(outbox.nextAttemptAt, at)),
      ),
    )
    .orderBy(asc(outbox.position))
    .limit(limit)
    .for('update', { skipLocked: true })

type Failure = { at: Date; attemptsMax: number }

/** After 1, 2, 4 and 8 minutes it is tried again, then no more; undefined: another node was faster. */
export async function noteFailure(tx: Tx, id: string, { at, attemptsMax }: Failure) {
  const [row] = await tx.db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      nextAttemptAt: sql`${at.toISOString()}::timestamptz + interval '1 minute' * (2 ^ ${outbox.attempts})`,
      setAsideAt: sql`case when ${outbox.attempts} + 1 >= ${attemptsMax} then ${at.toISOString()}::timestamptz end`,
    })
    .where(
      and(
        eq(outbox.tenantId, tx.tenantId),
        eq(outbox.id, id),
        isNull(outbox.dispatchedAt),
        isNull(outbox.setAsideAt),
        or(isNull(outbox.nextAttemptAt), lte(outbox.nextAttemptAt, at)),
      ),
    )
    .returning({ type: outbox.type, ticketId: outbox.ticketId, setAsideAt: outbox.setAsideAt })
  return row
}

export async function takeUp(tx: Tx, id: string): Promise<void> {
  await tx.db
    .update(outbox)
    .set({ attempts: 0, nextAttemptAt: null, setAsideAt: null })
    .where(and(eq(outbox.tenantId, tx.tenantId), eq(outbox.id, id)))
}

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
