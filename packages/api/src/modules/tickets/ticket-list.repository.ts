import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { tickets } from './tickets.tables.ts'

/** Every badge of the console in one scan of the open cases, each bounded by what is open. */
export async function countOpen(
  tx: Tx,
  { userId, now, endOfDay }: { userId: string | null; now: Date; endOfDay: Date },
) {
  const at = now.toISOString()
  const [row] = await tx.db
    .select({
      open: sql<number>`count(*)::int`,
      mine: sql<number>`(count(*) filter (where assignee_id = ${userId}::uuid))::int`,
      unassigned: sql<number>`(count(*) filter (where assignee_id is null))::int`,
      received: sql<number>`(count(*) filter (where status = 'received'))::int`,
      red: sql<number>`(count(*) filter (where queue_at < ${at}::timestamptz))::int`,
      dueToday: sql<number>`(count(*) filter (where queue_at >= ${at}::timestamptz and queue_at < ${endOfDay.toISOString()}::timestamptz))::int`,
      waitingCustomer: sql<number>`(count(*) filter (where status in ('waiting_customer', 'waiting_decision', 'in_validation')))::int`,
      waitingVendor: sql<number>`(count(*) filter (where status = 'waiting_vendor'))::int`,
      l1: sql<number>`(count(*) filter (where level = 'l1'))::int`,
      l2: sql<number>`(count(*) filter (where level = 'l2'))::int`,
      l3: sql<number>`(count(*) filter (where level = 'l3'))::int`,
    })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), isNull(tickets.closedAt)))
  if (!row) throw new Error('a count always has a row')
  return row
}

/** Open or recent cases of an organization in a module, to be compared with a draft (IN-5). */
export const listSimilar = (
  tx: Tx,
  { organizationId, module, since }: { organizationId: string; module: string; since: Date },
) =>
  tx.db
    .select({
      number: tickets.number,
      summary: tickets.summary,
      subject: tickets.subject,
      status: tickets.status,
      openedAt: tickets.openedAt,
    })
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        eq(tickets.organizationId, organizationId),
        eq(tickets.module, module),
        or(isNull(tickets.closedAt), gt(tickets.closedAt, since)),
      ),
    )
    .orderBy(desc(tickets.openedAt))
    .limit(100)
