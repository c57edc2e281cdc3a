import { and, asc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { ticketEvents } from '../record/record.tables.ts'
import { rulebookVersions } from '../rulebook/rulebook.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { timers } from '../timers/timers.tables.ts'

export type VerifiedCase = Awaited<ReturnType<typeof listCases>>[number]
export type RecordRow = Awaited<ReturnType<typeof listRecord>>[number]
export type TimerRow = typeof timers.$inferSelect

export const listCases = (tx: Tx, after: string | undefined, limit: number) =>
  tx.db
    .select({
      id: tickets.id,
      organizationId: tickets.organizationId,
      contractId: tickets.contractId,
      status: tickets.status,
      type: tickets.type,
      closedAt: tickets.closedAt,
      awayUntil: tickets.awayUntil,
      watchUntil: tickets.watchUntil,
      queueAt: tickets.queueAt,
      queueMetric: tickets.queueMetric,
      redAt: tickets.redAt,
      autoCloseAt: tickets.autoCloseAt,
      unansweredSince: tickets.unansweredSince,
      clocksVersion: tickets.clocksVersion,
    })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), after ? gt(tickets.id, after) : undefined))
    .orderBy(asc(tickets.id))
    .limit(limit)

/** What can be something to a clock, of both chains; `after` is how much of the public chain stood before. */
export const listRecord = (tx: Tx, ticketIds: readonly string[]) =>
  tx.db
    .select({
      ticketId: ticketEvents.ticketId,
      chain: ticketEvents.chain,
      seq: ticketEvents.seq,
      after: sql<number>`coalesce((${ticketEvents.canonical}::jsonb -> 'publicHead' ->> 'seq')::int, 0)`,
      type: ticketEvents.type,
      at: ticketEvents.at,
      recordedAt: ticketEvents.recordedAt,
      actorRole: ticketEvents.actorRole,
      payload: ticketEvents.payload,
      authorSide: messages.authorSide,
    })
    .from(ticketEvents)
    .leftJoin(
      messages,
      and(
        eq(messages.tenantId, ticketEvents.tenantId),
        sql`${messages.id} = (${ticketEvents.payload} ->> 'messageId')::uuid`,
      ),
    )
    .where(
      and(eq(ticketEvents.tenantId, tx.tenantId), inArray(ticketEvents.ticketId, [...ticketIds])),
    )

export const listTimers = (tx: Tx, ticketIds: readonly string[]): Promise<TimerRow[]> =>
  tx.db
    .select()
    .from(timers)
    .where(and(eq(timers.tenantId, tx.tenantId), inArray(timers.ticketId, [...ticketIds])))

/** Decisions that wait for an answer until an instant. */
export const listLimited = (tx: Tx, ticketIds: readonly string[]) =>
  tx.db
    .select({ id: decisions.id, ticketId: decisions.ticketId, expiresAt: decisions.expiresAt })
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        inArray(decisions.ticketId, [...ticketIds]),
        eq(decisions.status, 'pending'),
        isNotNull(decisions.expiresAt),
      ),
    )

/** Every policy of the desk with when it came into force, oldest first. */
export const listPolicies = (tx: Tx) =>
  tx.db
    .select({ policy: rulebookVersions.policy, createdAt: rulebookVersions.createdAt })
    .from(rulebookVersions)
    .where(eq(rulebookVersions.tenantId, tx.tenantId))
    .orderBy(asc(rulebookVersions.version))

/** The latest of the database's time and what the desk wrote down by its own, which a test clock moves. */
export async function newestInstant(tx: Tx): Promise<Date> {
  const [newest] = await tx.read<{ at: Date }>({
    text: `select greatest(
        now(),
        (select max(recorded_at) from ticket_events where tenant_id = $1),
        (select max(recorded_at) from sla_events where tenant_id = $1),
        (select max(created_at) from outbox where tenant_id = $1)
      ) as at`,
    values: [tx.tenantId],
  })
  if (!newest) throw new Error('the database told no time')
  return newest.at
}
