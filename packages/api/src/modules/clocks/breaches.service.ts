import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { publish } from '../outbox/outbox.service.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import { findClock, markBreached, type Clock, type ClockKey } from './breaches.repository.ts'

type Due = {
  ticket: { id: string; number: number; organizationId: string; closedAt: Date | null }
  timer: { subject: string; percent: number; dueAt: Date }
  actor: Actor
  at: Date
  recordedAt: Date
}

/** The clock that a timer names (`first_reply/1`), as it is stored. */
export async function clockOfTimer(
  tx: Tx,
  ticketId: string,
  subject: string,
): Promise<Clock | undefined> {
  const [metric, cycle] = subject.split('/')
  const key = { ticketId, metric: metric as ClockKey['metric'], cycle: Number(cycle) }
  return Number.isSafeInteger(key.cycle) ? findClock(tx, key) : undefined
}

const isRunning = ({ state, finishedAt }: Clock) => state === 'running' && finishedAt === null
const isAt = (one: Date | null, other: Date) => one?.getTime() === other.getTime()

/**
 * For the timer of a breach: it happened at the clock's due instant, and is recorded and told once. An
 * answer that came after it, but before the timer, does not undo it; whatever moved the due instant
 * before it was reached does.
 */
export async function noteBreach(tx: Tx, due: Due): Promise<void> {
  const { ticket, timer, at, recordedAt } = due
  const clock = await clockOfTimer(tx, ticket.id, timer.subject)
  if (!clock) return
  const isNew = isRunning(clock) && isAt(clock.dueAt, timer.dueAt)
  if (!isNew && !isAt(clock.breachedAt, timer.dueAt)) return
  if (isNew) await markBreached(tx, clock)
  const actor = eventActor(due.actor, ticket.organizationId)
  const payload = { metric: clock.metric, dueAt: timer.dueAt.toISOString() }
  await appendEvents(tx, { ticket, actor, at, recordedAt, channel: 'system' }, [
    { type: 'clock.breached', payload },
  ])
}

/** For the timer of a warning: tells the desk alone; of a clock that is due already, nothing. */
export async function warnOfBreach(tx: Tx, { ticket, timer, recordedAt }: Due): Promise<void> {
  const clock = await clockOfTimer(tx, ticket.id, timer.subject)
  if (!clock || !isRunning(clock) || clock.dueAt === null || clock.dueAt <= recordedAt) return
  await publish(tx, {
    type: 'clock.warned',
    payload: {
      metric: clock.metric,
      percent: timer.percent,
      dueAt: clock.dueAt.toISOString(),
      ticketNumber: ticket.number,
    },
    organizationId: ticket.organizationId,
    ticketId: ticket.id,
    internal: true,
    at: recordedAt,
  })
}

/** For the timer of redness (CV-5): the boards of the desk look again. */
export async function noteRed(tx: Tx, { ticket, timer, recordedAt }: Due): Promise<void> {
  const clock = await clockOfTimer(tx, ticket.id, timer.subject)
  if (!clock || !isRunning(clock) || !isAt(clock.dueAt, timer.dueAt)) return
  await markBreached(tx, clock)
  await publish(tx, {
    type: 'ticket.red',
    payload: { ticketNumber: ticket.number },
    organizationId: ticket.organizationId,
    ticketId: ticket.id,
    internal: true,
    at: recordedAt,
  })
}
