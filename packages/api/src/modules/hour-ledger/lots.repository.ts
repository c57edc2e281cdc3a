import { and, eq, max, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { findAccountById, noLot } from './hour-ledger.repository.ts'
import { ledgerAccounts, ledgerMonthCloses } from './hour-ledger.tables.ts'

export const lockAccountIfFree = async (tx: Tx, id: string) => {
  const [free] = await tx.db
    .select({ id: ledgerAccounts.id })
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.tenantId, tx.tenantId), eq(ledgerAccounts.id, id)))
    .for('update', { skipLocked: true })
  return free && findAccountById(tx, id)
}

/** The first day of the last month that is closed. */
export const findLastClosed = async (tx: Tx, accountId: string): Promise<string | null> => {
  const [row] = await tx.db
    .select({ month: max(ledgerMonthCloses.month) })
    .from(ledgerMonthCloses)
    .where(
      and(eq(ledgerMonthCloses.tenantId, tx.tenantId), eq(ledgerMonthCloses.accountId, accountId)),
    )
  return row?.month ?? null
}

/**
 * Minutes of overdraft for work dated before a day that no lot backs yet; what was settled counts for
 * the oldest. A reversal takes back what it negates on that posting's own day.
 */
export const openOverdraft = async (
  tx: Tx,
  { accountId, before }: { accountId: string; before: string },
): Promise<number> => {
  const { rows } = await tx.db.execute<{ minutes: number }>(sql`
    with total as (select -coalesce(min(b.minutes), 0) as minutes from ledger_balances b
      where b.tenant_id = ${tx.tenantId} and b.account_id = ${accountId} and b.lot_key = ${noLot}
        and b.bucket = 'overdraft')
    select (case when total.minutes = 0 then 0 else greatest(0, least(total.minutes, -coalesce((select sum(l.minutes) from ledger_lines l
        join ledger_postings p on p.tenant_id = l.tenant_id and p.id = l.posting_id
        left join ledger_postings o on o.tenant_id = p.tenant_id and o.id = p.reverses_id
        where l.tenant_id = ${tx.tenantId} and l.account_id = ${accountId} and l.bucket = 'overdraft'
          and (coalesce(o.kind, p.kind) = 'settle' or coalesce(o.effective_on, p.effective_on) < ${before}::date)), 0)))
      end)::int as minutes from total`)
  return rows[0]?.minutes ?? 0
}

export type CloseInsert = Omit<typeof ledgerMonthCloses.$inferInsert, 'tenantId'>

export const insertClose = (tx: Tx, row: CloseInsert) =>
  tx.db.insert(ledgerMonthCloses).values({ ...row, tenantId: tx.tenantId })
