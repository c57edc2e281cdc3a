import { date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const publishedHeads = pgTable(
  'published_heads',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    onDate: date('on_date', { mode: 'string' }).notNull(),
    body: text('body').notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
    sentTo: text('sent_to').notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
