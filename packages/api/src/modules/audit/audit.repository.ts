import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { auditLog } from './audit.tables.ts'

export const insertEntry = (tx: Tx, row: Omit<typeof auditLog.$inferInsert, 'tenantId'>) =>
  tx.db.insert(auditLog).values({ ...row, tenantId: tx.tenantId })

type Filter = {
  action?: string
  targetType?: string
  targetId?: string
  before: { at: string; id: string } | undefined
  limit: number
}

/** Newest first, one row more than asked. */
export const listEntries = (tx: Tx, { action, targetType, targetId, before, limit }: Filter) =>
  tx.db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tx.tenantId),
        action === undefined ? undefined : eq(auditLog.action, action),
        targetType === undefined ? undefined : eq(auditLog.targetType, targetType),
        targetId === undefined ? undefined : eq(auditLog.targetId, targetId),
        before &&
          sql`(${auditLog.at}, ${auditLog.id}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit + 1)
