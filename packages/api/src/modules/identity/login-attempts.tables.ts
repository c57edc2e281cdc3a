import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Wrong passwords within a window, per account; `account` is a hash of what was typed. */
export const loginAttempts = pgTable(
  'login_attempts',
  {
    tenantId: uuid('tenant_id').notNull(),
    account: text('account').notNull(),
    windowFrom: timestamp('window_from', { withTimezone: true, mode: 'date' }).notNull(),
    attempts: integer('attempts').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.account] })],
)
