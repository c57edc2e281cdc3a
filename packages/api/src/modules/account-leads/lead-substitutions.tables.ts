import { date, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Who stands in for an account lead (CL-1); `endsOn` is exclusive. */
export const leadSubstitutions = pgTable(
  'lead_substitutions',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    leadId: uuid('lead_id').notNull(),
    substituteId: uuid('substitute_id').notNull(),
    startsOn: date('starts_on', { mode: 'string' }).notNull(),
    endsOn: date('ends_on', { mode: 'string' }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
