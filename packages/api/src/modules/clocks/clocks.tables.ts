import {
  bigint,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

export const slaClocks = pgTable(
  'sla_clocks',
  {
    tenantId: uuid('tenant_id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    metric: text('metric', {
      enum: ['first_reply', 'next_reply', 'resolution', 'customer_reply', 'freshness'],
    }).notNull(),
    cycle: integer('cycle').notNull(),
    organizationId: uuid('organization_id').notNull(),
    /** Null of `business_day`, which has `targetDays`. */
    targetMinutes: integer('target_minutes'),
    targetDays: integer('target_days'),
    targetUnit: text('target_unit', {
      enum: ['business', 'clock', 'attention', 'business_day'],
    }).notNull(),
    rulebookVersion: integer('rulebook_version').notNull(),
    calendarVersionId: uuid('calendar_version_id').notNull(),
    state: text('state', { enum: ['running', 'paused', 'met', 'breached', 'cancelled'] }).notNull(),
    elapsedMs: bigint('elapsed_ms', { mode: 'number' }).notNull(),
    startedAt: timestamp('started_at', { withTimezone: true, mode: 'date' }).notNull(),
    anchorAt: timestamp('anchor_at', { withTimezone: true, mode: 'date' }).notNull(),
    dueAt: timestamp('due_at', { withTimezone: true, mode: 'date' }),
    breachedAt: timestamp('breached_at', { withTimezone: true, mode: 'date' }),
    breachCause: text('breach_cause', { enum: ['elapsed', 'retarget'] }),
    finishedAt: timestamp('finished_at', { withTimezone: true, mode: 'date' }),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.ticketId, table.metric, table.cycle] })],
)

export const slaEvents = pgTable(
  'sla_events',
  {
    tenantId: uuid('tenant_id').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    metric: text('metric').notNull(),
    cycle: integer('cycle').notNull(),
    seq: integer('seq').notNull(),
    organizationId: uuid('organization_id').notNull(),
    type: text('type', {
      enum: ['start', 'pause', 'resume', 'retarget', 'correct', 'reinstate', 'satisfy', 'cancel'],
    }).notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true, mode: 'date' }).notNull(),
    actorName: text('actor_name').notNull(),
    cause: text('cause').notNull(),
    details: jsonb('details').notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.ticketId, table.metric, table.cycle, table.seq] }),
  ],
)

/** What of a stored clock a reader is shown it by; instants are epoch ms. */
export type ClockFacts = Pick<
  typeof slaClocks.$inferSelect,
  'metric' | 'state' | 'targetMinutes' | 'targetUnit' | 'elapsedMs' | 'calendarVersionId'
> & {
  anchorAt: number
  dueAt: number | null
  finishedAt: number | null
  /** Of a breached clock that stands still; its state does not say so. */
  isPaused: boolean
}
