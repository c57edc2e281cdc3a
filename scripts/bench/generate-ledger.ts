import { hashOf, lineText, postingText, requestText } from './ledger-text.ts'

/**
 * The hour ledger of the generated desk: one lot per contract and, for every case, one entry of work
 * charged to it, as POST /worklogs writes them. Hash chains are made by a window over an aggregate,
 * so that one statement links a million postings; I1 to I12 hold afterwards.
 */
export const ledgerStatements = (): string[] => [
  ...functions,
  `create table bench.accounts as
    select id as contract_id, organization_id, bench.id(10, n) as account_id, bench.id(11, n) as lot_id
    from (select c.*, row_number() over (order by id) - 1 as n from contracts c) c`,
  `insert into ledger_accounts (tenant_id, id, contract_id, organization_id, head_hash, created_at)
    select bench.tenant(), account_id, contract_id, organization_id, repeat('0', 64), bench.start()
    from bench.accounts`,
  `insert into ledger_lots (tenant_id, id, account_id, organization_id, origin, period_key, minutes,
      valid_from, valid_until, created_seq, created_at)
    select bench.tenant(), lot_id, account_id, organization_id, 'purchase', lot_id, 6000000,
      '2024-01-01', '2030-01-01', 1, bench.start() from bench.accounts`,
  `insert into worklogs (tenant_id, id, ticket_id, organization_id, contract_id, user_id, user_name,
      component, started_at, worked_on, minutes, rounded_minutes, charged_minutes, coverage,
      description, created_at)
    select tenant_id, bench.id(12, number), id, organization_id, contract_id, bench.id(7, number % 29),
      'Agente ' || number % 29, (array['l1', 'l1', 'l2', 'l3', 'quality'])[1 + number % 5],
      opened_at + interval '2 hours', bench.day(opened_at), 1 + number % 45, 1 + number % 45,
      1 + number % 45, 'contract', 'Revisión del caso', opened_at + interval '3 hours'
    from tickets order by number`,
  `create table bench.postings as
    select lot_id as id, account_id, organization_id, lot_id, 0::bigint as number, 'grant' as kind,
      null::uuid as ticket_id, null::uuid as worklog_id, bench.day(bench.start()) as effective_on,
      bench.start() as recorded_at, null::uuid as actor_id, 'Mesa' as actor_name, 6000000 as minutes,
      ${lineText('source', 'null::uuid', '-6000000')} || ',' || ${lineText('available', 'lot_id', '6000000')} as lines
    from bench.accounts
    union all
    select bench.id(13, t.number), a.account_id, a.organization_id, a.lot_id, t.number, 'consume', t.id,
      w.id, w.worked_on, w.created_at, w.user_id, w.user_name, w.minutes,
      ${lineText('available', 'a.lot_id', '-w.minutes')} || ',' || ${lineText('consumed', 'a.lot_id', 'w.minutes')}
    from tickets t
    join worklogs w on w.tenant_id = t.tenant_id and w.id = bench.id(12, t.number)
    join bench.accounts a on a.contract_id = t.contract_id`,
  `insert into ledger_postings (tenant_id, id, account_id, organization_id, seq, kind, ticket_id,
      worklog_id, effective_on, recorded_at, actor_id, actor_name, request_hash, canonical, prev_hash, hash)
    select bench.tenant(), id, account_id, organization_id, seq, kind, ticket_id, worklog_id,
      effective_on, recorded_at, actor_id, actor_name, request_hash, canonical, prev_hash,
      ${hashOf('prev_hash || canonical')}
    from (select texts.*, bench.chained(canonical) over (partition by account_id order by seq
        rows between unbounded preceding and 1 preceding) as prev_hash
      from (select hashed.*, ${postingText} as canonical
        from (select p.*, row_number() over (partition by account_id order by number) as seq,
            ${hashOf(requestText)} as request_hash
          from bench.postings p) hashed) texts) linked`,
  `insert into ledger_lines (tenant_id, posting_id, line_no, account_id, organization_id, lot_id, bucket, minutes)
    select bench.tenant(), p.id, l.line_no, p.account_id, p.organization_id,
      case when l.bucket <> 'source' then p.lot_id end, l.bucket, l.sign * p.minutes
    from bench.postings p
    join (values ('grant', 1, 'source', -1), ('grant', 2, 'available', 1), ('consume', 1, 'available', -1),
      ('consume', 2, 'consumed', 1)) l (kind, line_no, bucket, sign) on l.kind = p.kind
    order by p.number, l.line_no`,
  `insert into ledger_balances (tenant_id, account_id, lot_key, bucket, organization_id, minutes)
    select bench.tenant(), account_id, coalesce(lot_id, '00000000-0000-0000-0000-000000000000'), bucket,
      organization_id, sum(minutes)
    from ledger_lines group by account_id, lot_id, bucket, organization_id`,
  `update ledger_accounts a set seq = p.seq, head_hash = p.hash
    from (select distinct on (account_id) account_id, seq, hash from ledger_postings
      order by account_id, seq desc) p
    where p.account_id = a.id`,
]

const functions = [
  `create function bench.start() returns timestamptz language sql immutable as
    $$ select '2024-01-05T12:00:00Z'::timestamptz $$`,
  `create function bench.day(at timestamptz) returns date language sql stable as
    $$ select ((at + interval '2 hours') at time zone 'America/Caracas')::date $$`,
  `create function bench.link(text, text) returns text language sql immutable as
    $$ select ${hashOf('$1 || $2')} $$`,
  `create aggregate bench.chained(text) (sfunc = bench.link, stype = text, initcond = '${'0'.repeat(64)}')`,
]
