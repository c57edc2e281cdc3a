import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { hashOf, lineText, postingText, requestText } from '../ledger-text.ts'

/**
 * An hour entry with what the product promises of it, in one statement: the account's writers queue,
 * no minute is spent twice, the posting balances and is linked into the account's chain. It knows one
 * lot per contract and neither consents, rounding, record nor outbox.
 */
const text = `
  with account as materialized (
    select a.id as account_id, a.organization_id, a.contract_id, a.seq + 1 as seq, a.head_hash,
      t.id as ticket_id
    from tickets t
    join ledger_accounts a on a.tenant_id = t.tenant_id and a.contract_id = t.contract_id
    where t.tenant_id = $1 and t.number = $2
    for update of a),
  spent as (
    update ledger_balances b set minutes = b.minutes - $3::int from account a
    where b.tenant_id = $1 and b.account_id = a.account_id and b.bucket = 'available'
      and b.minutes >= $3::int
    returning b.lot_key as lot_id),
  booked as (
    update ledger_balances b set minutes = b.minutes + $3::int from account a, spent s
    where b.tenant_id = $1 and b.account_id = a.account_id and b.lot_key = s.lot_id
      and b.bucket = 'consumed'),
  entry as (
    select a.*, s.lot_id, $4::uuid as id, $5::uuid as worklog_id, 'consume'::text as kind,
      $6::date as effective_on, $7::timestamptz as recorded_at, null::uuid as actor_id,
      'Ana Medida'::text as actor_name,
      ${lineText('available', 's.lot_id', '-$3::int')} || ',' ||
      ${lineText('consumed', 's.lot_id', '$3::int')} as lines
    from account a, spent s),
  said as (
    select asked.*, ${postingText} as canonical
    from (select entry.*, ${hashOf(requestText)} as request_hash from entry) asked),
  linked as (select said.*, ${hashOf('head_hash || canonical')} as hash from said),
  work as (
    insert into worklogs (tenant_id, id, ticket_id, organization_id, contract_id, user_id, user_name,
      component, started_at, worked_on, minutes, rounded_minutes, charged_minutes, coverage,
      description, created_at)
    select $1, worklog_id, ticket_id, organization_id, contract_id, $8, actor_name, 'l1', recorded_at,
      effective_on, $3, $3, $3, 'contract', 'Revisión del caso', recorded_at from linked),
  posted as (
    insert into ledger_postings (tenant_id, id, account_id, organization_id, seq, kind, ticket_id,
      worklog_id, effective_on, recorded_at, actor_id, actor_name, request_hash, canonical, prev_hash, hash)
    select $1, id, account_id, organization_id, seq, kind, ticket_id, worklog_id, effective_on,
      recorded_at, actor_id, actor_name, request_hash, canonical, head_hash, hash from linked),
  written as (
    insert into ledger_lines (tenant_id, posting_id, line_no, account_id, organization_id, lot_id, bucket, minutes)
    select $1, id, line_no, account_id, organization_id, lot_id, bucket, sign * $3::int
    from linked, (values (1, 'available', -1), (2, 'consumed', 1)) l (line_no, bucket, sign))
  update ledger_accounts a set seq = l.seq, head_hash = l.hash from linked l
  where a.tenant_id = $1 and a.id = l.account_id returning a.seq`

export type Work = { tenantId: string; number: number; userId: string; minutes: number }

/** Whether the minutes were charged. */
export async function logWork(pool: pg.Pool, { tenantId, number, userId, minutes }: Work) {
  const at = new Date()
  at.setMilliseconds(0)
  const day = new Date(at.getTime() - 4 * 3_600_000).toISOString().slice(0, 10)
  const values = [tenantId, number, minutes, randomUUID(), randomUUID(), day, at, userId]
  return (await pool.query({ name: 'work', text, values })).rowCount === 1
}
