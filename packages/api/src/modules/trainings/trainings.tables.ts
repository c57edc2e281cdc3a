import { date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Who is trained in what (EN-7). */
export const trainings = pgTable(
  'trainings',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    productId: uuid('product_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    trainedOn: date('trained_on', { mode: 'string' }).notNull(),
    trainer: text('trainer').notNull(),
    note: text('note'),
    recordedBy: text('recorded_by').notNull(),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true, mode: 'date' }),
    withdrawnBy: text('withdrawn_by'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
