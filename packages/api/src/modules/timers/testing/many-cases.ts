import { sql } from 'drizzle-orm'
import type { Tx } from '../../../db/database.ts'

type Many = {
  ticketId: string
  count: number
  firstDueAt: Date
  stepMs: number
  /** How many there are already. */
  from?: number
}

/**
 * Copies of a case that has only been opened, each with a running first-reply clock and the timer of
 * its breach; the n-th falls due `n × stepMs` after `firstDueAt`. Quicker than opening them one by one.
 */
export async function giveManyBreaches(
  tx: Tx,
  { ticketId, count, firstDueAt, stepMs, from = 0 }: Many,
) {
  const due = sql`${firstDueAt.toISOString()}::timestamptz + interval '1 millisecond' * (m.n * ${stepMs}::float8)`
  await tx.db.execute(sql`
    with many as (
      select n, gen_random_uuid() as id from generate_series(${from}::int + 1, ${from}::int + ${count}::int) n
    ), cases as (
      insert into tickets select (jsonb_populate_record(null::tickets, to_jsonb(t) || jsonb_build_object(
        'id', m.id, 'number', 100000 + m.n, 'queue_at', ${due}))).*
      from many m, tickets t where t.tenant_id = ${tx.tenantId} and t.id = ${ticketId}
      returning id
    ), clocks as (
      insert into sla_clocks select (jsonb_populate_record(null::sla_clocks, to_jsonb(k) || jsonb_build_object(
        'ticket_id', m.id, 'due_at', ${due}, 'state', 'running', 'breached_at', null))).*
      from many m, sla_clocks k
      where k.tenant_id = ${tx.tenantId} and k.ticket_id = ${ticketId} and k.metric = 'first_reply'
        and exists (select from cases)
      returning ticket_id
    )
    insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, due_at)
    select ${tx.tenantId}, gen_random_uuid(), m.id, t.organization_id, 'breach', 'first_reply/1', ${due}
    from many m, tickets t
    where t.tenant_id = ${tx.tenantId} and t.id = ${ticketId} and exists (select from clocks)`)
}

export type Breaches = { events: number; cases: number; wrong: number; left: number }

/** What the record says of breaches, how many of it at another instant than the clock's, what is left to do. */
export async function readBreaches(tx: Tx): Promise<Breaches> {
  const [row] = await tx.read<Breaches>({
    text: `select count(e.id)::int as events, count(distinct e.ticket_id)::int as cases,
        (count(e.id) filter (where e.at <> k.due_at or k.breached_at is distinct from k.due_at
          or k.state <> 'breached' or (e.payload ->> 'dueAt')::timestamptz <> k.due_at))::int as wrong,
        (select count(*)::int from timers m join tickets t on t.tenant_id = m.tenant_id and t.id = m.ticket_id
          where m.tenant_id = $1 and m.kind = 'breach' and t.number > 100000) as left
      from ticket_events e
      join sla_clocks k on k.tenant_id = e.tenant_id and k.ticket_id = e.ticket_id
        and k.metric = e.payload ->> 'metric'
      where e.tenant_id = $1 and e.type = 'clock.breached'`,
    values: [tx.tenantId],
  })
  if (!row) throw new Error('a count always has a row')
  return row
}
