import { and, count, desc, eq, inArray, isNull, min } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { integrityChecks } from '../checks/checks.tables.ts'
import { mails } from '../mails/mails.tables.ts'
import { outbox } from '../outbox/outbox.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

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

/** Opened, and nobody of the desk has looked at it. */
export const findOldestReceived = async (tx: Tx): Promise<Date | null> => {
  const [row] = await tx.db
    .select({ at: min(tickets.openedAt) })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.status, 'received')))
  return row?.at ?? null
}

export const findLastCheck = async (tx: Tx) => {
  const [row] = await tx.db
    .select({
      checkedAt: integrityChecks.checkedAt,
      violations: integrityChecks.violations,
      brokenChains: integrityChecks.brokenChains,
      clockDifferences: integrityChecks.clockDifferences,
    })
    .from(integrityChecks)
    .where(eq(integrityChecks.tenantId, tx.tenantId))
    .orderBy(desc(integrityChecks.checkedAt))
    .limit(1)
  return row
}
