import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import {
  ticketCountMax,
  type TicketListQuery,
  type TicketCounts,
  type MeTodo,
  type TodoItem,
} from '@mesa/shared/wire/ticket-queries.schema'
import { readListFilter } from '@mesa/shared/wire/common.schema'
import { availableActions } from '@mesa/shared/ticket/available-actions'
import { decideTransition } from '@mesa/shared/ticket/machine'
import type { TransitionList } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketList } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Cursors } from '../../cursor.ts'
import type { Caller, Database, Reader, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { JsonText } from '../../json-text.ts'
import { permissionToAnswer } from '../decisions/decision-views.service.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { holdOf, waitsOnHold } from '../organizations/lapse.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as lists from './ticket-list.repository.ts'
import type { Position, Reached, TicketFilter } from './ticket-page.repository.ts'
import { listTodoRows, readTicketRows, type TodoRow } from './ticket-rows.repository.ts'
import { sayCase, seesDesk, type SaidCase } from './ticket-views.service.ts'
import { listPendingDecisions } from './tickets.repository.ts'
import { ticketFacts } from './ticket-facts.service.ts'
import { loadTicket, machineRole, thingOf, type Ticket } from './tickets.service.ts'

export type TicketQueriesService = ReturnType<typeof createTicketQueriesService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

const reading = { readOnly: true } as const

export const createTicketQueriesService = ({ db, clock, cursors }: Deps) => ({
  /** One case, for whoever may read it; otherwise it does not exist. */
  get: (actor: Caller, ref: string): Promise<SaidCase> =>
    sayCase(db.reader(actor), actor, { ref, now: clock.now() }),

  /** A page of cases in keyset order; stable while rows are added. */
  list: (actor: Caller, query: TicketListQuery): Promise<JsonText<TicketList>> =>
    listPage(db.reader(actor), actor, { query, cursors, now: clock.now() }),

  /** The badges of the console's views. */
  counts: (actor: Caller): Promise<TicketCounts> =>
    countViews(db.reader(actor), actor, clock.now()),

  /**
   * Every action of the caller's role, those not possible now with why (api.md); none to whom the case
   * is not to be moved by, as somebody it is shared with (CV-10).
   */
  transitions: (actor: Caller, ref: string): Promise<TransitionList> =>
    db.transaction(
      actor,
      async (tx) =>
        listTransitions(tx, actor, { ticket: await loadTicket(tx, actor, ref), now: clock.now() }),
      reading,
    ),

  /** What waits for the caller's own answer: decisions, solutions to validate, questions. */
  todo: (actor: Caller): Promise<MeTodo> =>
    db.transaction(actor, (tx) => listTodo(tx, actor, clock.now()), reading),
})

type ListRequest = { query: TicketListQuery; cursors: Cursors; now: Date }

/** Roles that read no case list none; customers are narrowed by `visibleTo` and their organizations. */
function demandReader(actor: Caller) {
  if (actor.kind === 'customer') return
  const decision = can(actor, 'ticket.read')
  if (!decision.allowed)
    throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

async function listPage(
  reader: Reader,
  actor: Caller,
  { query, cursors, now }: ListRequest,
): Promise<JsonText<TicketList>> {
  demandReader(actor)
  const { limit = 50, cursor, ...filters } = query
  // No desk has teams yet: none has a case.
  if (query.teamId !== undefined) return '{"items":[],"nextCursor":null}'
  const bound = { actor, filters }
  const keys = cursors.decode(cursor, bound)
  const after = keys && positionOf(keys)
  const sort = query.sort ?? '-updatedAt'
  refuseDeskOnly(actor, {
    sort: sort === 'redAt',
    color: query.color !== undefined,
    subState: query.subState !== undefined,
  })
  const filter = toFilter(actor, query, now)
  const page = { filter, sort, after, limit, isDesk: seesDesk(actor), now }
  const { items, next } = await readTicketRows(reader, page)
  const nextCursor = next && cursors.encode(keysOf(next), bound)
  return `{"items":${items},"nextCursor":${JSON.stringify(nextCursor)}}`
}

type InboxRequest = { keys: Array<string | number> | undefined; limit: number; now: Date }

/** A page of what nobody reviewed (CL-1), for the desk; `next` are the keys of its cursor. */
export async function inboxPage(
  reader: Reader,
  { keys, limit, now }: InboxRequest,
): Promise<{ items: JsonText<TicketList['items']>; next: Array<string | number> | null }> {
  const after = keys && positionOf(keys)
  const page = { filter: { isUnreviewed: true }, sort: 'review', after, limit } as const
  const { items, next } = await readTicketRows(reader, { ...page, isDesk: true, now })
  return { items, next: next && keysOf(next) }
}

/** A position in a list of cases as a cursor keeps it. */
const keysOf = ({ at, id, rank }: Reached) => [at.getTime(), id, rank]

const positionOf = ([at, id, rank]: Array<string | number>): Position => ({
  at: new Date(Number(at)),
  id: String(id),
  rank: Number(rank),
})

/** How long nobody wrote is the desk's to know (CV-5), and its sub-states are, asked in whatever way. */
function refuseDeskOnly(
  actor: Caller,
  asked: { sort: boolean; color: boolean; subState: boolean },
) {
  const path = (['sort', 'color', 'subState'] as const).find((field) => asked[field])
  if (path && !seesDesk(actor))
    throw new AppError('desk_only_field', { errors: [{ path, code: 'not_allowed_here' }] })
}

async function countViews(reader: Reader, actor: Caller, now: Date): Promise<TicketCounts> {
  if (!can(actor, 'ticket.read_desk').allowed) throw new AppError('not_allowed')
  const { calendar } = await deskCalendar(reader)
  const lastToday = calendar.openRangesOn(calendar.dateOf(now.getTime())).at(-1)
  const endOfDay = new Date(lastToday?.to ?? now.getTime() + 1)
  const { l1, l2, l3, ...counts } = await lists.countOpen(reader, { now, endOfDay })
  // Every case has a level.
  const open = Math.min(l1 + l2 + l3, ticketCountMax + 1)
  return { ...counts, open, byLevel: { l1, l2, l3 } }
}

async function listTransitions(
  tx: Tx,
  actor: Caller,
  { ticket, now }: { ticket: Ticket; now: Date },
): Promise<TransitionList> {
  const role = machineRole(actor, ticket.organizationId)
  const mayMove = can(actor, 'ticket.transition', await thingOf(tx, ticket)).allowed
  if (!role || !mayMove) return { items: [], nextCursor: null }
  const { policy } = await policyInForce(tx)
  const [facts, hold] = await Promise.all([
    ticketFacts(tx, ticket, { policy, now }),
    holdOf(tx, ticket, now),
  ])
  const payload = { reason: 'given', body: 'given', until: 'given', withoutValidation: true }
  const items = availableActions({ ticket: facts, role, policy })
    // A rule that the desk switched off leaves no button.
    .filter(({ via, reason }) => via === 'transition' && reason !== 'rule_off')
    .map(({ action, enabled, reason }) => {
      // Judged before the rules of the machine (EN-8).
      if (hold !== null && reason !== 'wrong_state' && waitsOnHold(action))
        return { action, enabled: false, reason: 'entitlement_on_hold', to: null }
      const decision = decideTransition({ ticket: facts, action, role, payload, policy })
      const to = decision.kind === 'moved' ? decision.to : null
      return { action, enabled, ...(reason && { reason }), to }
    })
  return { items, nextCursor: null }
}

async function listTodo(tx: Tx, actor: Caller, now: Date): Promise<MeTodo> {
  if (actor.kind !== 'customer') return { items: [], nextCursor: null }
  const filter = { ...toFilter(actor, { open: true }, now), isAsked: true }
  const rows = await listTodoRows(tx, { filter, sort: '-updatedAt', limit: 100 })
  const ids = rows.map(({ id }) => id)
  const pending = ids.length === 0 ? [] : await listPendingDecisions(tx, ids)
  const items = rows.flatMap((ticket) => todoOf(actor, { ticket, pending }))
  return { items: items.toSorted(soonestFirst), nextCursor: null }
}

function toFilter(actor: Caller, query: TicketListQuery, now: Date): TicketFilter {
  const person = (value: string | undefined) =>
    value === 'me' ? ('userId' in actor ? actor.userId : null) : value === 'none' ? null : value
  const date = (value: string | undefined) => (value === undefined ? undefined : new Date(value))
  return {
    status: waitingStates(query) ?? readListFilter<Ticket['status']>(query.status),
    isOpen: query.open,
    isAway: query.away ?? (isQueue(actor, query) ? false : undefined),
    type: readListFilter<Ticket['type']>(query.type),
    assignee: query.assigneeId === undefined ? undefined : person(query.assigneeId),
    organizationId: query.organizationId,
    requesterId:
      query.requesterId === undefined ? undefined : (person(query.requesterId) ?? undefined),
    productId: query.productId,
    criticality: readListFilter<NonNullable<Ticket['criticality']>>(query.criticality),
    level: readListFilter<Ticket['level']>(query.level),
    tag: query.tag,
    subState: query.subState,
    openedAfter: date(query.openedAfter),
    openedBefore: date(query.openedBefore),
    dueBefore: date(query.dueBefore),
    color: query.color && { is: query.color, now },
    q: query.q,
    visibleTo: visibleTo(actor),
  }
}

/** What the desk has to work on: whose customer left for a while is not part of it (IN-8). */
const isQueue = (actor: Caller, query: TicketListQuery) =>
  query.open === true &&
  seesDesk(actor) &&
  [query.q, query.organizationId, query.requesterId].every((one) => one === undefined)

const statesByTurn = {
  desk: ['received', 'in_review', 'in_progress', 'backlog'],
  customer: ['waiting_customer', 'waiting_decision', 'in_validation'],
  vendor: ['waiting_vendor'],
  none: ['scheduled', 'closed', 'cancelled'],
} as const satisfies Record<string, Ticket['status'][]>

function waitingStates({ waitingOn, status }: TicketListQuery): Ticket['status'][] | undefined {
  if (waitingOn === undefined) return undefined
  const asked = readListFilter<Ticket['status']>(status)
  return statesByTurn[waitingOn].filter((state) => asked?.includes(state) ?? true)
}

/** Requesters see their own cases and shared ones; key users every case of their organizations. */
function visibleTo(actor: Actor) {
  if (actor.kind !== 'customer') return undefined
  const keyOrganizationIds = actor.memberships
    .filter((one) => one.role !== 'requester')
    .map((one) => one.organizationId)
  return { userId: actor.userId, keyOrganizationIds }
}

type Candidate = {
  ticket: TodoRow
  pending: Awaited<ReturnType<typeof listPendingDecisions>>
}

function todoOf(actor: Caller, { ticket, pending }: Candidate): TodoItem[] {
  const common = {
    ticketId: ticket.id,
    ticketNumber: ticket.number,
    subject: ticket.subject,
    module: ticket.module,
    organizationId: ticket.organizationId,
  }
  const thing = { organizationId: ticket.organizationId, requesterId: ticket.requesterId }
  const decisions = pending
    .filter((one) => one.ticketId === ticket.id)
    .filter((one) => can(actor, permissionToAnswer(one.kind), thing).allowed)
    .map((one) => ({
      ...common,
      kind: 'decision' as const,
      askedBy: one.askedByName,
      askedAt: one.askedAt.toISOString(),
      decisionId: one.id,
      decisionKind: one.kind,
      minutes: one.minutes,
      nature: null,
      expiresAt: one.expiresAt?.toISOString() ?? null,
      onSilence: one.expiresAt ? ('decision_expires' as const) : ('nothing' as const),
    }))
  const isAsked = ticket.status === 'waiting_customer' || ticket.status === 'in_validation'
  if (!isAsked || !can(actor, 'ticket.validate', thing).allowed) return decisions
  const isValidation = ticket.status === 'in_validation'
  return [
    ...decisions,
    {
      ...common,
      kind: isValidation ? 'validation' : 'question',
      askedBy: ticket.assigneeName,
      askedAt: (ticket.lastDeskMessageAt ?? ticket.updatedAt).toISOString(),
      decisionId: null,
      decisionKind: null,
      minutes: null,
      nature: isValidation ? ticket.solutionNature : null,
      expiresAt: ticket.autoCloseAt?.toISOString() ?? null,
      onSilence: ticket.autoCloseAt ? 'case_closes' : 'nothing',
    },
  ]
}

/** What expires first, then what waits longest. */
const soonestFirst = (a: TodoItem, b: TodoItem) =>
  (a.expiresAt ?? '9999').localeCompare(b.expiresAt ?? '9999') || a.askedAt.localeCompare(b.askedAt)
