import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission, type Thing } from '@mesa/shared/access/can'
import { roleOf } from '@mesa/shared/access/role-of'
import type { EventType } from '@mesa/shared/record/event-types'
import { decideTransition, type PayloadFacts, type TicketAction } from '@mesa/shared/ticket/machine'
import type { MachineRole } from '@mesa/shared/ticket/parties'
import type { Side } from '@mesa/shared/sla/case-facts'
import type { Channel } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import { releaseHoldsOfTicket } from '../hour-ledger/hour-ledger.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import { appendEvents, eventActor, type NewEvent } from '../record/record.service.ts'
import { setTimers } from '../timers/timers.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { subStateChange } from './case-fields.service.ts'
import { refuseMove, ticketFacts } from './ticket-facts.service.ts'
import * as tickets from './tickets.repository.ts'

export type Ticket = tickets.Ticket
export { eventActor }

/** Loads through the reader's scope: what they may not see does not exist (A16). */
export const loadTicket = (tx: Tx, actor: Actor, ref: string): Promise<Ticket> =>
  reach(tx, actor, { ref, forUpdate: false })

/** The same, holding the case until the transaction ends: whoever changes it starts here. */
export const lockTicket = (tx: Tx, actor: Actor, ref: string): Promise<Ticket> =>
  reach(tx, actor, { ref, forUpdate: true })

/**
 * The same for a change that may take a place of the organization (EN-3, CL-10): the organization
 * first, then the case, as everywhere, so that nobody waits for each other.
 */
export async function lockTicketAndPlaces(tx: Tx, actor: Actor, ref: string): Promise<Ticket> {
  const { organizationId } = await loadTicket(tx, actor, ref)
  await lockOrganization(tx, organizationId)
  return lockTicket(tx, actor, ref)
}

/** For the sweep, which waits for nobody: undefined while somebody else has the case. */
export const lockTicketIfFree = (tx: Tx, id: string): Promise<Ticket | undefined> =>
  tickets.lockIfFree(tx, id)

async function reach(
  tx: Tx,
  actor: Actor,
  { ref, forUpdate }: { ref: string; forUpdate: boolean },
) {
  const ticket = await tickets.findTicket(tx, ref, { forUpdate })
  if (!ticket) throw new AppError('not_found')
  if (!can(actor, 'ticket.read', await thingOf(tx, ticket)).allowed) throw new AppError('not_found')
  return ticket
}

/** What `can` needs to know of a case. */
export async function thingOf(tx: Tx, ticket: Ticket): Promise<Thing> {
  const isCustomer = tx.scope.kind === 'customer'
  const participants = isCustomer ? await tickets.listParticipants(tx, ticket.id) : []
  const { mergedIntoId } = ticket
  const ofOriginal =
    isCustomer && mergedIntoId ? await tickets.listOriginalReaders(tx, mergedIntoId) : []
  return {
    organizationId: ticket.organizationId,
    requesterId: ticket.requesterId,
    sharedWithUserIds: [...participants.map((one) => one.userId), ...ofOriginal],
    sharedForReplyUserIds: participants
      .filter((one) => one.access === 'reply')
      .map((one) => one.userId),
    accountLeadId: ticket.accountLeadId,
  }
}

/** Refuses what the table does not grant on a case that the actor may read. */
export async function demand(
  tx: Tx,
  actor: Actor,
  { permission, ticket }: { permission: Permission; ticket: Ticket },
) {
  const decision = can(actor, permission, await thingOf(tx, ticket))
  if (!decision.allowed)
    throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

type Act = {
  ticket: Pick<Ticket, 'id' | 'number' | 'organizationId'>
  actor: Actor
  at: Date
  /** When it is written down, of what a timer does at its own instant; else `at`. */
  recordedAt?: Date | undefined
  channel?: Channel | 'system'
}

/** Changes fields of a case and says so in its record, in one transaction. */
export async function changeTicket(
  tx: Tx,
  { ticket, actor, at, recordedAt, channel }: Act,
  { set, events }: { set: Partial<tickets.NewTicket>; events: NewEvent[] },
): Promise<Ticket> {
  const changed = await tickets.updateTicket(tx, ticket.id, { ...set, updatedAt: recordedAt ?? at })
  if (events.length > 0) {
    const who = eventActor(actor, ticket.organizationId)
    const act = { ticket, actor: who, at, recordedAt, channel: channel ?? channelOf(actor) }
    await appendEvents(tx, act, events)
  }
  return changed
}

type Move = Act & {
  ticket: Ticket
  action: TicketAction
  payload?: PayloadFacts
  set?: Partial<tickets.NewTicket>
  extra?: NewEvent[]
  /** Of the state it moves to (CA-1); none where not said. */
  subState?: string | undefined
  /** What the closing tells beside its reason. */
  told?: NewEvent['payload']
  /** In whose role, where not the actor's own: words that the desk merged are the customer's (IN-6). */
  as?: MachineRole
}

/**
 * The one way a case changes its state: the machine decides, then row, clocks, held hours, record and
 * outbox change together. The caller holds the ticket's lock.
 */
export async function moveTicket(tx: Tx, move: Move): Promise<Ticket> {
  const { ticket, action, actor, at, payload = {}, set = {}, extra = [] } = move
  const { policy } = await policyInForce(tx)
  const role = move.as ?? machineRole(actor, ticket.organizationId)
  if (!role) throw new AppError('not_allowed')
  const decision = decideTransition({
    ticket: await ticketFacts(tx, ticket, { policy, now: at }),
    action,
    role,
    payload,
    policy,
  })
  if (decision.kind === 'not_allowed') throw new AppError('not_allowed')
  if (decision.kind === 'invalid_transition')
    throw new AppError('invalid_transition', { actions: decision.possible })
  if (decision.kind === 'refused')
    return refuseMove(tx, ticket, { code: decision.code, policy, now: at })

  const { to, returnTo } = decision
  const wanted = move.subState ?? (to === ticket.status ? undefined : null)
  const sub = await subStateChange(tx, { ...ticket, status: to }, { subState: wanted })
  const isOver = to === 'closed' || to === 'cancelled'
  const state = {
    status: to,
    returnTo,
    ...decision.sets,
    ...(isOver && { closedAt: at, closeReason: payload.reason ?? action, awayUntil: null }),
    ...(ticket.closedAt !== null && !isOver && { closedAt: null, closeReason: null }),
    ...sub?.set,
    ...set,
  }
  const { recordedAt } = move
  const act = { ticket, set: state, at, recordedAt, actorName: actor.name }
  const columns = await applyHappening(tx, act, { type: 'moved', action, by: sideOf(actor) })
  const changed = await changeTicket(tx, move, {
    set: { ...state, ...columns },
    events: [...movementEvents(move, to), ...(sub?.events ?? []), ...extra],
  })
  // Whoever left a case that ended is not waited for.
  if (isOver && ticket.awayUntil !== null)
    await setTimers(tx, ticket, { kinds: ['away_end'], wanted: [], at })
  if (isOver)
    await releaseHoldsOfTicket(tx, {
      ticket: changed,
      actor: eventActor(actor, ticket.organizationId),
      at,
      recordedAt: move.recordedAt,
    })
  return changed
}

function movementEvents(
  { ticket, action, payload = {}, told = {} }: Move,
  to: Ticket['status'],
): NewEvent[] {
  const reason = payload.reason === undefined ? {} : { reason: payload.reason }
  const own: Partial<Record<TicketAction, EventType>> = {
    reopen: 'ticket.reopened',
    escalate: 'ticket.escalated',
  }
  const type = own[action]
  const changed: NewEvent[] =
    to === ticket.status
      ? []
      : [{ type: 'state.changed', payload: { from: ticket.status, to, action, ...reason } }]
  if (type) changed.push({ type, payload: { action, ...reason } })
  if (to === 'closed')
    changed.push({ type: 'ticket.closed', payload: { action, ...reason, ...told } })
  if (to === 'cancelled') changed.push({ type: 'ticket.cancelled', payload: { action, ...reason } })
  return changed
}

/** For whom somebody acts: an API key of an organization is the customer's. */
export function sideOf(actor: Actor): Side {
  if (actor.kind === 'system') return 'system'
  const isCustomers = actor.kind === 'api_key' && actor.organizationId !== null
  return actor.kind === 'customer' || isCustomers ? 'customer' : 'desk'
}

/** A customer's API key moves nothing; somebody else's role does not exist here. */
export function machineRole(actor: Actor, organizationId: string): MachineRole | null {
  return roleOf(actor, organizationId)
}

const channelOf = (actor: Actor): Channel | 'system' =>
  actor.kind === 'api_key' ? 'api' : actor.kind === 'system' ? 'system' : 'portal'

/**
 * Gives a new case its number and row; intake decides whether it may exist. From here to the end of
 * the transaction no other case of the desk can be opened, so the row is sent and not waited for:
 * `stored` fails if it fails, and what is sent next follows it.
 */
export async function createTicket<Row extends Omit<tickets.NewTicket, 'number'>>(
  tx: Tx,
  row: Row,
): Promise<{ ticket: Row & { number: number }; stored: Promise<unknown> }> {
  const ticket = { ...row, number: await tickets.nextNumber(tx) }
  const stored = tickets.insertTicket(tx, ticket)
  // Whoever waits for it is told.
  stored.catch(() => undefined)
  return { ticket, stored }
}
