import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const decisions = pgTable(
  'decisions',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind', {
      enum: ['terms', 'hours', 'access', 'after_hours', 'quote', 'solution', 'stage'],
    }).notNull(),
    status: text('status', {
      enum: ['pending', 'accepted', 'declined', 'withdrawn', 'expired'],
    }).notNull(),
    purpose: text('purpose', { enum: ['analysis', 'assessment', 'solution'] }),
    minutes: integer('minutes'),
    explanation: text('explanation').notNull(),
    /** The terms that were sent. */
    textId: uuid('text_id'),
    /** Until when access was asked for. */
    accessUntil: timestamp('access_until', { withTimezone: true, mode: 'date' }),
    askedBy: uuid('asked_by'),
    askedByName: text('asked_by_name').notNull(),
    askedAt: timestamp('asked_at', { withTimezone: true, mode: 'date' }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true, mode: 'date' }),
    answeredBy: uuid('answered_by'),
    answeredByName: text('answered_by_name'),
    answeredAt: timestamp('answered_at', { withTimezone: true, mode: 'date' }),
    comment: text('comment'),
    source: text('source'),
    /** Agreed minutes that no lot carries. */
    unheldMinutes: integer('unheld_minutes').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
