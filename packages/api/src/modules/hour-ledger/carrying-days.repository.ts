import { sql } from 'drizzle-orm'
import { takesOf, type DayMinutes } from '@mesa/shared/ledger/carried-day'
import type { Line } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { noLot } from './hour-ledger.repository.ts'

/** By day and bucket what postings dated after `on` did to the buckets that these lines take from. */
export async function listLater(
  tx: Tx,
  { accountId, on, lines }: { accountId: string; on: string; lines: readonly Line[] },
): Promise<DayMinutes[]> {
  const keys = takesOf(lines).map(
    ({ lotId, bucket }) => sql`(${lotId ?? noLot}::uuid, ${bucket}::text)`,
  )
  if (keys.length === 0) return []
  const { rows } = await tx.db.execute<DayMinutes>(sql`
    select l.lot_id as "lotId", l.bucket, p.effective_on::text as "on", sum(l.minutes)::int as minutes
    from ledger_postings p
    join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id
    where p.tenant_id = ${tx.tenantId} and p.account_id = ${accountId} and p.effective_on > ${on}::date
      and (coalesce(l.lot_id, ${noLot}::uuid), l.bucket) in (${sql.join(keys, sql`, `)})
    group by l.lot_id, l.bucket, p.effective_on having sum(l.minutes) <> 0`)
  return rows
}
