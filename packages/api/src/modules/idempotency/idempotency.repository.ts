import { and, eq, lt } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { idempotencyKeys } from './idempotency.tables.ts'

export async function deleteBefore(tx: Tx, before: Date): Promise<number> {
  const { rowCount } = await tx.db
    .delete(idempotencyKeys)
    .where(and(eq(idempotencyKeys.tenantId, tx.tenantId), lt(idempotencyKeys.createdAt, before)))
  return rowCount ?? 0
}
