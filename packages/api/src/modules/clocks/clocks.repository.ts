import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { slaClocks, slaEvents } from './clocks.tables.ts'

type NewClock = Omit<typeof slaClocks.$inferInsert, 'tenantId'>
type NewClockEvent = Omit<typeof slaEvents.$inferInsert, 'tenantId'>
export type ClockMetric = NewClock['metric']
export type ClockEventType = NewClockEvent['type']

/** An event as JSON says it; `at` is epoch ms. */
export type SaidEvent = { type: ClockEventType; at: number; details: unknown }

/** A clock of a case; all instants are epoch ms. */
export type KnownClock = {
  metric: ClockMetric
  cycle: number
  targetMinutes: number | null
  targetDays: number | null
  targetUnit: NewClock['targetUnit']
  rulebookVersion: number
  calendarVersionId: string
  state: NewClock['state']
  startedAt: number
  dueAt: number | null
  breachedAt: number | null
  finishedAt: number | null
  /** Of a finished clock none but where it finished at the instant asked for. */
  events: SaidEvent[]
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`

/**
 * The newest cycle of every metric of a case, and what finished at an instant, with the events of
 * those that are or may be running again; in one statement.
 */
export const listNewest = (tx: Tx, ticketId: string, finishedAt: Date | null) =>
  tx.read<KnownClock>({
    text: `select k.metric, k.cycle, k.target_minutes as "targetMinutes", k.target_days as "targetDays",
        k.target_unit as "targetUnit", k.rulebook_version as "rulebookVersion",
        k.calendar_version_id as "calendarVersionId", k.state, ${ms('k.started_at')} as "startedAt",
        ${ms('k.due_at')} as "dueAt", ${ms('k.breached_at')} as "breachedAt",
        ${ms('k.finished_at')} as "finishedAt",
        case when k.finished_at is null or k.finished_at = $3::timestamptz then (
          select json_agg(json_build_object('type', e.type, 'at', ${ms('e.at')}, 'details', e.details) order by e.seq)
          from sla_events e where e.tenant_id = $1 and e.ticket_id = $2
            and e.metric = k.metric and e.cycle = k.cycle) else '[]' end as events
      from sla_clocks k
      where k.tenant_id = $1 and k.ticket_id = $2
        and (k.finished_at = $3::timestamptz or k.cycle = (select max(n.cycle) from sla_clocks n
          where n.tenant_id = $1 and n.ticket_id = $2 and n.metric = k.metric))`,
    values: [tx.tenantId, ticketId, finishedAt],
  })

/** New clocks and the new state of known ones, in one statement; sent at once. */
export const writeClocks = (tx: Tx, rows: NewClock[]) =>
  tx.db
    .insert(slaClocks)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .onConflictDoUpdate({
      target: [slaClocks.tenantId, slaClocks.ticketId, slaClocks.metric, slaClocks.cycle],
      set: {
        targetMinutes: sql`excluded.target_minutes`,
        targetDays: sql`excluded.target_days`,
        targetUnit: sql`excluded.target_unit`,
        calendarVersionId: sql`excluded.calendar_version_id`,
        state: sql`excluded.state`,
        elapsedMs: sql`excluded.elapsed_ms`,
        anchorAt: sql`excluded.anchor_at`,
        dueAt: sql`excluded.due_at`,
        breachedAt: sql`excluded.breached_at`,
        breachCause: sql`excluded.breach_cause`,
        finishedAt: sql`excluded.finished_at`,
      },
    })
    .execute()

/** Sent at once. */
export const insertClocks = (tx: Tx, rows: NewClock[]) =>
  tx.db
    .insert(slaClocks)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .execute()

/** Sent at once. */
export const insertClockEvents = (tx: Tx, rows: NewClockEvent[]) =>
  tx.db
    .insert(slaEvents)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .execute()
