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

export const worklogs = pgTable(
  'worklogs',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    contractId: uuid('contract_id'),
    /** Work outside of hours that its customer accepted. */
    afterHoursRequestId: uuid('after_hours_request_id'),
    userId: uuid('user_id').notNull(),
    userName: text('user_name').notNull(),
    /** A code of the catalogue `components`. */
    component: text('component').notNull(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull(),
    workedOn: date('worked_on', { mode: 'string' }).notNull(),
    minutes: integer('minutes').notNull(),
    roundedMinutes: integer('rounded_minutes').notNull(),
    chargedMinutes: integer('charged_minutes').notNull().default(0),
    coverage: text('coverage').notNull(),
    billable: boolean('billable').notNull().default(true),
    description: text('description').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** What a minute of it counts, by the contract's terms. */
    weightPercent: integer('weight_percent').notNull().default(100),
    /** The rounding it was posted by. */
    roundingMinutes: integer('rounding_minutes'),
    roundingScope: text('rounding_scope', { enum: ['entry', 'ticketDay'] }),
    /** Logged at once for several people. */
    sharedEntryId: uuid('shared_entry_id'),
    /** The entry that this one puts right. */
    correctsId: uuid('corrects_id'),
    correctedAt: timestamp('corrected_at', { withTimezone: true, mode: 'date' }),
    correctedBy: text('corrected_by'),
    correctionReason: text('correction_reason'),
    /** The act that put it right, by the id its client made: a retry answers the first result. */
    correctionId: uuid('correction_id'),
    /** The price of an hour on the day worked, where lots do not pay it. */
    hourPriceAmount: bigint('hour_price_amount', { mode: 'number' }),
    hourPriceCurrency: text('hour_price_currency'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
