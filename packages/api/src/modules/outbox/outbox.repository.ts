import type { Tx } from '../../db/database.ts'
import { outbox } from './outbox.tables.ts'

type NewRow = Omit<typeof outbox.$inferInsert, 'tenantId'>

export async function insertOutboxRow(tx: Tx, row: NewRow): Promise<void> {
  await tx.db.insert(outbox).values({ ...row, tenantId: tx.tenantId })
}
