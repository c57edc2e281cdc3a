import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A ticket that was a reply to another one (IN-6); `before` is what undoing puts back. */
export const ticketMerges = pgTable(
  'ticket_merges',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    intoId: uuid('into_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    before: jsonb('before').notNull(),
    mergedBy: text('merged_by').notNull(),
    mergedById: uuid('merged_by_id'),
    mergedAt: timestamp('merged_at', { withTimezone: true, mode: 'date' }).notNull(),
    undoneBy: text('undone_by'),
    undoneAt: timestamp('undone_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
