import { integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

export const ledgerSchedules = pgTable(
  'ledger_schedules',
  {
    tenantId: uuid('tenant_id').notNull(),
    accountId: uuid('account_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }),
    attempts: integer('attempts').notNull().default(0),
    retryAt: timestamp('retry_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.accountId] })],
)
