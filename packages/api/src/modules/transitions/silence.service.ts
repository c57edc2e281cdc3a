import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { clockOfTimer } from '../clocks/breaches.service.ts'
import { withdrawDecisionsOfTicket } from '../decisions/ticket-decisions.service.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import { moveTicket, type Ticket } from '../tickets/tickets.service.ts'

type Due = {
  ticket: Ticket
  timer: { subject: string; dueAt: Date }
  actor: Actor
  at: Date
  recordedAt: Date
}

/**
 * The customer's clock as long as nobody has answered: read behind the case's lock, so that a reply
 * that was committed first wins (CV-4).
 */
async function silentClock(tx: Tx, { ticket, timer }: Due) {
  const clock = await clockOfTimer(tx, ticket.id, timer.subject)
  const isAsked = ticket.status === 'waiting_customer' || ticket.status === 'in_validation'
  if (!isAsked || clock?.metric !== 'customer_reply') return undefined
  if (clock.finishedAt !== null || clock.dueAt === null) return undefined
  return { dueAt: clock.dueAt, startedAt: clock.startedAt }
}

/** For the timer of CV-4: one business day before, the customer learns when the case will close. */
export async function warnOfSilence(tx: Tx, due: Due): Promise<void> {
  const { ticket, at, recordedAt } = due
  const clock = await silentClock(tx, due)
  if (!clock) return
  const actor = eventActor(due.actor, ticket.organizationId)
  const payload = { closesAt: clock.dueAt.toISOString() }
  await appendEvents(tx, { ticket, actor, at, recordedAt, channel: 'system' }, [
    { type: 'silence.warned', payload },
  ])
}

/** For the timer of CV-4: the customer did not answer, so the case closes at the instant it was told. */
export async function closeSilent(tx: Tx, due: Due): Promise<void> {
  const { ticket, timer, actor, at, recordedAt } = due
  const clock = await silentClock(tx, due)
  if (!clock || clock.dueAt.getTime() !== timer.dueAt.getTime()) return
  const payload = { reason: 'silence' }
  const act = { actor, at, recordedAt }
  const told = { silentSince: clock.startedAt.toISOString() }
  const closed = await moveTicket(tx, { ...act, ticket, action: 'close', payload, told })
  await withdrawDecisionsOfTicket(tx, { ...act, ticket: closed })
}
