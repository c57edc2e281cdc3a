import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { proofs } from './ledger-proof.repository.ts'

export type Violation = { invariant: string; id: string; detail: string }

/**
 * The invariants of ledger.md as queries; each answers what breaks it. `$tenant` and, for I12,
 * `$threshold` are bound below.
 */
const invariants: Record<string, string> = {
  I1: `select p.id::text as id, count(l.line_no) || ' lines with sum ' || coalesce(sum(l.minutes), 0) as detail
    from ledger_postings p left join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id
    where p.tenant_id = $tenant group by p.id
    having count(l.line_no) < 2 or coalesce(sum(l.minutes), 0) <> 0`,
  I2: `select 'all' as id, 'sum ' || sum(minutes) as detail from ledger_lines
    where tenant_id = $tenant having coalesce(sum(minutes), 0) <> 0`,
  I3: `select coalesce(b.account_id, s.account_id)::text as id,
      coalesce(b.bucket, s.bucket) || ': ' || coalesce(b.minutes, 0) || ' is not ' || coalesce(s.minutes, 0) as detail
    from (select account_id, lot_key, bucket, minutes from ledger_balances where tenant_id = $tenant) b
    full join (select account_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000') as lot_key, bucket,
        sum(minutes) as minutes from ledger_lines where tenant_id = $tenant group by 1, 2, 3) s
      on s.account_id = b.account_id and s.lot_key = b.lot_key and s.bucket = b.bucket
    where coalesce(b.minutes, 0) <> coalesce(s.minutes, 0)`,
  I4: `select t.id::text as id, 'granted ' || case when r.id is null then t.minutes else 0 end || ' is not '
      || coalesce(sum(l.minutes), 0) as detail
    from ledger_lots t
    left join ledger_lines l on l.tenant_id = t.tenant_id and l.lot_id = t.id
    left join ledger_postings r on r.tenant_id = t.tenant_id and r.reverses_id = t.id
    where t.tenant_id = $tenant group by t.id, t.minutes, r.id
    having coalesce(sum(l.minutes), 0) <> case when r.id is null then t.minutes else 0 end
    union all
    select account_id::text, 'granted and overdraft differ from the other buckets by ' || sum(minutes)
    from ledger_balances where tenant_id = $tenant and bucket not in ('memo', 'memo_source')
    group by account_id having sum(minutes) <> 0
    union all
    -- Carried over is what expired of the lot that the key names (monthly 2026-03, or …/2), or a part of it.
    select s.id::text, carried.minutes || ' carried over of ' || coalesce(gone.minutes, 0) || ' expired' from (
      select account_id, split_part(period_key, '/', 1) as source, sum(minutes) as minutes
      from ledger_lots where tenant_id = $tenant and origin = 'carry_over' and period_key ~ '^(monthly|annual) '
      group by 1, 2) carried
    left join ledger_lots s on s.tenant_id = $tenant and s.account_id = carried.account_id
      and s.origin || ' ' || s.period_key = carried.source
    left join ledger_balances gone on gone.tenant_id = $tenant and gone.account_id = carried.account_id
      and gone.lot_key = s.id and gone.bucket = 'expired'
    where carried.minutes > coalesce(gone.minutes, 0)`,
  I5: `select a.id::text as id, 'head ' || a.seq || ', postings ' || count(p.id) || ' up to ' || coalesce(max(p.seq), 0) as detail
    from ledger_accounts a left join ledger_postings p on p.tenant_id = a.tenant_id and p.account_id = a.id
    where a.tenant_id = $tenant group by a.id, a.seq
    having count(p.id) <> a.seq or coalesce(max(p.seq), 0) <> a.seq or coalesce(min(p.seq), 1) <> 1`,
  I6: `select id::text as id, 'seq ' || seq as detail from (
      select id, seq, hash, prev_hash, canonical,
        lag(hash, 1, repeat('0', 64)) over (partition by account_id order by seq) as before
      from ledger_postings where tenant_id = $tenant) chain
    where prev_hash <> before or hash <> encode(sha256(convert_to(prev_hash || canonical, 'UTF8')), 'hex')
    union all
    select a.id::text, 'head is not the hash of the last posting'
    from ledger_accounts a join ledger_postings p on p.tenant_id = a.tenant_id and p.account_id = a.id and p.seq = a.seq
    where a.tenant_id = $tenant and p.hash <> a.head_hash`,
  // Each text is read once and lines are gathered in one pass: a million postings take a minute, not ten.
  I7: `select p.id::text as id, 'text and rows differ' as detail from ledger_postings p
    cross join lateral (select p.canonical::jsonb as told offset 0) text
    left join (select posting_id, jsonb_agg(
        jsonb_build_object('lotId', lot_id, 'bucket', bucket, 'minutes', minutes) order by line_no) as lines
      from ledger_lines where tenant_id = $tenant group by posting_id) l on l.posting_id = p.id
    where p.tenant_id = $tenant and (told -> 'lines' is distinct from l.lines
      or (told ->> 'kind', told ->> 'id', (told ->> 'seq')::bigint, told ->> 'effectiveOn',
        told ->> 'ticketId', told ->> 'worklogId', told ->> 'consentId')
      is distinct from (p.kind, p.id::text, p.seq, p.effective_on::text, p.ticket_id::text, p.worklog_id::text, p.consent_id::text))`,
  I8: `select t.id::text as id, 'case ' || t.id || ' holds ' || sum(l.minutes) as detail
    from ledger_lines l join ledger_postings p on p.tenant_id = l.tenant_id and p.id = l.posting_id
    left join tickets t on t.tenant_id = p.tenant_id and t.id = p.ticket_id
    where l.tenant_id = $tenant and l.bucket = 'held'
    group by t.id, t.closed_at, l.lot_id, p.consent_id
    having sum(l.minutes) < 0 or (t.closed_at is not null and sum(l.minutes) <> 0) or (t.id is null and sum(l.minutes) <> 0)`,
  I9: `select p.id::text as id, 'posted into ' || c.month as detail from ledger_postings p
    join ledger_month_closes c on c.tenant_id = p.tenant_id and c.account_id = p.account_id
      and c.month >= date_trunc('month', p.effective_on)::date and c.seq < p.seq
    where p.tenant_id = $tenant`,
  I10: `select p.id::text as id, 'lot ' || t.id || ' is not valid on ' || coalesce(w.worked_on, p.effective_on) as detail
    from ledger_postings p
    join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id and l.bucket = 'consumed'
    join ledger_lots t on t.tenant_id = l.tenant_id and t.id = l.lot_id
    left join worklogs w on w.tenant_id = p.tenant_id and w.id = p.worklog_id
    where p.tenant_id = $tenant and p.kind in ('consume', 'capture', 'adjust')
      and not (coalesce(w.worked_on, p.effective_on) >= t.valid_from and coalesce(w.worked_on, p.effective_on) < t.valid_until)
    union all
    -- Nothing is lost before its lot's last day.
    select p.id::text, 'lot ' || t.id || ' lives until ' || t.valid_until from ledger_postings p
    join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id and l.bucket = 'expired'
    join ledger_lots t on t.tenant_id = l.tenant_id and t.id = l.lot_id
    where p.tenant_id = $tenant and p.kind = 'expire' and p.effective_on < t.valid_until - 1`,
  I11: `select w.id::text as id, 'charged ' || w.charged_minutes || ', posted ' || coalesce(sum(l.minutes), 0) as detail
    from worklogs w
    left join ledger_postings p on p.tenant_id = w.tenant_id and p.worklog_id = w.id
    left join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id and l.bucket = 'consumed'
    where w.tenant_id = $tenant group by w.id, w.charged_minutes
    having w.charged_minutes <> coalesce(sum(l.minutes), 0)`,
  I12: `select w.ticket_id::text as id, 'charged ' || sum(w.charged_minutes) as detail from worklogs w
    where w.tenant_id = $tenant and $threshold::int is not null group by w.ticket_id
    having sum(w.charged_minutes) > greatest($threshold::int,
      -- Approved for a request kind (CL-7), the most that any version of one ever said.
      (select max((v.settings ->> 'predefinedMinutes')::int) from catalog_entry_versions v
        join catalog_entries k on k.tenant_id = v.tenant_id and k.id = v.entry_id and k.kind = 'request-kinds'
        join tickets t on t.tenant_id = v.tenant_id and t.id = w.ticket_id and t.request_kind is not null
        where v.tenant_id = $tenant), coalesce((select sum(d.minutes) from decisions d
      where d.tenant_id = $tenant and d.ticket_id = w.ticket_id and d.kind = 'hours' and d.status = 'accepted'), 0))`,
}

type Asked = { thresholdMinutes: number | null; only?: readonly string[] | undefined }

/**
 * What breaks an invariant of the desk's ledger; none is expected. `thresholdMinutes` is the largest
 * ever in force; `only` asks no other invariants.
 */
export async function listViolations(
  tx: Tx,
  { thresholdMinutes, only }: Asked,
): Promise<Violation[]> {
  const values = { $tenant: sql`${tx.tenantId}::uuid`, $threshold: sql`${thresholdMinutes}` }
  const found: Violation[] = []
  for (const [invariant, text] of Object.entries({ ...invariants, ...proofs })) {
    if (only && !only.includes(invariant)) continue
    const parts = text
      .split(/(\$tenant|\$threshold)/)
      .map((part) => (part === '$tenant' || part === '$threshold' ? values[part] : sql.raw(part)))
    const { rows } = await tx.db.execute<{ id: string | null; detail: string }>(sql.join(parts))
    found.push(...rows.map(({ id, detail }) => ({ invariant, id: id ?? '', detail })))
  }
  return found
}

/** Null as soon as one version asks for no consents: such a desk may have charged any amount. */
export async function findLargestThreshold(tx: Tx): Promise<number | null> {
  const { rows } = await tx.db.execute<{ largest: number | null; unlimited: boolean }>(sql`
    select max((policy -> 'hours' ->> 'consentAboveMinutes')::int) as largest,
      bool_or(policy -> 'hours' ->> 'consentAboveMinutes' is null) as unlimited
    from rulebook_versions where tenant_id = ${tx.tenantId}`)
  const [row] = rows
  return row && !row.unlimited ? row.largest : null
}
