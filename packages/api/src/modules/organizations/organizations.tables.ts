import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const organizations = pgTable(
  'organizations',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    taxId: text('tax_id'),
    accountClass: text('account_class', { enum: ['general', 'special'] })
      .notNull()
      .default('general'),
    sizeBracket: text('size_bracket', { enum: ['small', 'medium', 'large'] })
      .notNull()
      .default('medium'),
    standing: text('standing', { enum: ['current', 'overdue', 'suspended'] })
      .notNull()
      .default('current'),
    accountLeadId: uuid('account_lead_id'),
    groupId: uuid('group_id'),
    /** Cases in progress at once; null: what the rulebook says of its class. */
    inProgressLimit: integer('in_progress_limit'),
    timeZone: text('time_zone'),
    /** Its own attention hours; null: those of the desk. */
    calendarId: uuid('calendar_id'),
    locale: text('locale', { enum: ['es', 'en', 'pt'] })
      .notNull()
      .default('es'),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true, mode: 'date' }).notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)

export const organizationStandings = pgTable(
  'organization_standings',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    standing: text('standing', { enum: ['current', 'overdue', 'suspended'] }).notNull(),
    reason: text('reason').notNull(),
    setBy: text('set_by').notNull(),
    setById: uuid('set_by_id'),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
