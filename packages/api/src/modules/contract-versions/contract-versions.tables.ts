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

export const contractVersions = pgTable(
  'contract_versions',
  {
    tenantId: uuid('tenant_id').notNull(),
    contractId: uuid('contract_id').notNull(),
    version: integer('version').notNull(),
    organizationId: uuid('organization_id').notNull(),
    effectiveFrom: date('effective_from', { mode: 'string' }).notNull(),
    typeId: uuid('type_id'),
    typeVersion: integer('type_version'),
    terms: jsonb('terms').notNull(),
    reason: text('reason'),
    createdBy: text('created_by').notNull(),
    createdById: uuid('created_by_id'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.contractId, table.version] })],
)
