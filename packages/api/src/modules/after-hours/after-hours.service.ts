import type {
  AfterHoursBody,
  AfterHoursView,
  AnswerAfterHoursBody,
} from '@mesa/shared/wire/after-hours.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { calendarForCase } from '../calendars/calendars.service.ts'
import { putQuestion } from '../decisions/ask-decisions.service.ts'
import { withdrawOffer } from '../decisions/end-decision.service.ts'
import { eventActor, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import {
  changeTicket,
  demand,
  loadTicket,
  lockTicket,
  type Ticket,
} from '../tickets/tickets.service.ts'
import * as requests from './after-hours.repository.ts'
import { newRequest, storeRequest } from './offers.service.ts'

export type AfterHoursService = ReturnType<typeof createAfterHoursService>
type Named = { ref: string; id: string }
type Page = { after: { askedAt: Date; id: string } | undefined; limit: number }

export const createAfterHoursService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * The customer asks for attention outside of hours (IN-1). Errors: `rule_off`, `invalid_transition`
   * once the case is over, `period_invalid`, `window_in_hours`, `already_exists` for what overlaps.
   */
  ask: (actor: Caller, ref: string, body: AfterHoursBody): Promise<AfterHoursView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'after_hours.ask', ticket })
      await demandOffered(tx, ticket)
      const { calendar } = await calendarForCase(tx, ticket)
      const asker = eventActor(actor, ticket.organizationId)
      const { row, event } = newRequest({ ticket, asker, at, body, calendar })
      const { startsAt, endsAt } = row
      if (await requests.findOverlap(tx, { ticketId: ticket.id, startsAt, endsAt }))
        throw new AppError('already_exists', {
          errors: [{ path: 'startsAt', code: 'intervals_overlap' }],
        })
      await storeRequest(tx, row)
      await changeTicket(tx, { ticket, actor, at }, { set: {}, events: [event] })
      return view(tx, ticket, row.id)
    }),

  /**
   * The desk says whether it is there, and what an hour costs; the customer decides about that.
   * Errors: `already_decided`, `period_invalid` once the window is over.
   */
  answer: (actor: Caller, named: Named, body: AnswerAfterHoursBody): Promise<AfterHoursView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const { ticket, row } = await lockRequest(tx, actor, named)
      await demand(tx, actor, { permission: 'after_hours.answer', ticket })
      await demandOffered(tx, ticket)
      if (row.status !== 'asked') throw new AppError('already_decided')
      if (row.endsAt <= at)
        throw new AppError('period_invalid', { errors: [{ path: 'endsAt', code: 'too_small' }] })
      await answerRequest(tx, { actor, ticket, row, at, body })
      return view(tx, ticket, row.id)
    }),

  /** The customer needs it no more; an accepted offer stands (`already_decided`). */
  withdraw: (actor: Caller, named: Named): Promise<AfterHoursView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const { ticket, row } = await lockRequest(tx, actor, named)
      await demand(tx, actor, { permission: 'after_hours.ask', ticket })
      if (row.status !== 'asked' && row.status !== 'offered') throw new AppError('already_decided')
      const events: NewEvent[] = [
        { type: 'afterhours.withdrawn', payload: { requestId: row.id, ...windowOf(row) } },
      ]
      await requests.updateRequest(tx, row.id, { status: 'withdrawn' })
      const act = { ticket, actor, at }
      if (row.decisionId !== null) await withdrawOffer(tx, act, { id: row.decisionId, events })
      else await changeTicket(tx, act, { set: {}, events })
      return view(tx, ticket, row.id)
    }),

  /** Newest first; one row more than `limit`, which tells that there is another page. */
  list: (actor: Caller, ref: string, { after, limit }: Page): Promise<AfterHoursView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        const page = { ticketId: ticket.id, after, limit: limit + 1 }
        const rows = await requests.listRequests(tx, page)
        return rows.map((found) => toView(found, ticket))
      },
      { readOnly: true },
    ),
})

async function demandOffered(tx: Tx, ticket: Ticket) {
  if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
  const { policy } = await policyInForce(tx)
  if (policy.intake.afterHours === 'off') throw new AppError('rule_off')
}

async function lockRequest(tx: Tx, actor: Caller, { ref, id }: Named) {
  const ticket = await lockTicket(tx, actor, ref)
  const found = await requests.findRequest(tx, { ticketId: ticket.id, id })
  if (!found) throw new AppError('not_found')
  return { ticket, row: found.row }
}

type Answering = {
  actor: Caller
  ticket: Ticket
  row: requests.Request
  at: Date
  body: AnswerAfterHoursBody
}

async function answerRequest(tx: Tx, { actor, ticket, row, at, body }: Answering) {
  const { isAvailable, hourPrice, note = null } = body
  if (isAvailable && !hourPrice)
    throw new AppError('malformed', { errors: [{ path: 'hourPrice', code: 'required' }] })
  if (!isAvailable && hourPrice)
    throw new AppError('malformed', { errors: [{ path: 'hourPrice', code: 'not_allowed_here' }] })
  const who = eventActor(actor, ticket.organizationId)
  const told: NewEvent = {
    type: 'afterhours.answered',
    payload: {
      requestId: row.id,
      ...windowOf(row),
      isAvailable,
      hourPrice: hourPrice ?? null,
      comment: note,
    },
  }
  const answered = { answeredBy: who.name, answeredById: who.id, answeredAt: at, answerNote: note }
  if (!hourPrice) {
    await requests.updateRequest(tx, row.id, { ...answered, status: 'unavailable' })
    await changeTicket(tx, { ticket, actor, at }, { set: {}, events: [told] })
    return
  }
  const { id: decisionId } = await putQuestion(tx, {
    ticket,
    actor,
    at,
    question: {
      kind: 'after_hours',
      explanation: note ?? '',
      expiresAt: row.endsAt,
      details: { requestId: row.id, ...windowOf(row), hourPrice },
    },
    events: [told],
  })
  await requests.updateRequest(tx, row.id, {
    ...answered,
    status: 'offered',
    hourPriceAmount: hourPrice.amount,
    hourPriceCurrency: hourPrice.currency,
    decisionId,
  })
}

const windowOf = ({ startsAt, endsAt }: requests.Request) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

async function view(tx: Tx, ticket: Ticket, id: string): Promise<AfterHoursView> {
  const found = await requests.findRequest(tx, { ticketId: ticket.id, id })
  if (!found) throw new Error('a request was stored and is gone')
  return toView(found, ticket)
}

const toView = (
  { row, workedMinutes }: { row: requests.Request; workedMinutes: number },
  ticket: Ticket,
): AfterHoursView => ({
  id: row.id,
  ticketId: ticket.id,
  ticketNumber: ticket.number,
  ...windowOf(row),
  note: row.note,
  status: row.status,
  askedBy: { id: row.askedById, name: row.askedBy },
  askedAt: row.askedAt.toISOString(),
  answeredBy: row.answeredBy === null ? null : { id: row.answeredById, name: row.answeredBy },
  answeredAt: row.answeredAt?.toISOString() ?? null,
  answerNote: row.answerNote,
  hourPrice:
    row.hourPriceAmount === null || row.hourPriceCurrency === null
      ? null
      : { amount: row.hourPriceAmount, currency: row.hourPriceCurrency },
  decisionId: row.decisionId,
  workedMinutes,
})
