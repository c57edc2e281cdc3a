import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What happens by itself at an instant; a row goes in the transaction that did it. */
export const timers = pgTable(
  'timers',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind', {
      enum: [
        'warning',
        'breach',
        'red',
        'silence_warning',
        'auto_close',
        'away_end',
        'decision_end',
        'watch_end',
      ],
    }).notNull(),
    /** Which clock (`first_reply/1`) or decision (its id); empty where the case itself is meant. */
    subject: text('subject').notNull(),
    /** Of a warning: how much of the target is spent. */
    percent: integer('percent').notNull().default(0),
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    retryAt: timestamp('retry_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
