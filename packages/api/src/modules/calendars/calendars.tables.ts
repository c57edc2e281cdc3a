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

/** What a version or an assignment does to the clocks that run; they follow until `finishedAt`. */
export const calendarChanges = pgTable(
  'calendar_changes',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    calendarId: uuid('calendar_id').notNull(),
    versionId: uuid('version_id').notNull(),
    kind: text('kind', { enum: ['forward', 'correction', 'assignment'] }).notNull(),
    /** Of an assignment: what took the calendar, and its id unless it is the desk. */
    assignedTo: text('assigned_to', { enum: ['desk', 'organization', 'contract'] }),
    assignedId: uuid('assigned_id'),
    reason: text('reason'),
    byId: uuid('by_id'),
    byName: text('by_name').notNull(),
    byRole: text('by_role').notNull(),
    /** From here on clocks are measured by it. */
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }),
    finishedAt: timestamp('finished_at', { withTimezone: true, mode: 'date' }),
    clocksChanged: integer('clocks_changed').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

/** The holidays of a coming year, proposed once. */
export const calendarProposals = pgTable(
  'calendar_proposals',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    calendarId: uuid('calendar_id').notNull(),
    country: text('country').notNull(),
    year: integer('year').notNull(),
    additions: jsonb('additions').notNull(),
    removals: jsonb('removals').notNull(),
    status: text('status', { enum: ['open', 'accepted', 'dismissed'] })
      .notNull()
      .default('open'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    decidedBy: text('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
    versionId: uuid('version_id'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
