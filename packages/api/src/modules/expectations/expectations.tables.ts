import { integer, jsonb, pgTable, timestamp, uuid } from 'drizzle-orm/pg-core'

export const expectations = pgTable('expectations', {
  tenantId: uuid('tenant_id').primaryKey(),
  computedAt: timestamp('computed_at', { withTimezone: true, mode: 'date' }).notNull(),
  sample: integer('sample').notNull(),
  groups: jsonb('groups').notNull(),
  queueEdges: jsonb('queue_edges').notNull(),
})
