import { TRANSITIONS, possibleActions, type PayloadFacts } from '@mesa/shared/ticket/machine'
import type { TransitionBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { closeReason } from '../catalogs/catalog-entries.service.ts'
import { withdrawDecisionsOfTicket } from '../decisions/ticket-decisions.service.ts'
import { addMessage } from '../messages/messages.service.ts'
import { demandNature } from '../messages/word-rules.service.ts'
import { refuseOnHold } from '../organizations/lapse.service.ts'
import type { NewEvent } from '../record/record.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import {
  demand,
  lockTicket,
  lockTicketAndPlaces,
  machineRole,
  moveTicket,
  sideOf,
  type Ticket,
} from '../tickets/tickets.service.ts'
import { armWatch } from './watch.service.ts'

export type TransitionsService = ReturnType<typeof createTransitionsService>
type Act = { ticket: Ticket; actor: Caller; at: Date; body: TransitionBody }

export const createTransitionsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** Moves a case by one action of the machine (api.md, States and actions), with what belongs to it. */
  act: (actor: Caller, ref: string, body: TransitionBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const lock = takesPlace.has(body.action) ? lockTicketAndPlaces : lockTicket
      const ticket = await lock(tx, actor, ref)
      await demand(tx, actor, { permission: 'ticket.transition', ticket })
      refuseImplied({ ticket, actor, at, body })
      const moved = await perform(tx, { ticket, actor, at, body })
      return viewTicket(tx, actor, { ticket: moved, now: at })
    }),
})

/** What may need one of the organization's places: in progress (CL-10), or open again (EX-5). */
const takesPlace = new Set<TransitionBody['action']>(['start', 'resume', 'reopen'])

/** Moves that messages and decisions carry are not made by hand, nor a sub-state by a customer. */
function refuseImplied({ ticket, actor, body }: Act) {
  if (body.subState !== undefined && sideOf(actor) === 'customer')
    throw new AppError('desk_only_field', {
      errors: [{ path: 'subState', code: 'not_allowed_here' }],
    })
  if (TRANSITIONS[body.action].via === 'transition') return
  const role = machineRole(actor, ticket.organizationId)
  const actions = role
    ? possibleActions(ticket.status, role).filter((one) => TRANSITIONS[one].via === 'transition')
    : []
  throw new AppError('invalid_transition', { actions })
}

async function perform(tx: Tx, act: Act): Promise<Ticket> {
  const { actor, at, body } = act
  const { action } = body
  await refuseOnHold(tx, { ticket: act.ticket, action, at })
  if (action === 'propose') await demandNature(tx, { kind: 'solution', nature: body.nature })
  const payload = await payloadOf(tx, body)
  const moved = await moveTicket(tx, {
    ticket: act.ticket,
    action,
    actor,
    at,
    payload,
    subState: body.subState,
    set: fieldsOf(act),
    extra: eventsOf(act),
  })
  // Behind the machine, which knows who may escalate at all; what it wrote is undone.
  if (action === 'escalate') refuseTwice(act.ticket)
  if (moved.watchUntil !== null || act.ticket.watchUntil !== null) await armWatch(tx, moved, at)
  const words = wordsOf(act)
  const written = words === null ? moved : await say(tx, { ...act, ticket: moved }, words)
  if (written.closedAt !== null) await withdrawDecisionsOfTicket(tx, { ticket: written, actor, at })
  return written
}

/** Escalated once, a case stays so until the desk writes (CV-8). */
function refuseTwice({ flags, lastDeskMessageAt }: Ticket) {
  const { escalatedAt } = flags as { escalatedAt?: string }
  if (escalatedAt && Date.parse(escalatedAt) > (lastDeskMessageAt?.getTime() ?? 0))
    throw new AppError('already_escalated')
}

async function payloadOf(
  tx: Tx,
  { action, reason, body, until }: TransitionBody,
): Promise<PayloadFacts> {
  const withoutValidation =
    action === 'close' && reason !== undefined && (await closeReason(tx, reason))?.withoutValidation
  return {
    ...(reason !== undefined && { reason }),
    ...(body !== undefined && { body }),
    ...(until !== undefined && { until }),
    ...(withoutValidation && { withoutValidation }),
  }
}

/** Starting takes the case, handing it over keeps the vendor's number, a solution its nature. */
function fieldsOf({ ticket, actor, at, body }: Act) {
  const { action, vendorCaseNumber, nature, until } = body
  const takes = action === 'start' && ticket.assigneeId === null && actor.kind === 'staff'
  return {
    ...(takes && { assigneeId: actor.userId }),
    // Whoever starts a case has reviewed it (CL-1).
    ...(action === 'start' && ticket.reviewedAt === null && { reviewedAt: at }),
    ...(action === 'hand_to_vendor' && vendorCaseNumber !== undefined && { vendorCaseNumber }),
    ...(action === 'propose' && { solutionNature: nature ?? ('definitive' as const) }),
    // A date holds for the validation it was set in.
    ...(ticket.watchUntil !== null && action !== 'escalate' && { watchUntil: null }),
    ...(action === 'watch' && until !== undefined && { watchUntil: new Date(until) }),
    ...(action === 'escalate' && {
      flags: { ...(ticket.flags as object), escalatedAt: at.toISOString() },
    }),
  }
}

/** What an action adds to the record beside the change of state. */
function eventsOf({ ticket, actor, body }: Act): NewEvent[] {
  const {
    action,
    reason = null,
    nature = 'definitive',
    until = null,
    vendorCaseNumber = null,
  } = body
  const own: Partial<Record<TransitionBody['action'], NewEvent>> = {
    hand_to_vendor: {
      type: 'level.changed',
      payload: { from: ticket.level, to: 'l3', vendorCaseNumber, reason },
    },
    propose: { type: 'solution.proposed', payload: { nature } },
    accept: { type: 'solution.accepted', payload: {} },
    reject: { type: 'solution.rejected', payload: { reason } },
    watch: { type: 'solution.watched', payload: { until } },
  }
  if (action === 'start' && ticket.assigneeId === null && actor.kind === 'staff') {
    return [
      { type: 'assignee.changed', payload: { from: null, to: actor.userId, toName: actor.name } },
    ]
  }
  const event = own[action]
  return event ? [event] : []
}

type Words = { kind: 'reply' | 'solution'; text: string; asks: boolean }

/** What an action says to the other side becomes a message, so that it is read, mailed and receipted. */
function wordsOf({ actor, body: asked }: Act): Words | null {
  const { action, body, reason, comment } = asked
  if (action === 'propose' && body !== undefined)
    return { kind: 'solution', text: body, asks: false }
  if (action === 'ask' && body !== undefined) return { kind: 'reply', text: body, asks: true }
  const isAnswer = action === 'reject' || action === 'escalate'
  const isPlea = action === 'reopen' && sideOf(actor) === 'customer'
  if ((isAnswer || isPlea) && reason !== undefined)
    return { kind: 'reply', text: reason, asks: false }
  return comment === undefined ? null : { kind: 'reply', text: comment, asks: false }
}

async function say(
  tx: Tx,
  { ticket, actor, at, body }: Act,
  { kind, text, asks }: Words,
): Promise<Ticket> {
  const { ticket: written } = await addMessage(tx, {
    ticket,
    actor,
    at,
    kind,
    body: text,
    format: 'markdown',
    nature: kind === 'solution' ? (body.nature ?? 'definitive') : null,
    asks,
    files: (body.attachmentIds ?? []).map((id) => ({ id })),
  })
  return written
}
