import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const rulebookVersions = pgTable(
  'rulebook_versions',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    version: integer('version').notNull(),
    policy: jsonb('policy').notNull(),
    createdBy: text('created_by').notNull(),
    createdById: uuid('created_by_id'),
    note: text('note'),
    /** The preset it was taken from whole. */
    preset: text('preset'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
