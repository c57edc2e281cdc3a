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
        'topics',
        'close-reasons',
        'cancel-reasons',
        'labels',
        'visit-forms',
      ],
    }).notNull(),
    code: text('code').notNull(),
    name: jsonb('name').notNull(),
    settings: jsonb('settings').notNull().default({}),
    position: integer('position').notNull().default(0),
    retiredAt: timestamp('retired_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
