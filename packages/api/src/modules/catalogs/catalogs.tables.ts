import { integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const catalogEntries = pgTable(
  'catalog_entries',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', {
      enum: [
        'commitment-types',
        'categories',
        'request-kinds',
        'priority-reasons',
        'priorities',
        'topics',
        'close-reasons',
        'cancel-reasons',
        'labels',
        'visit-forms',
        'sub-states',
        'contract-types',
        'components',
        'offline-types',
      ],
    }).notNull(),
    code: text('code').notNull(),
    name: jsonb('name').notNull(),
    settings: jsonb('settings').notNull().default({}),
    position: integer('position').notNull().default(0),
    retiredAt: timestamp('retired_at', { withTimezone: true, mode: 'date' }),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/** Every version of an entry, the newest included: cases keep the one they were written under. */
export const catalogEntryVersions = pgTable(
  'catalog_entry_versions',
  {
    tenantId: uuid('tenant_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    version: integer('version').notNull(),
    name: jsonb('name').notNull(),
    settings: jsonb('settings').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.entryId, table.version] })],
)
