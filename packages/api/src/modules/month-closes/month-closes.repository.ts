import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { ledgerAccounts, ledgerMonthCloses } from '../hour-ledger/hour-ledger.tables.ts'

export type Target = {
  accountId: string
  contractId: string
  timeZone: string
  /** The first day after the last month that concerns the contract. */
  endsOn: string
}

/**
 * The contracts that a closing up to `before` (the first day after the month) still has something of:
 * live on a day, or with postings dated on one, that no month closed yet. In the order of their ids.
 */
export const listTargets = async (
  tx: Tx,
  { before, contractIds }: { before: string; contractIds: string[] | null },
): Promise<Target[]> => {
  const ids = contractIds === null ? sql`true` : sql`c.id = any (${sql.param(contractIds)}::uuid[])`
  const { rows } = await tx.db.execute<Target>(sql`
    select a.id as "accountId", c.id as "contractId", c.time_zone as "timeZone",
      greatest(c.ends_on, p.last + 1)::text as "endsOn"
    from ledger_accounts a
    join contracts c on c.tenant_id = a.tenant_id and c.id = a.contract_id
    cross join lateral (select coalesce(max(m.month) + interval '1 month', '-infinity') as open_from
      from ledger_month_closes m where m.tenant_id = a.tenant_id and m.account_id = a.id) closed
    cross join lateral (select max(p.effective_on) as last from ledger_postings p
      where p.tenant_id = a.tenant_id and p.account_id = a.id and p.effective_on >= closed.open_from
        and p.effective_on < ${before}::date) p
    where a.tenant_id = ${tx.tenantId} and ${ids} and closed.open_from < ${before}::date
      and ((c.starts_on < ${before}::date and c.ends_on > closed.open_from) or p.last is not null)
    order by a.id`)
  return rows
}

export const countContracts = async (tx: Tx, contractIds: string[]): Promise<number> => {
  const { rows } = await tx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from contracts
    where tenant_id = ${tx.tenantId} and id = any (${sql.param(contractIds)}::uuid[])`)
  return rows[0]?.count ?? 0
}

/** The first day that is anything to a contract's account: it starts, or a posting is dated on it. */
export const findFirstDay = async (tx: Tx, accountId: string): Promise<string | undefined> => {
  const { rows } = await tx.db.execute<{ day: string }>(sql`
    select least(c.starts_on, (select min(p.effective_on) from ledger_postings p
      where p.tenant_id = a.tenant_id and p.account_id = a.id))::text as day
    from ledger_accounts a
    join contracts c on c.tenant_id = a.tenant_id and c.id = a.contract_id
    where a.tenant_id = ${tx.tenantId} and a.id = ${accountId}`)
  return rows[0]?.day
}

export type MonthRow = {
  month: string
  contractsClosed: number
  contractsOpen: number
  closedAt: string | null
  closedBy: string | null
  closedById: string | null
}

/**
 * Months before one, newest first: of the contracts each concerns, how many are closed. One is
 * concerned that was live on a day of the month, or has postings dated in it.
 */
export const listMonths = async (
  tx: Tx,
  { before, only, limit }: { before: string; only?: string; limit: number },
): Promise<MonthRow[]> => {
  const { rows } = await tx.db.execute<MonthRow>(sql`
    with months as (
      select m::date as first, (m + interval '1 month')::date as next
      from generate_series(
        ${only ?? null}::date,
        ${only ?? null}::date, interval '1 month') m where ${only ?? null}::date is not null
      union all
      select m::date, (m + interval '1 month')::date
      from generate_series(
        (select date_trunc('month', min(least(c.starts_on, a.created_at::date))) from contracts c
          join ledger_accounts a on a.tenant_id = c.tenant_id and a.contract_id = c.id
          where c.tenant_id = ${tx.tenantId}),
        ${before}::date - interval '1 month', interval '1 month') m
      where ${only ?? null}::date is null
      order by 1 desc limit ${limit}
    )
    select to_char(months.first, 'YYYY-MM') as month, counted.closed as "contractsClosed",
      counted.open as "contractsOpen", last.at as "closedAt", last.by as "closedBy",
      last.by_id as "closedById"
    from months
    cross join lateral (
      select (count(*) filter (where is_closed))::int as closed,
        (count(*) filter (where not is_closed))::int as open
      from (
        select exists (select from ledger_month_closes m where m.tenant_id = a.tenant_id
          and m.account_id = a.id and m.month >= months.first) as is_closed
        from ledger_accounts a
        join contracts c on c.tenant_id = a.tenant_id and c.id = a.contract_id
        where a.tenant_id = ${tx.tenantId}
          and ((c.starts_on < months.next and c.ends_on > months.first)
            or exists (select from ledger_postings p where p.tenant_id = a.tenant_id
              and p.account_id = a.id and p.effective_on >= months.first
              and p.effective_on < months.next))
      ) concerned
    ) counted
    left join lateral (
      select to_char(m.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        m.closed_by as by, m.closed_by_id as by_id
      from ledger_month_closes m
      where m.tenant_id = ${tx.tenantId} and m.month = months.first
      order by m.closed_at desc, m.account_id limit 1
    ) last on true
    order by months.first desc`)
  return rows
}

type CloseRow = typeof ledgerMonthCloses.$inferSelect

/** The closed months of a contract before one, newest first. */
export const listCloses = (
  tx: Tx,
  { contractId, before, limit }: { contractId: string; before: string | undefined; limit: number },
): Promise<Array<Omit<CloseRow, 'statement' | 'tenantId' | 'organizationId'>>> =>
  tx.db
    .select({
      accountId: ledgerMonthCloses.accountId,
      month: ledgerMonthCloses.month,
      seq: ledgerMonthCloses.seq,
      headHash: ledgerMonthCloses.headHash,
      closedAt: ledgerMonthCloses.closedAt,
      closedBy: ledgerMonthCloses.closedBy,
      closedById: ledgerMonthCloses.closedById,
      balances: ledgerMonthCloses.balances,
      statementHash: ledgerMonthCloses.statementHash,
    })
    .from(ledgerMonthCloses)
    .innerJoin(
      ledgerAccounts,
      and(
        eq(ledgerAccounts.tenantId, ledgerMonthCloses.tenantId),
        eq(ledgerAccounts.id, ledgerMonthCloses.accountId),
      ),
    )
    .where(
      and(
        eq(ledgerMonthCloses.tenantId, tx.tenantId),
        eq(ledgerAccounts.contractId, contractId),
        before === undefined ? undefined : lt(ledgerMonthCloses.month, before),
      ),
    )
    .orderBy(desc(ledgerMonthCloses.month))
    .limit(limit)
