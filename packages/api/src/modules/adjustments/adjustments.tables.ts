import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

export const ledgerAdjustments = pgTable(
  'ledger_adjustments',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    contractId: uuid('contract_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    minutes: integer('minutes').notNull(),
    reason: text('reason').notNull(),
    validFrom: date('valid_from', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    status: text('status', { enum: ['pending', 'posted', 'declined', 'withdrawn'] }).notNull(),
    askedBy: text('asked_by').notNull(),
    askedById: uuid('asked_by_id'),
    askedAt: timestamp('asked_at', { withTimezone: true, mode: 'date' }).notNull(),
    decidedBy: text('decided_by'),
    decidedById: uuid('decided_by_id'),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }),
    decisionNote: text('decision_note'),
    postingId: uuid('posting_id'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
