import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import { ledgerAccounts, ledgerBalances, ledgerLots } from './hour-ledger.tables.ts'

export type BucketSum = {
  contractId: string
  bucket: string
  minutes: number
  /** Of those, the minutes of lots that have ended, and of lots that have not begun. */
  endedMinutes: number
  futureMinutes: number
}

export const sumBuckets = (tx: Tx, contractIds: string[], at: Date): Promise<BucketSum[]> => {
  const today = sql`(${at.toISOString()}::timestamptz at time zone ${contracts.timeZone})::date`
  const sum = (when = sql`true`) =>
    sql<number>`coalesce(sum(${ledgerBalances.minutes}) filter (where ${when}), 0)::int`
  return tx.db
    .select({
      contractId: ledgerAccounts.contractId,
      bucket: ledgerBalances.bucket,
      minutes: sum(),
      endedMinutes: sum(sql`${ledgerLots.validUntil} <= ${today}`),
      futureMinutes: sum(sql`${ledgerLots.validFrom} > ${today}`),
    })
    .from(ledgerAccounts)
    .innerJoin(
      contracts,
      and(
        eq(contracts.tenantId, ledgerAccounts.tenantId),
        eq(contracts.id, ledgerAccounts.contractId),
      ),
    )
    .innerJoin(
      ledgerBalances,
      and(
        eq(ledgerBalances.tenantId, ledgerAccounts.tenantId),
        eq(ledgerBalances.accountId, ledgerAccounts.id),
      ),
    )
    .leftJoin(
      ledgerLots,
      and(
        eq(ledgerLots.tenantId, ledgerBalances.tenantId),
        eq(ledgerLots.id, ledgerBalances.lotKey),
      ),
    )
    .where(
      and(
        eq(ledgerAccounts.tenantId, tx.tenantId),
        inArray(ledgerAccounts.contractId, contractIds),
      ),
    )
    .groupBy(ledgerAccounts.contractId, ledgerBalances.bucket)
}
