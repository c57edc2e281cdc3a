import { boolean, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Announced ahead (IN-10). */
export const criticalWindows = pgTable(
  'critical_windows',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    productId: uuid('product_id'),
    reason: text('reason').notNull(),
    startsAt: timestamp('starts_at', { withTimezone: true, mode: 'date' }).notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date' }).notNull(),
    announcedBy: text('announced_by').notNull(),
    announcedById: uuid('announced_by_id'),
    announcedAt: timestamp('announced_at', { withTimezone: true, mode: 'date' }).notNull(),
    isLate: boolean('is_late').notNull(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true, mode: 'date' }),
    cancelledBy: text('cancelled_by'),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
