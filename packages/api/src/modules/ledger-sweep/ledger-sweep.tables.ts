import { date, integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

export const ledgerSchedules = pgTable(
  'ledger_schedules',
  {
    tenantId: uuid('tenant_id').notNull(),
    accountId: uuid('account_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }),
    /** Periods that began before are not granted; null: all are. */
    grantsFrom: date('grants_from', { mode: 'string' }),
    attempts: integer('attempts').notNull().default(0),
    retryAt: timestamp('retry_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.accountId] })],
)
