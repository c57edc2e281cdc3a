import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const recordChains = pgTable(
  'record_chains',
  {
    tenantId: uuid('tenant_id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    chain: text('chain', { enum: ['public', 'desk'] }).notNull(),
    organizationId: uuid('organization_id').notNull(),
    seq: integer('seq').notNull(),
    headHash: text('head_hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.ticketId, table.chain] })],
)

export const ticketEvents = pgTable(
  'ticket_events',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    chain: text('chain', { enum: ['public', 'desk'] }).notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
    actorId: uuid('actor_id'),
    actorName: text('actor_name').notNull(),
    actorRole: text('actor_role').notNull(),
    channel: text('channel').notNull(),
    payload: jsonb('payload').notNull(),
    canonical: text('canonical').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
