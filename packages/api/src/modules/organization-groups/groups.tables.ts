import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const organizationGroups = pgTable(
  'organization_groups',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
