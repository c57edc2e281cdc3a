import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { publishedHeads } from './published-heads.tables.ts'

export type PublishedHead = typeof publishedHeads.$inferSelect

export const findLatest = async (tx: Tx): Promise<PublishedHead | undefined> =>
  (
    await tx.db
      .select()
      .from(publishedHeads)
      .where(eq(publishedHeads.tenantId, tx.tenantId))
      .orderBy(desc(publishedHeads.onDate))
      .limit(1)
  )[0]

/** Of two nodes on the same day one writes; the other is answered undefined. */
export const insertHead = async (
  tx: Tx,
  row: Omit<PublishedHead, 'tenantId'>,
): Promise<PublishedHead | undefined> =>
  (
    await tx.db
      .insert(publishedHeads)
      .values({ ...row, tenantId: tx.tenantId })
      .onConflictDoNothing()
      .returning()
  )[0]

export const listNewest = (
  tx: Tx,
  { before, limit }: { before: string | undefined; limit: number },
) =>
  tx.db
    .select()
    .from(publishedHeads)
    .where(
      and(
        eq(publishedHeads.tenantId, tx.tenantId),
        before === undefined ? undefined : lt(publishedHeads.onDate, before),
      ),
    )
    .orderBy(desc(publishedHeads.onDate))
    .limit(limit)

export const listOldest = (
  tx: Tx,
  { after, limit }: { after: string | undefined; limit: number },
) =>
  tx.db
    .select()
    .from(publishedHeads)
    .where(
      and(
        eq(publishedHeads.tenantId, tx.tenantId),
        after === undefined ? undefined : sql`${publishedHeads.onDate} > ${after}::date`,
      ),
    )
    .orderBy(asc(publishedHeads.onDate))
    .limit(limit)

export type AccountHead = {
  id: string
  contract: string
  seq: number
  head: string
  lastClose: { month: string; statementHash: string | null } | null
}

export const listAccountHeads = async (tx: Tx): Promise<AccountHead[]> =>
  (
    await tx.db.execute<AccountHead>(sql`
      select a.id, c.code as contract, a.seq::int as seq, a.head_hash as head,
        (select jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'statementHash', m.statement_hash)
          from ledger_month_closes m where m.tenant_id = a.tenant_id and m.account_id = a.id
          order by m.month desc limit 1) as "lastClose"
      from ledger_accounts a
      join contracts c on c.tenant_id = a.tenant_id and c.id = a.contract_id
      where a.tenant_id = ${tx.tenantId} order by a.id`)
  ).rows

export type RecordHeads = { chains: number; events: number; sha256: string }

/** Where every chain of the record stood at an instant: how many, how long together, and one hash of all heads. */
export const readRecordHeads = async (tx: Tx, before: Date): Promise<RecordHeads> => {
  const { rows } = await tx.db.execute<RecordHeads>(sql`
    with heads as (
      select distinct on (ticket_id, chain) ticket_id, chain, seq, hash from ticket_events
      where tenant_id = ${tx.tenantId} and recorded_at < ${before.toISOString()}::timestamptz
      order by ticket_id, chain, seq desc)
    select count(*)::int as chains, coalesce(sum(seq), 0)::int as events,
      encode(sha256(convert_to(coalesce(string_agg(
        ticket_id || ' ' || chain || ' ' || seq || ' ' || hash, E'\n' order by ticket_id, chain collate "C"), ''),
        'UTF8')), 'hex') as sha256
    from heads`)
  return rows[0] as RecordHeads
}

/** Accounts that no longer are what a day's text says: cut off, written anew, or gone; and closed months. */
export const listBrokenAccounts = async (tx: Tx, ids: string[]) =>
  (
    await tx.db.execute<{ onDate: string; contract: string; reason: string }>(sql`
      select h.on_date::text as "onDate", told ->> 'contract' as contract,
        case when a.id is null then 'its account is gone'
          when (told ->> 'seq')::bigint > a.seq then 'its chain was cut off at ' || a.seq
          when (told ->> 'seq')::bigint > 0 and p.hash is distinct from told ->> 'head'
            then 'posting ' || (told ->> 'seq') || ' is another one'
          else 'the closed month ' || (told -> 'lastClose' ->> 'month') || ' is another one' end as reason
      from published_heads h
      cross join lateral jsonb_array_elements(h.body::jsonb -> 'accounts') told
      left join ledger_accounts a on a.tenant_id = h.tenant_id and a.id = (told ->> 'id')::uuid
      left join ledger_postings p on p.tenant_id = h.tenant_id and p.account_id = a.id
        and p.seq = (told ->> 'seq')::bigint
      left join ledger_month_closes m on m.tenant_id = h.tenant_id and m.account_id = a.id
        and m.month = ((told -> 'lastClose' ->> 'month') || '-01')::date
      where h.tenant_id = ${tx.tenantId} and h.id = any (${sql.param(ids)}::uuid[])
        and (a.id is null or (told ->> 'seq')::bigint > a.seq
          or ((told ->> 'seq')::bigint > 0 and p.hash is distinct from told ->> 'head')
          or (jsonb_typeof(told -> 'lastClose') = 'object'
            and m.statement_hash is distinct from told -> 'lastClose' ->> 'statementHash'))
      order by h.on_date, 2`)
  ).rows
