import { randomUUID } from 'node:crypto'
import type pg from 'pg'

type Opening = { tenantId: string; id: string; body: Record<string, string> }

const counterText = `update ticket_counters set last_number = last_number + 1 where tenant_id = $1
  returning last_number as number`
const ticketText = `insert into tickets (tenant_id, id, number, organization_id, requester_id, product_id,
  module, summary, subject, type, status, coverage, channel, opened_at, updated_at, queue_at, rulebook_version)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 'support', 'received', 'contract', 'phone', now(), now(),
  now() + interval '4 hours', 1)`
const messageText = `insert into messages (tenant_id, id, ticket_id, organization_id, internal, kind,
  author_name, author_role, author_side, body, body_html, body_sha256, channel, created_at)
  values ($1, $2, $3, $4, false, 'opening', 'Ana', 'agent', 'desk', $5, $5, '', 'phone', now())`
const eventText = `insert into ticket_events (tenant_id, id, ticket_id, organization_id, chain, seq, type,
  at, recorded_at, actor_name, actor_role, channel, payload, canonical, prev_hash, hash)
  values ($1, $2, $3, $4, 'public', 1, 'ticket.opened', now(), now(), 'Ana', 'agent', 'phone', '{}', '{}', '', '')`
const clockText = `insert into sla_clocks (tenant_id, ticket_id, metric, cycle, organization_id,
  target_minutes, target_unit, rulebook_version, calendar_version_id, state, elapsed_ms, started_at,
  anchor_at, due_at) select $1, $2, 'first_reply', 1, $3, 240, 'business', 1, id, 'running', 0, now(),
  now(), now() + interval '4 hours' from calendar_versions where tenant_id = $1 limit 1`
// Dispatched already: the product's relay must not work for the yardstick.
const outboxText = `insert into outbox (tenant_id, id, organization_id, ticket_id, type, payload, created_at,
  dispatched_at) values ($1, $2, $3, $4, 'ticket.opened', '{}', now(), now())`

/** A number, a ticket, its words, one event, one clock and one outbox row, in one transaction. */
export async function openCase(pool: pg.Pool, { tenantId, id, body }: Opening): Promise<number> {
  const { organizationId, requesterId, productId, module, summary } = body
  const client = await pool.connect()
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values })
  const place = [tenantId, randomUUID(), id, organizationId]
  try {
    await client.query('begin')
    const { number } = (await run('counter', counterText, [tenantId])).rows[0]
    const row = [tenantId, id, number, organizationId, requesterId, productId, module, summary]
    await run('ticket', ticketText, row)
    await run('message', messageText, [...place, body['body']])
    await run('event', eventText, place)
    await run('clock', clockText, [tenantId, id, organizationId])
    await run('outbox', outboxText, [tenantId, randomUUID(), organizationId, id])
    await client.query('commit')
    return Number(number)
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
