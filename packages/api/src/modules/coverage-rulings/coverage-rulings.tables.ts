import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const coverageObjections = pgTable(
  'coverage_objections',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    coverage: text('coverage', {
      enum: ['contract', 'warranty', 'included', 'independent', 'courtesy'],
    }).notNull(),
    reason: text('reason').notNull(),
    madeBy: text('made_by').notNull(),
    madeById: uuid('made_by_id'),
    madeAt: timestamp('made_at', { withTimezone: true, mode: 'date' }).notNull(),
    status: text('status', { enum: ['open', 'upheld', 'rejected'] })
      .notNull()
      .default('open'),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredById: uuid('answered_by_id'),
    answeredAt: timestamp('answered_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
