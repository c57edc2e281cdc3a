/**
 * What the invariants of sums do not see: columns against the hashed texts, rows in the wrong account or
 * organization, closed months, and work and permissions against the record. Each query answers what
 * breaks it, as those of ledger-verify.
 */
export const proofs: Record<string, string> = {
  // Each column of a posting beside the lines stands in its hashed text (I7); a lot in that of its grant.
  I13: `select p.id::text as id, 'its columns differ from its text' as detail from ledger_postings p
    cross join lateral (select p.canonical::jsonb as told offset 0) text
    where p.tenant_id = $tenant and (told ->> 'accountId', told ->> 'reversesId', told ->> 'reason', told ->> 'requestHash',
        told -> 'actor' ->> 'id', told -> 'actor' ->> 'name', (told ->> 'recordedAt')::timestamptz)
      is distinct from (p.account_id::text, p.reverses_id::text, p.reason, p.request_hash, p.actor_id::text, p.actor_name,
        date_trunc('milliseconds', p.recorded_at))
    union all
    select t.id::text, 'the lot differs from the text of its grant' from ledger_lots t
    left join ledger_postings p on p.tenant_id = t.tenant_id and p.id = t.id
    cross join lateral (select p.canonical::jsonb -> 'lot' as told offset 0) text
    where t.tenant_id = $tenant and (p.id is null or p.account_id <> t.account_id or p.seq <> t.created_seq
      or date_trunc('milliseconds', p.recorded_at) <> date_trunc('milliseconds', t.created_at)
      or (told is not null and (told ->> 'origin', told ->> 'periodKey', (told ->> 'minutes')::int, told ->> 'validFrom',
          told ->> 'validUntil', (told ->> 'accumulates')::boolean, told ->> 'note')
        is distinct from (t.origin, t.period_key, t.minutes, t.valid_from::text, t.valid_until::text, t.accumulates, t.note)))
    union all
    select a.id::text, 'its organization is not that of its contract' from ledger_accounts a
    left join contracts c on c.tenant_id = a.tenant_id and c.id = a.contract_id
    where a.tenant_id = $tenant and a.organization_id is distinct from c.organization_id
    union all
    select wrong.id::text, wrong.thing || ' of another account or organization' from (
      select p.id, p.account_id, p.organization_id, 'a posting' as thing from ledger_postings p where p.tenant_id = $tenant
      union all select l.posting_id, l.account_id, l.organization_id, 'a line' from ledger_lines l where l.tenant_id = $tenant
      union all select t.id, t.account_id, t.organization_id, 'a lot' from ledger_lots t where t.tenant_id = $tenant
      union all select b.account_id, b.account_id, b.organization_id, 'a balance' from ledger_balances b where b.tenant_id = $tenant
      union all select m.account_id, m.account_id, m.organization_id, 'a closed month' from ledger_month_closes m
        where m.tenant_id = $tenant) wrong
    left join ledger_accounts a on a.tenant_id = $tenant and a.id = wrong.account_id
    where a.organization_id is distinct from wrong.organization_id
    union all
    select l.posting_id::text, 'a line names another account than its posting' from ledger_lines l
    join ledger_postings p on p.tenant_id = l.tenant_id and p.id = l.posting_id
    where l.tenant_id = $tenant and l.account_id <> p.account_id
    union all
    select posting_id::text, 'its lines are not numbered from 1 on' from ledger_lines where tenant_id = $tenant
    group by posting_id having min(line_no) <> 1 or max(line_no) <> count(*)`,
  // A closed month is its text, knows a posting that is there, and begins the next with what its days left.
  I14: `select m.account_id::text as id, to_char(m.month, 'YYYY-MM') || ': text, head or columns differ' as detail
    from ledger_month_closes m
    left join ledger_postings p on p.tenant_id = m.tenant_id and p.account_id = m.account_id and p.seq = m.seq
    cross join lateral (select m.statement::jsonb as told offset 0) text
    where m.tenant_id = $tenant and (m.head_hash <> coalesce(p.hash, repeat('0', 64))
      or (m.statement is not null and (
        m.statement_hash <> encode(sha256(convert_to(m.statement, 'UTF8')), 'hex')
        or (told ->> 'month', told ->> 'headHash', (told ->> 'headSeq')::bigint, told -> 'closed' ->> 'closedBy',
          (told -> 'closed' ->> 'closedAt')::timestamptz)
        is distinct from (to_char(m.month, 'YYYY-MM'), m.head_hash, m.seq, m.closed_by, date_trunc('milliseconds', m.closed_at)))))
    union all
    select m.account_id::text, to_char(m.month, 'YYYY-MM') || ': it ends with other balances than its postings'
    from ledger_month_closes m
    where m.tenant_id = $tenant and m.balances is not null and exists (
      select from (
        select told ->> 'lotId' as lot_id, told ->> 'bucket' as bucket, (told ->> 'minutes')::bigint as minutes
        from jsonb_array_elements(m.balances) told) kept
      full join (
        select l.lot_id::text as lot_id, l.bucket, sum(l.minutes) as minutes from ledger_postings p
        join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id
        where p.tenant_id = m.tenant_id and p.account_id = m.account_id and p.seq <= m.seq
          and p.effective_on < m.month + interval '1 month'
        group by 1, 2 having sum(l.minutes) <> 0) summed
      on summed.lot_id is not distinct from kept.lot_id and summed.bucket = kept.bucket
      where coalesce(kept.minutes, 0) <> coalesce(summed.minutes, 0))`,
  // Work and permissions are what the record says was logged and asked for.
  I15: `select w.id::text as id, 'the record says another work' as detail from worklogs w
    join ticket_events e on e.tenant_id = w.tenant_id and e.ticket_id = w.ticket_id and e.type = 'work.logged'
      and e.payload ->> 'worklogId' = w.id::text
    where w.tenant_id = $tenant and ((e.payload ->> 'minutes')::int <> w.minutes or e.payload ->> 'component' <> w.component
      or (e.payload ? 'startedAt' and (e.payload ->> 'startedAt')::timestamptz <> date_trunc('milliseconds', w.started_at)))
    union all
    select d.id::text, 'the record says another permission' from decisions d
    join ticket_events e on e.tenant_id = d.tenant_id and e.ticket_id = d.ticket_id and e.type = 'decision.asked'
      and e.payload ->> 'decisionId' = d.id::text
    where d.tenant_id = $tenant and d.kind = 'hours' and (e.payload ->> 'minutes')::int <> d.minutes
    union all
    select d.id::text, 'the record says another answer' from decisions d
    where d.tenant_id = $tenant and d.kind = 'hours' and d.status in ('accepted', 'declined') and not exists (
      select from ticket_events e where e.tenant_id = d.tenant_id and e.ticket_id = d.ticket_id
        and e.type = 'decision.answered' and e.payload ->> 'decisionId' = d.id::text)`,
  // By the days postings name nothing is taken before it was given: at the end of each day every bucket has its sign.
  I16: `select account_id::text as id, bucket || ' of ' || coalesce('lot ' || lot_id, 'the account') || ' is ' || min(running)
      || ' from ' || min(effective_on) || ' on' as detail
    from (
      select l.account_id, l.lot_id, l.bucket, p.effective_on,
        case when l.bucket in ('source', 'overdraft', 'memo_source') then -1 else 1 end
          * sum(sum(l.minutes)) over (partition by l.account_id, l.lot_id, l.bucket order by p.effective_on) as running
      from ledger_lines l
      join ledger_postings p on p.tenant_id = l.tenant_id and p.id = l.posting_id
      where l.tenant_id = $tenant group by l.account_id, l.lot_id, l.bucket, p.effective_on) days
    where running < 0 group by account_id, lot_id, bucket`,
}
