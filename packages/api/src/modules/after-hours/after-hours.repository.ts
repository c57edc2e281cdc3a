import { and, desc, eq, gt, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { worklogs } from '../worklogs/worklogs.tables.ts'
import { afterHoursRequests } from './after-hours.tables.ts'

export type Request = typeof afterHoursRequests.$inferSelect
export type NewRequest = Omit<typeof afterHoursRequests.$inferInsert, 'tenantId'>
/** Sent at once. */
export const insertRequest = (tx: Tx, row: NewRequest) =>
  tx.db
    .insert(afterHoursRequests)
    .values({ ...row, tenantId: tx.tenantId })
    .execute()

const workedMinutes = sql<number>`(select coalesce(sum(${worklogs.minutes}), 0)::int from ${worklogs}
  where ${worklogs.tenantId} = after_hours_requests.tenant_id
    and ${worklogs.ticketId} = after_hours_requests.ticket_id
    and ${worklogs.afterHoursRequestId} = after_hours_requests.id
    and ${worklogs.correctedAt} is null)`

const ofTicket = (tx: Tx, ticketId: string) =>
  and(eq(afterHoursRequests.tenantId, tx.tenantId), eq(afterHoursRequests.ticketId, ticketId))

type Page = {
  ticketId: string
  after?: { askedAt: Date; id: string } | undefined
  limit: number
}

/** Newest first. */
export const listRequests = (tx: Tx, { ticketId, after, limit }: Page) =>
  tx.db
    .select({ row: afterHoursRequests, workedMinutes })
    .from(afterHoursRequests)
    .where(
      and(
        ofTicket(tx, ticketId),
        after &&
          or(
            lt(afterHoursRequests.askedAt, after.askedAt),
            and(eq(afterHoursRequests.askedAt, after.askedAt), lt(afterHoursRequests.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(afterHoursRequests.askedAt), desc(afterHoursRequests.id))
    .limit(limit)

/** Under the case's lock, which orders all that is done to its requests. */
export const findRequest = async (tx: Tx, { ticketId, id }: { ticketId: string; id: string }) =>
  (
    await tx.db
      .select({ row: afterHoursRequests, workedMinutes })
      .from(afterHoursRequests)
      .where(and(ofTicket(tx, ticketId), eq(afterHoursRequests.id, id)))
  )[0]

/** Of a case, what is asked for or agreed and overlaps a window. */
export const findOverlap = async (
  tx: Tx,
  { ticketId, startsAt, endsAt }: { ticketId: string; startsAt: Date; endsAt: Date },
) =>
  (
    await tx.db
      .select({ id: afterHoursRequests.id })
      .from(afterHoursRequests)
      .where(
        and(
          ofTicket(tx, ticketId),
          inArray(afterHoursRequests.status, ['asked', 'offered', 'accepted']),
          lt(afterHoursRequests.startsAt, endsAt),
          gt(afterHoursRequests.endsAt, startsAt),
        ),
      )
      .limit(1)
  )[0]

/** The accepted window that an instant lies in. */
export const findAccepted = async (tx: Tx, { ticketId, at }: { ticketId: string; at: Date }) =>
  (
    await tx.db
      .select({ id: afterHoursRequests.id })
      .from(afterHoursRequests)
      .where(
        and(
          ofTicket(tx, ticketId),
          eq(afterHoursRequests.status, 'accepted'),
          lte(afterHoursRequests.startsAt, at),
          gt(afterHoursRequests.endsAt, at),
        ),
      )
      .limit(1)
  )[0]

export const listByDecision = (tx: Tx, decisionIds: string[]) =>
  tx.db
    .select()
    .from(afterHoursRequests)
    .where(
      and(
        eq(afterHoursRequests.tenantId, tx.tenantId),
        inArray(afterHoursRequests.decisionId, decisionIds),
      ),
    )

export const updateRequest = (tx: Tx, id: string, set: Partial<NewRequest>) =>
  tx.db
    .update(afterHoursRequests)
    .set(set)
    .where(and(eq(afterHoursRequests.tenantId, tx.tenantId), eq(afterHoursRequests.id, id)))

export const settleByDecision = (tx: Tx, decisionId: string, status: Request['status']) =>
  tx.db
    .update(afterHoursRequests)
    .set({ status })
    .where(
      and(
        eq(afterHoursRequests.tenantId, tx.tenantId),
        eq(afterHoursRequests.decisionId, decisionId),
      ),
    )

/** Sent at once. */
export const withdrawOpen = (tx: Tx, ticketId: string) =>
  tx.db
    .update(afterHoursRequests)
    .set({ status: 'withdrawn' })
    .where(and(ofTicket(tx, ticketId), inArray(afterHoursRequests.status, ['asked', 'offered'])))
    .execute()
