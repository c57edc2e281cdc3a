import { sql } from 'drizzle-orm'
import type { HeldAtCase, UnchargedAtCase } from '@mesa/shared/wire/hours-at-cases.schema'
import type { Tx } from '../../db/database.ts'

type Held = Omit<HeldAtCase, 'answeredAt'> & { answeredAt: Date | string | null }
type Summed<Row> = Row & { sum: number; count: number }

/** Open holds of an account by case and consent, the most minutes first. */
export async function listHeld(tx: Tx, accountId: string, limit: number) {
  const { rows } = await tx.db.execute<Summed<Held>>(sql`
    select t.number as "ticketNumber", t.subject as "ticketSubject", h.consent_id as "consentId",
      h.minutes as "heldMinutes", d.minutes as "agreedMinutes",
      d.answered_by_name as "answeredBy", d.answered_at as "answeredAt",
      (sum(h.minutes) over ())::int as sum, (count(*) over ())::int as count
    from (select p.ticket_id, p.consent_id, sum(l.minutes)::int as minutes
      from ledger_lines l
      join ledger_postings p on p.tenant_id = l.tenant_id and p.id = l.posting_id
      where l.tenant_id = ${tx.tenantId} and l.account_id = ${accountId} and l.bucket = 'held'
      group by p.ticket_id, p.consent_id having sum(l.minutes) > 0) h
    join tickets t on t.tenant_id = ${tx.tenantId} and t.id = h.ticket_id
    left join decisions d on d.tenant_id = ${tx.tenantId} and d.id = h.consent_id
    order by h.minutes desc, t.number, h.consent_id
    limit ${limit}`)
  return rows
}

/** Uncharged work of an account by case, the most minutes first; not what lots never pay. */
export async function listUnchargedOf(
  tx: Tx,
  { accountId, contractId }: { accountId: string; contractId: string },
  limit: number,
) {
  const { rows } = await tx.db.execute<Summed<UnchargedAtCase>>(sql`
    select t.number as "ticketNumber", t.subject as "ticketSubject",
      w.minutes as "unchargedMinutes", w.worklogs, w.last_on as "lastWorkedOn",
      (sum(w.minutes) over ())::int as sum, (count(*) over ())::int as count
    from (select ticket_id, sum(rounded_minutes - charged_minutes)::int as minutes,
        count(*)::int as worklogs, max(worked_on)::text as last_on
      from worklogs
      where tenant_id = ${tx.tenantId} and contract_id = ${contractId}
        and corrected_at is null and rounded_minutes > charged_minutes
        and (coverage = 'contract' or (coverage = 'warranty' and exists (
          select 1 from ledger_lots o
          where o.tenant_id = ${tx.tenantId} and o.account_id = ${accountId})))
      group by ticket_id) w
    join tickets t on t.tenant_id = ${tx.tenantId} and t.id = w.ticket_id
    order by w.minutes desc, t.number
    limit ${limit}`)
  return rows
}
