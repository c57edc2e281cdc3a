import {
  bigint,
  boolean,
  date,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const contracts = pgTable(
  'contracts',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    code: text('code').notNull(),
    kind: text('kind', {
      enum: [
        'contract',
        'warranty',
        'included',
        'independent',
        'licence_plan',
        'package',
        'monthly',
        'annual',
        'maintenance',
        'unlimited',
      ],
    }).notNull(),
    typeId: uuid('type_id'),
    name: text('name').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    timeZone: text('time_zone').notNull(),
    openCaseLimit: integer('open_case_limit'),
    overdraftMinutesMax: integer('overdraft_minutes_max').notNull().default(0),
    unlimited: boolean('unlimited').notNull().default(false),
    calendarId: uuid('calendar_id'),
    hourPriceAmount: bigint('hour_price_amount', { mode: 'number' }),
    hourPriceCurrency: text('hour_price_currency'),
    period: text('period', { enum: ['once', 'month', 'year'] })
      .notNull()
      .default('once'),
    periodMinutes: integer('period_minutes'),
    roundingMinutes: integer('rounding_minutes'),
    note: text('note'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
    version: integer('version').notNull().default(1),
    /** The version of its terms that is in force. */
    termsVersion: integer('terms_version').notNull().default(1),
    /** The contract that this one goes on from (HR-12). */
    renewsId: uuid('renews_id'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const contractProducts = pgTable(
  'contract_products',
  {
    tenantId: uuid('tenant_id').notNull(),
    contractId: uuid('contract_id').notNull(),
    productId: uuid('product_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.contractId, table.productId] })],
)
