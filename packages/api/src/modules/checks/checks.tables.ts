import { bigint, integer, jsonb, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Append-only: one row per desk and night. */
export const integrityChecks = pgTable(
  'integrity_checks',
  {
    tenantId: uuid('tenant_id').notNull(),
    id: uuid('id').notNull(),
    checkedAt: timestamp('checked_at', { withTimezone: true, mode: 'date' }).notNull(),
    tookMs: integer('took_ms').notNull(),
    chains: integer('chains').notNull(),
    events: bigint('events', { mode: 'number' }).notNull(),
    violations: integer('violations').notNull(),
    brokenChains: integer('broken_chains').notNull(),
    publishedDays: integer('published_days').notNull().default(0),
    publishedFaults: integer('published_faults').notNull().default(0),
    clocks: integer('clocks').notNull().default(0),
    clockDifferences: integer('clock_differences').notNull().default(0),
    findings: jsonb('findings').notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
)
