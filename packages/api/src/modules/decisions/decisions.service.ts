import type {
  AnswerDecisionBody,
  AskConsentBody,
  AskDecisionBody,
  DecisionView,
} from '@mesa/shared/wire/decisions.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { awaitsAssessment } from '../hour-ledger/case-hours.service.ts'
import { eventActor, type NewEvent } from '../record/record.service.ts'
import { demand, loadTicket, lockTicket, moveTicket } from '../tickets/tickets.service.ts'
import { priceAgreedWork } from '../worklogs/agreed-rate.service.ts'
import { acceptHours } from './accept-hours.service.ts'
import { askDecision, defaultExpiry } from './ask-decisions.service.ts'
import { permissionToAnswer, viewDecision, viewDecisions } from './decision-views.service.ts'
import { armDecisions } from './ticket-decisions.service.ts'
import { continueCase, followOffer } from './end-decision.service.ts'
import * as decisions from './decisions.repository.ts'

export type DecisionsService = ReturnType<typeof createDecisionsService>
type ListQuery = {
  kind?: 'hours' | undefined
  status?: DecisionView['status'] | undefined
  after: { askedAt: Date; id: string } | undefined
  limit: number
}

export const createDecisionsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** Asks a key user for minutes (HR-6); the case waits for the decision. */
  askConsent: (actor: Caller, ref: string, body: AskConsentBody): Promise<DecisionView> =>
    db.transaction(actor, (tx) => askConsent(tx, actor, { ref, body, at: clock.now() })),

  /** Asks for what is not hours: terms again (EN-6), access (HR-14). */
  ask: (actor: Caller, ref: string, body: AskDecisionBody): Promise<DecisionView> =>
    db.transaction(actor, (tx) => askDecision(tx, actor, { ref, body, at: clock.now() })),

  /**
   * The customer's answer; accepting hours holds the minutes and captures earlier work, all or nothing.
   * Errors: `already_decided`, `decision_expired`, `balance_insufficient` with the shortfall.
   */
  answer: (actor: Caller, id: string, body: AnswerDecisionBody): Promise<DecisionView> =>
    db.transaction(actor, (tx) => answer(tx, actor, { id, body, at: clock.now() })),

  withdraw: (actor: Caller, id: string, reason: string | undefined): Promise<DecisionView> =>
    db.transaction(actor, (tx) => withdraw(tx, actor, { id, reason, at: clock.now() })),

  /** Newest first; one row more than `limit`, which tells that there is another page. */
  list: (actor: Caller, ref: string, query: ListQuery): Promise<DecisionView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        await demand(tx, actor, { permission: 'consent.read', ticket })
        const { kind, status, after, limit } = query
        const page = { ticketId: ticket.id, kind, status, before: after, limit: limit + 1 }
        const rows = await decisions.listDecisions(tx, page)
        return viewDecisions(tx, { rows, ticket, reader: actor, at: clock.now() })
      },
      { readOnly: true },
    ),
})

async function askConsent(
  tx: Tx,
  actor: Caller,
  { ref, body, at }: { ref: string; body: AskConsentBody; at: Date },
): Promise<DecisionView> {
  const ticket = await lockTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'consent.ask', ticket })
  const { purpose, minutes, explanation } = body
  if (purpose !== 'assessment' && (await awaitsAssessment(tx, ticket)))
    throw new AppError('assessment_first')
  const expiresAt =
    body.expiresAt === undefined ? await defaultExpiry(tx, at) : new Date(body.expiresAt)
  if (expiresAt <= at) {
    throw new AppError('period_invalid', { errors: [{ path: 'expiresAt', code: 'too_small' }] })
  }
  const asker = eventActor(actor, ticket.organizationId)
  const decision = await decisions.insertDecision(tx, {
    id: newId(at),
    ticketId: ticket.id,
    organizationId: ticket.organizationId,
    kind: 'hours',
    status: 'pending',
    purpose,
    minutes,
    explanation,
    askedBy: asker.id,
    askedByName: asker.name,
    askedAt: at,
    expiresAt,
  })
  const payload = {
    decisionId: decision.id,
    kind: decision.kind,
    purpose,
    minutes,
    explanation,
    expiresAt: expiresAt.toISOString(),
  }
  await armDecisions(tx, ticket, at)
  const extra: NewEvent[] = [{ type: 'decision.asked', payload }]
  const moved = await moveTicket(tx, { ticket, action: 'request_decision', actor, at, extra })
  return viewDecision(tx, { decision, ticket: moved, reader: actor, at })
}

async function answer(
  tx: Tx,
  actor: Caller,
  { id, body, at }: { id: string; body: AnswerDecisionBody; at: Date },
): Promise<DecisionView> {
  const { ticket, decision } = await lockPending(tx, actor, { id, verb: 'answer', at })
  const { comment } = body
  if (body.decision === 'watch' || body.until !== undefined) refuseField('decision')
  const isConsent = body.decision === 'accept' && decision.kind === 'hours'
  if (body.source !== undefined && !isConsent) refuseField('source')

  const isAccepted = body.decision === 'accept'
  const answerer = eventActor(actor, ticket.organizationId)
  const { source = 'contract' } = body
  const settle = (unheldMinutes = 0) =>
    decisions.settleDecision(tx, id, {
      status: isAccepted ? 'accepted' : 'declined',
      answeredBy: answerer.id,
      answeredByName: answerer.name,
      answeredAt: at,
      comment: comment ?? null,
      source: isConsent ? source : null,
      unheldMinutes,
    })
  const answered: NewEvent = {
    type: 'decision.answered',
    payload: {
      decisionId: id,
      kind: decision.kind,
      decision: body.decision,
      minutes: decision.minutes,
      comment: comment ?? null,
      ...(isConsent && { source }),
    },
  }
  const act = { ticket, actor, at }
  const booked = isConsent ? await acceptHours(tx, act, { decision, source, settle }) : []
  const settled = isConsent ? await decisions.findDecision(tx, id) : await settle()
  if (!settled) throw new Error('a decision was answered and is gone')
  if (settled.source === 'independent') await priceAgreedWork(tx, ticket.id)
  await followOffer(tx, decision, isAccepted ? 'accepted' : 'declined')
  const events = [answered, ...booked]
  // Terms that were declined stay pending: work waits until the customer confirms them (EN-6).
  const set = isAccepted && decision.kind === 'terms' ? { termsPending: false } : {}
  const moved = await continueCase(tx, act, { decision, action: 'decided', events, set })
  return viewDecision(tx, { decision: settled, ticket: moved, reader: actor, at })
}

async function withdraw(
  tx: Tx,
  actor: Caller,
  { id, reason, at }: { id: string; reason: string | undefined; at: Date },
): Promise<DecisionView> {
  const { ticket, decision } = await lockPending(tx, actor, { id, verb: 'withdraw', at })
  const settled = await decisions.settleDecision(tx, id, { status: 'withdrawn', answeredAt: at })
  const payload = { decisionId: id, kind: decision.kind, reason: reason ?? null }
  const events: NewEvent[] = [{ type: 'decision.withdrawn', payload }]
  const act = { ticket, actor, at }
  await followOffer(tx, decision, 'withdrawn')
  const moved = await continueCase(tx, act, { decision, action: 'withdraw_decision', events })
  return viewDecision(tx, { decision: settled, ticket: moved, reader: actor, at })
}

type Asked = { id: string; verb: 'answer' | 'withdraw'; at: Date }

/** Locks the case, then its decision: of racing answers one finds it pending. */
async function lockPending(tx: Tx, actor: Caller, { id, verb, at }: Asked) {
  const found = await decisions.findDecision(tx, id)
  if (!found) throw new AppError('not_found')
  const ticket = await lockTicket(tx, actor, found.ticketId)
  const permission = verb === 'withdraw' ? 'consent.withdraw' : permissionToAnswer(found.kind)
  if (verb === 'answer' && actor.kind !== 'customer') throw new AppError('customer_decides')
  await demand(tx, actor, { permission, ticket })
  const decision = await decisions.lockDecision(tx, id)
  if (!decision) throw new AppError('not_found')
  const isOver = decision.expiresAt !== null && decision.expiresAt <= at
  if (decision.status === 'expired' || (decision.status === 'pending' && isOver)) {
    throw new AppError('decision_expired')
  }
  if (decision.status !== 'pending') throw new AppError('already_decided')
  return { ticket, decision }
}

function refuseField(path: string): never {
  throw new AppError('malformed', { errors: [{ path, code: 'not_allowed_here' }] })
}
