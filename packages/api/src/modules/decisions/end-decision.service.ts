import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { settleOffer } from '../after-hours/offers.service.ts'
import { appendEvents, eventActor, type NewEvent } from '../record/record.service.ts'
import { changeTicket, moveTicket, sideOf, type Ticket } from '../tickets/tickets.service.ts'
import { armDecisions } from './ticket-decisions.service.ts'
import * as decisions from './decisions.repository.ts'

/** `recordedAt`: when it is written down, of what a timer does at its own instant. */
export type DecisionAct = { ticket: Ticket; actor: Actor; at: Date; recordedAt?: Date | undefined }

/**
 * For the timer of a decision: nobody answered in time, so it ends at `at`, and its case goes on from
 * there. Under the case's lock; a decision that was settled first stays as it is.
 */
export async function expireDecision(tx: Tx, id: string, act: DecisionAct): Promise<void> {
  const decision = await decisions.lockDecision(tx, id)
  if (decision?.status !== 'pending') return
  await decisions.settleDecision(tx, id, { status: 'expired', answeredAt: act.at })
  const payload = { decisionId: id, kind: decision.kind }
  const events: NewEvent[] = [{ type: 'decision.expired', payload }]
  await followOffer(tx, decision, 'withdrawn')
  await continueCase(tx, act, { decision, action: 'withdraw_decision', events })
}

/** What an offer of attention outside of hours becomes with the decision about it. */
export async function followOffer(
  tx: Tx,
  { id, kind }: decisions.Decision,
  status: 'accepted' | 'declined' | 'withdrawn',
): Promise<void> {
  if (kind === 'after_hours') await settleOffer(tx, { decisionId: id, status })
}

/** For whoever takes an offer's request back, in their transaction and under the case's lock. */
export async function withdrawOffer(
  tx: Tx,
  act: DecisionAct,
  { id, events }: { id: string; events: NewEvent[] },
): Promise<void> {
  const decision = await decisions.lockDecision(tx, id)
  if (decision?.status !== 'pending') throw new AppError('already_decided')
  await decisions.settleDecision(tx, id, { status: 'withdrawn', answeredAt: act.at })
  const payload = { decisionId: id, kind: decision.kind, reason: null }
  const told: NewEvent[] = [...events, { type: 'decision.withdrawn', payload }]
  const action = sideOf(act.actor) === 'customer' ? 'decided' : 'withdraw_decision'
  await continueCase(tx, act, { decision, action, events: told })
}

type Continuation = {
  decision: decisions.Decision
  action: 'decided' | 'withdraw_decision'
  events: NewEvent[]
  set?: { termsPending?: boolean }
}

/**
 * It no longer ends by itself. The case goes on once it waits for no other decision; one that stood
 * beside it changes nothing. A case that was closed meanwhile stays closed when a decision ends unanswered.
 */
export async function continueCase(
  tx: Tx,
  { ticket, actor, at, recordedAt }: DecisionAct,
  { decision, action, events, set = {} }: Continuation,
): Promise<Ticket> {
  const pending = await armDecisions(tx, ticket, at)
  const isBeside =
    ticket.status === 'waiting_decision'
      ? decision.kind === 'terms' || pending.some(({ kind }) => kind !== 'terms')
      : decision.kind !== 'hours'
  if (isBeside && ticket.closedAt === null)
    return changeTicket(tx, { ticket, actor, at, recordedAt }, { set, events })
  if (action === 'withdraw_decision' && ticket.status !== 'waiting_decision') {
    const channel = actor.kind === 'system' ? 'system' : 'portal'
    const who = eventActor(actor, ticket.organizationId)
    await appendEvents(tx, { ticket, actor: who, at, recordedAt, channel }, events)
    return ticket
  }
  return moveTicket(tx, { ticket, action, actor, at, recordedAt, extra: events })
}
