import {
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
    component: text('component', {
      enum: ['l1', 'l2', 'l3', 'quality', 'visit', 'travel'],
    }).notNull(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull(),
    workedOn: date('worked_on', { mode: 'string' }).notNull(),
    minutes: integer('minutes').notNull(),
    roundedMinutes: integer('rounded_minutes').notNull(),
    chargedMinutes: integer('charged_minutes').notNull().default(0),
    coverage: text('coverage').notNull(),
    billable: boolean('billable').notNull().default(true),
    description: text('description').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
