import { Type, type Static } from 'typebox'
import {
  Instant,
  listFilter,
  Minutes,
  nullable,
  page,
  pageFields,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { CatalogCode } from './catalogs.schema.ts'
import {
  Criticality,
  DecisionKind,
  Level,
  Nature,
  TicketColor,
  TicketStatus,
  TicketType,
  WaitingOn,
} from './vocabulary.schema.ts'

/** An id, `me` (the caller) or `none` (without one). */
export const PersonFilter = Type.String({
  pattern:
    '^(me|none|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$',
  maxLength: 36,
})

/** `redAt` is the desk's alone and leaves out cases that nobody waits to hear from (CV-5). */
export const TicketSort = Type.Enum(['dueAt', 'redAt', '-openedAt', '-updatedAt'], {
  type: 'string',
})
export type TicketSort = Static<typeof TicketSort>

/** `GET /tickets`; `status`, `type`, `criticality` and `level` take several words (`listFilter`). */
export const TicketListQuery = Type.Object(
  {
    ...pageFields,
    status: Type.Optional(listFilter(TicketStatus)),
    /** `true`: all but closed and cancelled. */
    open: Type.Optional(Type.Boolean()),
    type: Type.Optional(listFilter(TicketType)),
    assigneeId: Type.Optional(PersonFilter),
    teamId: Type.Optional(Uuid),
    organizationId: Type.Optional(Uuid),
    requesterId: Type.Optional(PersonFilter),
    productId: Type.Optional(Uuid),
    criticality: Type.Optional(listFilter(Criticality)),
    level: Type.Optional(listFilter(Level)),
    tag: Type.Optional(text(64)),
    /** The code of one; the desk's alone. */
    subState: Type.Optional(CatalogCode),
    waitingOn: Type.Optional(WaitingOn),
    openedAfter: Type.Optional(Instant),
    openedBefore: Type.Optional(Instant),
    dueBefore: Type.Optional(Instant),
    /** The desk's alone (CV-5). */
    color: Type.Optional(TicketColor),
    /**
     * `true`: whose customer left them for a while (IN-8); `false`: the others. Absent: both, but the
     * desk's open cases without `q`, `organizationId` and `requesterId` are its queue: the others.
     */
    away: Type.Optional(Type.Boolean()),
    q: Type.Optional(text(200)),
    /** Default `-updatedAt`. */
    sort: Type.Optional(TicketSort),
  },
  strict,
)
export type TicketListQuery = Static<typeof TicketListQuery>

/** A badge counts no further than one beyond this: 1001 says "more than a thousand". */
export const ticketCountMax = 1000

/**
 * `GET /tickets/counts`: live counts of the console's views over open cases, each at most
 * `ticketCountMax` + 1. Closed cases are never counted: there are all that ever were.
 */
export const TicketCounts = Type.Object({
  mine: Type.Integer(),
  unassigned: Type.Integer(),
  received: Type.Integer(),
  /** What `GET /reviews` lists (CL-1): nobody reviewed it yet, whether in review or not. */
  toReview: Type.Integer(),
  red: Type.Integer(),
  dueToday: Type.Integer(),
  waitingCustomer: Type.Integer(),
  waitingVendor: Type.Integer(),
  open: Type.Integer(),
  /** Left by their customer for a while (IN-8): in none of the other counts but `toReview`. */
  away: Type.Integer(),
  byLevel: Type.Object({ l1: Type.Integer(), l2: Type.Integer(), l3: Type.Integer() }),
})
export type TicketCounts = Static<typeof TicketCounts>

/** A case that waits for the caller's answer: a question, a decision, or a solution to validate. */
export const TodoItem = Type.Object({
  kind: Type.Enum(['question', 'decision', 'validation'], { type: 'string' }),
  ticketId: Uuid,
  ticketNumber: TicketNumber,
  subject: Type.String(),
  module: Type.String(),
  organizationId: Uuid,
  askedBy: nullable(Type.String()),
  askedAt: Instant,
  decisionId: nullable(Uuid),
  decisionKind: nullable(DecisionKind),
  minutes: nullable(Minutes),
  nature: nullable(Nature),
  /** When silence acts: the case closes or the decision expires; null when never. */
  expiresAt: nullable(Instant),
  onSilence: Type.Enum(['case_closes', 'decision_expires', 'nothing'], { type: 'string' }),
})
export type TodoItem = Static<typeof TodoItem>

/** `GET /me/todo`, soonest `expiresAt` first. */
export const MeTodo = page(TodoItem)
export type MeTodo = Static<typeof MeTodo>
