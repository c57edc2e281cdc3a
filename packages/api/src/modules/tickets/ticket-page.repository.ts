import type { bindings } from '../../db/sql-text.ts'
import type { Ticket } from './tickets.repository.ts'
import { termsAsked } from './row-columns.repository.ts'

export type TicketFilter = {
  status?: Ticket['status'][] | undefined
  isOpen?: boolean | undefined
  isAway?: boolean | undefined
  /** Nobody reviewed it, and it is open (CL-1). */
  isUnreviewed?: boolean | undefined
  type?: Ticket['type'][] | undefined
  assignee?: string | null | undefined
  organizationId?: string | undefined
  requesterId?: string | undefined
  productId?: string | undefined
  criticality?: NonNullable<Ticket['criticality']>[] | undefined
  level?: Ticket['level'][] | undefined
  tag?: string | undefined
  subState?: string | undefined
  openedAfter?: Date | undefined
  openedBefore?: Date | undefined
  dueBefore?: Date | undefined
  /** Red or white at `now` (CV-5). */
  color?: { is: 'red' | 'white'; now: Date } | undefined
  /** What waits for the customer: its state says so, or a decision is pending beside what goes on. */
  isAsked?: boolean | undefined
  q?: string | undefined
  /** A requester sees their own cases and those shared with them. */
  visibleTo?: { userId: string; keyOrganizationIds: string[] } | undefined
}
/** `review` is the inbox of intake (CL-1). */
export type TicketSort = 'dueAt' | 'redAt' | '-openedAt' | '-updatedAt' | 'review'
/** Of a row in the order of a sort; `rank` where the sort has one, of a case that is no priority without. */
export type Position = { at: Date; id: string; rank?: number | undefined }
export type Reached = Position & { rank: number }
export type PageQuery = {
  filter: TicketFilter
  sort: TicketSort
  after?: Position | undefined
  limit: number
}
type Bind = ReturnType<typeof bindings>['bind']

/** What review must look at stands before what only waits, as priority cases do (CL-1). */
const reviewRank = `case when t.queue_rank = 0 or t.flags ->> 'entitlement' is not null
    or (t.flags ->> 'evidence')::boolean or (t.flags ->> 'subject')::boolean
    or t.flags ->> 'escalatedAt' is not null then 0 else 1 end`

/** The rank and column a sort follows, its direction, and what comes after a row in it. */
export const sorts = {
  dueAt: {
    rank: 't.queue_rank',
    column: 'queue_at',
    order: 't.queue_rank, t.queue_at, t.id',
    beyond: '>',
  },
  redAt: { rank: null, column: 'red_at', order: 't.red_at, t.id', beyond: '>' },
  '-openedAt': {
    rank: null,
    column: 'opened_at',
    order: 't.opened_at desc, t.id desc',
    beyond: '<',
  },
  '-updatedAt': {
    rank: null,
    column: 'updated_at',
    order: 't.updated_at desc, t.id desc',
    beyond: '<',
  },
  review: {
    rank: reviewRank,
    column: 'opened_at',
    order: `${reviewRank}, t.opened_at, t.id`,
    beyond: '>',
  },
} as const satisfies Record<TicketSort, object>

/** `limit` cases of the desk `$1` that a filter lets through, in keyset order (performance.md). */
export function ticketPage({ filter, sort, after, limit }: PageQuery, bind: Bind): string {
  const { order } = sorts[sort]
  const wanted = [
    ...conditions(filter, bind),
    sort === 'redAt' ? 't.red_at is not null' : undefined,
    after && isBeyond(after, sort, bind),
  ].filter((one) => typeof one === 'string')
  const upTo = `order by ${order} limit ${bind(limit)}`
  const { status } = filter
  if (status === undefined) return select(wanted, upTo)
  const [only] = status
  // Of one state, by equality: an index then gives the page's order, which `any` of a list does not.
  if (status.length === 1 && only !== undefined)
    return select([...wanted, `t.status = ${bind(only)}::text`], upTo)
  const states = `${bind(status)}::text[]`
  // Each state has its own range of the index of open cases: merging their heads is eight times
  // faster than reading all of every state. By a person there are few, whatever their state.
  return sort === 'dueAt' && status.length > 1 && isOnlyOpen(filter) && !isOfSomebody(filter)
    ? `select t.* from unnest(${states}) state
        cross join lateral (${select([...wanted, 't.status = state'], upTo)}) t ${upTo}`
    : select([...wanted, `t.status = any(${states})`], upTo)
}

function isBeyond({ at, id, rank: reached = 1 }: Position, sort: TicketSort, bind: Bind): string {
  const { rank, column, beyond } = sorts[sort]
  const [ranks, reachedRanks] = rank ? [`${rank}, `, `${bind(reached)}::int, `] : ['', '']
  const row = `(${ranks}t.${column}, t.id)`
  return `${row} ${beyond} (${reachedRanks}${bind(at)}::timestamptz, ${bind(id)}::uuid)`
}

const select = (wanted: string[], upTo: string) =>
  `select t.* from tickets t where ${wanted.join(' and ')} ${upTo}`

const isOnlyOpen = ({ status, isOpen }: TicketFilter) =>
  status === undefined
    ? isOpen === true
    : !status.some((one) => one === 'closed' || one === 'cancelled')

const isOfSomebody = ({ assignee, organizationId, requesterId, visibleTo }: TicketFilter) =>
  [assignee, organizationId, requesterId, visibleTo].some((one) => one !== undefined)

function conditions(filter: TicketFilter, bind: Bind): Array<string | undefined> {
  const { isOpen, isAway, assignee, visibleTo, q } = filter
  const is = (column: string, value: string | undefined) =>
    value === undefined ? undefined : `t.${column} = ${bind(value)}::uuid`
  const isOneOf = (column: string, values: string[] | undefined) =>
    values && `t.${column} = any(${bind(values)}::text[])`
  const at = (comparison: string, value: Date | undefined) =>
    value && `t.${comparison} ${bind(value)}::timestamptz`
  return [
    't.tenant_id = $1',
    // Said literally, so that a plan may use the index of open cases.
    isOnlyOpen(filter) ? 't.closed_at is null' : undefined,
    isOpen === false ? 't.closed_at is not null' : undefined,
    filter.isUnreviewed ? 't.reviewed_at is null and t.closed_at is null' : undefined,
    isAway === undefined ? undefined : `t.away_until is ${isAway ? 'not ' : ''}null`,
    assignee === null ? 't.assignee_id is null' : is('assignee_id', assignee),
    is('organization_id', filter.organizationId),
    is('requester_id', filter.requesterId),
    is('product_id', filter.productId),
    isOneOf('type', filter.type),
    isOneOf('criticality', filter.criticality),
    isOneOf('level', filter.level),
    filter.tag && `${bind(filter.tag)} = any(t.tags)`,
    filter.subState && `t.sub_state = ${bind(filter.subState)}::text`,
    at('opened_at >', filter.openedAfter),
    at('opened_at <', filter.openedBefore),
    at('queue_at <', filter.dueBefore),
    filter.color && isOfColor(filter.color, bind),
    visibleTo && isVisible(visibleTo, bind),
    filter.isAsked ? isAsked : undefined,
    q === undefined ? undefined : matches(q, bind),
  ]
}

/** Only open cases are red; what it says of one is what `color` says of it. */
const isOfColor = ({ is, now }: NonNullable<TicketFilter['color']>, bind: Bind) =>
  is === 'red'
    ? `(t.closed_at is null and t.red_at <= ${bind(now)}::timestamptz)`
    : `(t.closed_at is not null or t.red_at is null or t.red_at > ${bind(now)}::timestamptz)`

const isAsked = `(t.status in ('waiting_customer', 'waiting_decision', 'in_validation')
  or exists (select from decisions d
    where d.tenant_id = $1 and d.ticket_id = t.id and d.status = 'pending'
      and (d.kind <> 'terms' or ${termsAsked})))`

function isVisible(
  { userId, keyOrganizationIds }: NonNullable<TicketFilter['visibleTo']>,
  bind: Bind,
) {
  const user = bind(userId)
  return `(t.requester_id = ${user}::uuid
    or t.organization_id = any(${bind(keyOrganizationIds)}::uuid[])
    or exists (select from ticket_participants p
      where p.tenant_id = $1 and p.ticket_id = t.id and p.user_id = ${user}::uuid))`
}

/** A number finds its case, words find subjects; accents and case do not matter. */
function matches(q: string, bind: Bind) {
  const plain = q.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain.split(/\s+/).filter(Boolean).slice(0, 8)
  const unaccented = "translate(lower(t.subject), 'áéíóúüñàâãêôõç', 'aeiouunaaaeooc')"
  const inSubject = words.map((word) => `strpos(${unaccented}, ${bind(word)}) > 0`)
  const either = [
    ...(/^#?\d{1,9}$/.test(plain) ? [`t.number = ${bind(Number(plain.replace('#', '')))}`] : []),
    ...(inSubject.length > 0 ? [inSubject.join(' and ')] : []),
  ]
  return either.length > 0 ? `(${either.join(' or ')})` : undefined
}
