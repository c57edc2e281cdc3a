import { bigint, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Attention outside of hours: asked for, offered at a price, decided by the customer (IN-1). */
export const afterHoursRequests = pgTable(
  'after_hours_requests',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, mode: 'date' }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date' }).notNull(),
    note: text('note'),
    status: text('status', {
      enum: ['asked', 'offered', 'unavailable', 'accepted', 'declined', 'withdrawn'],
    })
      .notNull()
      .default('asked'),
    askedBy: text('asked_by').notNull(),
    askedById: uuid('asked_by_id'),
    askedAt: timestamp('asked_at', { withTimezone: true, mode: 'date' }).notNull(),
    answeredBy: text('answered_by'),
    answeredById: uuid('answered_by_id'),
    answeredAt: timestamp('answered_at', { withTimezone: true, mode: 'date' }),
    answerNote: text('answer_note'),
    hourPriceAmount: bigint('hour_price_amount', { mode: 'number' }),
    hourPriceCurrency: text('hour_price_currency'),
    decisionId: uuid('decision_id'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
