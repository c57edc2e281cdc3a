import { and, count, eq, inArray, isNull, min } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { mails } from '../mails/mails.tables.ts'
import { outbox } from '../outbox/outbox.tables.ts'

export const findOldestPending = async (tx: Tx): Promise<Date | null> => {
  const [row] = await tx.db
    .select({ at: min(outbox.createdAt) })
    .from(outbox)
    .where(and(eq(outbox.tenantId, tx.tenantId), isNull(outbox.dispatchedAt)))
  return row?.at ?? null
}

export const countMails = (tx: Tx) =>
  tx.db
    .select({ status: mails.status, count: count() })
    .from(mails)
    .where(and(eq(mails.tenantId, tx.tenantId), inArray(mails.status, ['queued', 'failed'])))
    .groupBy(mails.status)
