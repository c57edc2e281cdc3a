import {
  bigint,
  date,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const maintenanceFactors = pgTable(
  'maintenance_factors',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    year: integer('year').notNull(),
    currency: text('currency').notNull(),
    minutesPerThousand: integer('minutes_per_thousand').notNull(),
    note: text('note'),
    createdBy: text('created_by').notNull(),
    createdById: uuid('created_by_id'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const licencePayments = pgTable(
  'licence_payments',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    contractId: uuid('contract_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    licenceYear: integer('licence_year').notNull(),
    paidOn: date('paid_on', { mode: 'string' }).notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    minutesPerThousand: integer('minutes_per_thousand').notNull(),
    minutes: integer('minutes').notNull(),
    lotId: uuid('lot_id'),
    reference: text('reference'),
    recordedBy: text('recorded_by').notNull(),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
