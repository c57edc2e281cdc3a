import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { tickets } from './tickets.tables.ts'

export async function findNumber(tx: Tx, id: string): Promise<number | undefined> {
  const [row] = await tx.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.id, id)))
  return row?.number
}

/** Whether others were merged into a case. */
export async function hasMerged(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.mergedIntoId, id)))
    .limit(1)
  return rows.length > 0
}
