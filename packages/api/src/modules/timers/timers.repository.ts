import { and, asc, eq, isNull, lt, lte, min, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { timers } from './timers.tables.ts'

export type Timer = typeof timers.$inferSelect
export type TimerKind = Timer['kind']
type Row = { id: string; kind: TimerKind; subject: string; percent: number; dueAt: Date }

/**
 * Makes the pending timers of these kinds of a case be exactly `rows`, in one statement. A breach that
 * happened before `at` stays: it is a fact that the sweep has still to tell.
 */
export const replaceTimers = (
  tx: Tx,
  ticket: { id: string; organizationId: string },
  { kinds, rows, at }: { kinds: readonly TimerKind[]; rows: Row[]; at: Date },
) =>
  tx.db.execute(sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w (id uuid, kind text, subject text, percent int, "dueAt" timestamptz)
    ), gone as (
      delete from timers t
      where t.tenant_id = ${tx.tenantId} and t.ticket_id = ${ticket.id}
        and t.kind = any (${sql.param(kinds)}::text[])
        and not (t.kind = 'breach' and t.due_at < ${at.toISOString()}::timestamptz)
        and not exists (select from wanted w
          where w.kind = t.kind and w.subject = t.subject and w.percent = t.percent)
    )
    insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, percent, due_at)
    select ${tx.tenantId}, w.id, ${ticket.id}, ${ticket.organizationId}, w.kind, w.subject, w.percent, w."dueAt"
    from wanted w
    on conflict (tenant_id, ticket_id, kind, subject, percent)
      do update set due_at = excluded.due_at, attempts = 0, retry_at = null
      where timers.due_at <> excluded.due_at`)

/** Answered in time is answered at its due instant too: a breach happens after it. */
const isDue = (tx: Tx, now: Date) =>
  and(
    eq(timers.tenantId, tx.tenantId),
    lte(timers.dueAt, now),
    or(lt(timers.dueAt, now), sql`${timers.kind} <> 'breach'`),
    or(isNull(timers.retryAt), lte(timers.retryAt, now)),
  )

/** Of what fell due in one instant a breach comes last: what ends its clock ends it in time. */
const inOrder = [asc(timers.dueAt), asc(sql`${timers.kind} = 'breach'`), asc(timers.id)]

/** The cases of the timers that are due, in their order; a case as often as it has timers. */
export const listDueCases = (tx: Tx, { now, limit }: { now: Date; limit: number }) =>
  tx.db
    .select({ ticketId: timers.ticketId })
    .from(timers)
    .where(isDue(tx, now))
    .orderBy(...inOrder)
    .limit(limit)

/** What of a locked case is due first, locked as well. */
export const lockFirstDue = async (
  tx: Tx,
  ticketId: string,
  now: Date,
): Promise<Timer | undefined> => {
  const [timer] = await tx.db
    .select()
    .from(timers)
    .where(and(isDue(tx, now), eq(timers.ticketId, ticketId)))
    .orderBy(...inOrder)
    .limit(1)
    .for('update')
  return timer
}

const byId = (tx: Tx, id: string) => and(eq(timers.tenantId, tx.tenantId), eq(timers.id, id))

/** Answers whether it was there. */
export const deleteTimer = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.db.delete(timers).where(byId(tx, id)).returning({ id: timers.id })).length > 0

/** After 2, 4, 8 … seconds, at most an hour, it is tried again. */
export const putOff = (tx: Tx, id: string, now: Date) =>
  tx.db
    .update(timers)
    .set({
      attempts: sql`${timers.attempts} + 1`,
      retryAt: sql`${now.toISOString()}::timestamptz + interval '1 second' * least(3600, 2 ^ least(${timers.attempts} + 1, 12))`,
    })
    .where(byId(tx, id))

/** The instant since which something should have happened by itself. */
export const findOldestDue = async (tx: Tx, now: Date): Promise<Date | null> => {
  const [row] = await tx.db
    .select({ at: min(timers.dueAt) })
    .from(timers)
    .where(and(eq(timers.tenantId, tx.tenantId), lt(timers.dueAt, now)))
  return row?.at ?? null
}

/** Whether a later warning about the same clock is due as well. */
export const hasLaterWarning = async (tx: Tx, timer: Timer, now: Date): Promise<boolean> => {
  const [row] = await tx.db
    .select({ id: timers.id })
    .from(timers)
    .where(
      and(
        eq(timers.tenantId, tx.tenantId),
        eq(timers.ticketId, timer.ticketId),
        eq(timers.kind, 'warning'),
        eq(timers.subject, timer.subject),
        sql`${timers.percent} > ${timer.percent}`,
        lte(timers.dueAt, now),
      ),
    )
    .limit(1)
  return row !== undefined
}
