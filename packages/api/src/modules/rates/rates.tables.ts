import { bigint, date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const rates = pgTable(
  'rates',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['independent', 'overdraft', 'after_hours'] }).notNull(),
    component: text('component'),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    hourPriceAmount: bigint('hour_price_amount', { mode: 'number' }).notNull(),
    hourPriceCurrency: text('hour_price_currency').notNull(),
    note: text('note'),
    createdBy: text('created_by').notNull(),
    createdById: uuid('created_by_id'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    withdrawnAt: timestamp('withdrawn_at', { withTimezone: true, mode: 'date' }),
    withdrawnBy: text('withdrawn_by'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
