import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { ticketMerges } from './merges.tables.ts'

export type Merge = typeof ticketMerges.$inferSelect

export const insertMerge = (
  tx: Tx,
  row: Omit<typeof ticketMerges.$inferInsert, 'tenantId' | 'undoneBy' | 'undoneAt'>,
) => tx.db.insert(ticketMerges).values({ ...row, tenantId: tx.tenantId })

/** The merge that a ticket stands in; undefined once it was undone. */
export async function findMerge(tx: Tx, ticketId: string): Promise<Merge | undefined> {
  const [merge] = await tx.db
    .select()
    .from(ticketMerges)
    .where(
      and(
        eq(ticketMerges.tenantId, tx.tenantId),
        eq(ticketMerges.ticketId, ticketId),
        isNull(ticketMerges.undoneAt),
      ),
    )
    .orderBy(desc(ticketMerges.mergedAt))
    .limit(1)
  return merge
}

export const endMerge = (tx: Tx, id: string, set: { undoneBy: string; undoneAt: Date }) =>
  tx.db
    .update(ticketMerges)
    .set(set)
    .where(and(eq(ticketMerges.tenantId, tx.tenantId), eq(ticketMerges.id, id)))
