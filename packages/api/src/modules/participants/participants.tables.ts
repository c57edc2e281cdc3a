import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** With whom a case is shared, and what they may do with it (CV-10). */
export const ticketParticipants = pgTable(
  'ticket_participants',
  {
    tenantId: uuid('tenant_id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    userId: uuid('user_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    access: text('access', { enum: ['read', 'reply'] }).notNull(),
    addedAt: timestamp('added_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.ticketId, table.userId] })],
)
