import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { ticketCountMax, type TicketCounts } from '@mesa/shared/wire/ticket-queries.schema'
import type { Reader, Tx } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import { tickets } from './tickets.tables.ts'

type Counting = { now: Date; endOfDay: Date }
type OpenCounts = Omit<TicketCounts, 'open' | 'byLevel'> & TicketCounts['byLevel']

/** Whose customer left for a while is counted here (IN-8); intake looks at them all the same. */
const withAway = new Set(['away', 'toReview'])

/**
 * Every badge of the console in one statement. Each counts in its own range of an index and no
 * further than one beyond what is shown, so that a full desk costs what a small one does.
 */
export async function countOpen(reader: Reader, { now, endOfDay }: Counting): Promise<OpenCounts> {
  const { values, bind } = bindings(reader.tenantId)
  const [user, at, end] = [bind(reader.scope.userId), bind(now), bind(endOfDay)]
  const limit = ticketCountMax + 1
  const badges = Object.entries({
    mine: `t.assignee_id = ${user}::uuid`,
    unassigned: 't.assignee_id is null',
    received: "t.status = 'received'",
    toReview: 't.reviewed_at is null',
    red: `t.red_at <= ${at}::timestamptz`,
    // Of either rank, so that the index is read where it begins.
    dueToday: `t.queue_rank in (0, 1) and t.queue_at < ${end}::timestamptz`,
    waitingCustomer: "t.status in ('waiting_customer', 'waiting_decision', 'in_validation')",
    waitingVendor: "t.status = 'waiting_vendor'",
    away: 't.away_until is not null',
    l1: "t.level = 'l1'",
    l2: "t.level = 'l2'",
    l3: "t.level = 'l3'",
  } satisfies Record<keyof OpenCounts, string>)
  const counts = badges.map(
    ([name, condition]) => `(select count(*)::int from (select from tickets t
      where t.tenant_id = $1 and t.closed_at is null and ${condition}${withAway.has(name) ? '' : ' and t.away_until is null'}
      limit ${limit}) counted) as "${name}"`,
  )
  const [row] = await reader.read<OpenCounts>({ text: `select ${counts.join(',\n')}`, values })
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
