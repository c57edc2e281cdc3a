import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { users } from '../people/people.tables.ts'
import { products } from '../products/products.tables.ts'
import { ticketParticipants, tickets } from './tickets.tables.ts'
import type { Ticket } from './tickets.repository.ts'

export type TicketFilter = {
  status?: Ticket['status'][] | undefined
  isOpen?: boolean | undefined
  type?: Ticket['type'][] | undefined
  assignee?: string | null | undefined
  organizationId?: string | undefined
  requesterId?: string | undefined
  productId?: string | undefined
  criticality?: NonNullable<Ticket['criticality']>[] | undefined
  level?: Ticket['level'][] | undefined
  tag?: string | undefined
  openedAfter?: Date | undefined
  openedBefore?: Date | undefined
  dueBefore?: Date | undefined
  q?: string | undefined
  /** A requester sees their own cases and those shared with them. */
  visibleTo?: { userId: string; keyOrganizationIds: string[] } | undefined
}
export type TicketSort = 'dueAt' | '-openedAt' | '-updatedAt'
type Query = {
  filter: TicketFilter
  sort: TicketSort
  after?: { at: Date; id: string } | undefined
  limit: number
}

/** What a row of a list shows or sorts by: half of a case's columns, dates above all, are not asked for. */
const listed = {
  id: tickets.id,
  number: tickets.number,
  subject: tickets.subject,
  productId: tickets.productId,
  module: tickets.module,
  type: tickets.type,
  impact: tickets.impact,
  criticality: tickets.criticality,
  level: tickets.level,
  status: tickets.status,
  subState: tickets.subState,
  stage: tickets.stage,
  coverage: tickets.coverage,
  organizationId: tickets.organizationId,
  requesterId: tickets.requesterId,
  assigneeId: tickets.assigneeId,
  channel: tickets.channel,
  flags: tickets.flags,
  tags: tickets.tags,
  priorityReason: tickets.priorityReason,
  solutionNature: tickets.solutionNature,
  awayUntil: tickets.awayUntil,
  awayNote: tickets.awayNote,
  openedAt: tickets.openedAt,
  updatedAt: tickets.updatedAt,
  closedAt: tickets.closedAt,
  queueAt: tickets.queueAt,
  lastDeskMessageAt: tickets.lastDeskMessageAt,
}
export type ListedTicket = Pick<Ticket, keyof typeof listed>

/** One page of cases with the names a row shows, in keyset order of the sort (performance.md). */
export function listTickets(tx: Tx, { filter, sort, after, limit }: Query) {
  const column = {
    dueAt: tickets.queueAt,
    '-openedAt': tickets.openedAt,
    '-updatedAt': tickets.updatedAt,
  }[sort]
  const isAscending = sort === 'dueAt'
  const beyond =
    after &&
    (isAscending
      ? sql`(${column}, ${tickets.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
      : sql`(${column}, ${tickets.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`)
  return tx.db
    .select({
      ticket: listed,
      organizationName: organizations.name,
      requesterName: sql<string | null>`requester.name`,
      assigneeName: sql<string | null>`assignee.name`,
      productName: products.name,
    })
    .from(tickets)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, tickets.tenantId),
        eq(organizations.id, tickets.organizationId),
      ),
    )
    .innerJoin(
      products,
      and(eq(products.tenantId, tickets.tenantId), eq(products.id, tickets.productId)),
    )
    .leftJoin(
      sql`${users} as requester`,
      sql`requester.tenant_id = ${tickets.tenantId} and requester.id = ${tickets.requesterId}`,
    )
    .leftJoin(
      sql`${users} as assignee`,
      sql`assignee.tenant_id = ${tickets.tenantId} and assignee.id = ${tickets.assigneeId}`,
    )
    .where(and(...conditions(tx, filter), beyond))
    .orderBy(...(isAscending ? [column, tickets.id] : [desc(column), desc(tickets.id)]))
    .limit(limit)
}

function conditions(tx: Tx, filter: TicketFilter): Array<SQL | undefined> {
  const { isOpen, assignee, visibleTo, q } = filter
  const mayBeOver =
    filter.status?.some((status) => status === 'closed' || status === 'cancelled') ??
    isOpen !== true
  return [
    eq(tickets.tenantId, tx.tenantId),
    // Said literally, so that a plan may use the index of open cases.
    mayBeOver ? undefined : isNull(tickets.closedAt),
    isOpen === false ? isNotNull(tickets.closedAt) : undefined,
    filter.status && inArray(tickets.status, filter.status),
    filter.type && inArray(tickets.type, filter.type),
    assignee === undefined
      ? undefined
      : assignee === null
        ? isNull(tickets.assigneeId)
        : eq(tickets.assigneeId, assignee),
    filter.organizationId && eq(tickets.organizationId, filter.organizationId),
    filter.requesterId && eq(tickets.requesterId, filter.requesterId),
    filter.productId && eq(tickets.productId, filter.productId),
    filter.criticality && inArray(tickets.criticality, filter.criticality),
    filter.level && inArray(tickets.level, filter.level),
    filter.tag && sql`${filter.tag} = any(${tickets.tags})`,
    filter.openedAfter && gt(tickets.openedAt, filter.openedAfter),
    filter.openedBefore && lt(tickets.openedAt, filter.openedBefore),
    filter.dueBefore && lt(tickets.queueAt, filter.dueBefore),
    visibleTo && visibleCondition(tx, visibleTo),
    q === undefined ? undefined : matches(q),
  ] as Array<SQL | undefined>
}

function visibleCondition(
  tx: Tx,
  { userId, keyOrganizationIds }: NonNullable<TicketFilter['visibleTo']>,
) {
  return or(
    eq(tickets.requesterId, userId),
    keyOrganizationIds.length > 0 ? inArray(tickets.organizationId, keyOrganizationIds) : undefined,
    sql`exists (select 1 from ${ticketParticipants} p where p.tenant_id = ${tx.tenantId} and p.ticket_id = ${tickets.id} and p.user_id = ${userId})`,
  )
}

/** A number finds its case, words find subjects; accents and case do not matter. */
function matches(q: string) {
  const plain = q.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/\s+/).filter(Boolean).slice(0, 8)
  const unaccented = sql`translate(lower(${tickets.subject}), 'áéíóúüñàâãêôõç', 'aeiouunaaaeooc')`
  const inSubject = words.map((word) => sql`strpos(${unaccented}, ${word}) > 0`)
  const asNumber = /^#?\d{1,9}$/.test(plain)
    ? eq(tickets.number, Number(plain.replace('#', '')))
    : undefined
  return or(asNumber, and(...inSubject))
}

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

/** Newest message of each case that the reader has not read and did not write. */
export async function listUnread(tx: Tx, ticketIds: string[], userId: string) {
  if (ticketIds.length === 0) return new Set<string>()
  const { rows } = await tx.db.execute<{ ticket_id: string }>(sql`
    select distinct m.ticket_id from messages m
    where m.tenant_id = ${tx.tenantId} and m.ticket_id in (${sql.join(
      ticketIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )})
      and m.author_id is distinct from ${userId}::uuid
      and m.author_side <> ${tx.scope.kind === 'customer' ? 'customer' : 'desk'}
      and not exists (select 1 from message_reads r where r.tenant_id = m.tenant_id and r.message_id = m.id and r.user_id = ${userId}::uuid)`)
  return new Set(rows.map((row) => row.ticket_id))
}
