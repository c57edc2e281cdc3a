import {
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const calendars = pgTable(
  'calendars',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    holidayCountry: text('holiday_country'),
    retiredAt: timestamp('retired_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const calendarVersions = pgTable(
  'calendar_versions',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    calendarId: uuid('calendar_id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').notNull(),
    /** Names of its holidays and exceptions by date. */
    labels: jsonb('labels').notNull().default({}),
    note: text('note'),
    createdBy: text('created_by'),
    /** Clocks are measured by it from here on; null: from `createdAt`. */
    effectiveAt: timestamp('effective_at', { withTimezone: true, mode: 'date' }),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
