import {
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const contractTypeVersions = pgTable(
  'contract_type_versions',
  {
    tenantId: uuid('tenant_id').notNull(),
    typeId: uuid('type_id').notNull(),
    version: integer('version').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    terms: jsonb('terms').notNull(),
    note: text('note'),
    createdBy: text('created_by').notNull(),
    createdById: uuid('created_by_id'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.typeId, table.version] })],
)
