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

/**
 * Uncharged work of an account by case that a later permission or lot may still charge, the most
 * minutes first: not what lots never pay, as `isPaidByLots` has it, nor what was worked outside of the
 * contract's days, is charged at a rate, or was given back on purpose (no ruling of its case since).
 */
export async function listUnchargedOf(
  tx: Tx,
  { accountId, contractId }: { accountId: string; contractId: string },
  limit: number,
) {
  const { rows } = await tx.db.execute<Summed<UnchargedAtCase>>(sql`
    select t.number as "ticketNumber", t.subject as "ticketSubject",
      w.minutes as "unchargedMinutes", w.worklogs, w.last_on as "lastWorkedOn",
      (sum(w.minutes) over ())::int as sum, (count(*) over ())::int as count
    from (select k.ticket_id, sum(k.rounded_minutes - k.charged_minutes)::int as minutes,
        count(*)::int as worklogs, max(k.worked_on)::text as last_on
      from worklogs k
      join tickets c on c.tenant_id = k.tenant_id and c.id = k.ticket_id
        and c.contract_id = k.contract_id
      join contracts a on a.tenant_id = k.tenant_id and a.id = k.contract_id
      left join lateral (select p.kind, p.recorded_at from ledger_postings p
        where p.tenant_id = ${tx.tenantId} and p.account_id = ${accountId}
          and p.ticket_id = k.ticket_id and p.worklog_id = k.id
          and p.kind in ('consume', 'capture', 'reverse')
        order by p.seq desc limit 1) last on true
      where k.tenant_id = ${tx.tenantId} and k.contract_id = ${contractId}
        and k.corrected_at is null and k.billable and k.hour_price_amount is null
        and k.rounded_minutes > k.charged_minutes
        and k.worked_on >= a.starts_on and k.worked_on < a.ends_on
        and (last.kind is distinct from 'reverse' or c.coverage_ruled_at >= last.recorded_at)
        and case c.coverage
          when 'contract' then not a.unlimited and not (c.funding_source is not distinct from 'quote'
            and c.funding_chosen_at > coalesce(c.coverage_ruled_at, '-infinity'))
          when 'warranty' then a.kind = 'warranty' and exists (select 1 from ledger_lots o
            where o.tenant_id = ${tx.tenantId} and o.account_id = ${accountId})
          else false end
      group by k.ticket_id) w
    join tickets t on t.tenant_id = ${tx.tenantId} and t.id = w.ticket_id
    order by w.minutes desc, t.number
    limit ${limit}`)
  return rows
}
