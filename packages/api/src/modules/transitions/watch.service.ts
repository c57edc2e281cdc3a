import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { withdrawDecisionsOfTicket } from '../decisions/ticket-decisions.service.ts'
import { moveTicket, type Ticket } from '../tickets/tickets.service.ts'
import { setTimers } from '../timers/timers.service.ts'

/** A case in validation with a date closes then by itself (RS-4); any other has no such timer. */
export async function armWatch(tx: Tx, ticket: Ticket, at: Date): Promise<void> {
  const { status, watchUntil } = ticket
  const isWatched = status === 'in_validation' && watchUntil !== null
  const wanted = isWatched ? [{ kind: 'watch_end' as const, subject: '', dueAt: watchUntil }] : []
  await setTimers(tx, ticket, { kinds: ['watch_end'], wanted, at })
}

type Due = {
  ticket: Ticket
  timer: { dueAt: Date }
  actor: Actor
  at: Date
  recordedAt: Date
}

/**
 * For the timer of RS-4: a case that the customer watched until a date closes then, unless they said
 * otherwise first.
 */
export async function endWatch(tx: Tx, { ticket, timer, actor, at, recordedAt }: Due) {
  const isOver = ticket.watchUntil?.getTime() === timer.dueAt.getTime()
  if (ticket.status !== 'in_validation' || !isOver) return
  const payload = { reason: 'watch_ended' }
  const act = { actor, at, recordedAt }
  const set = { watchUntil: null }
  const closed = await moveTicket(tx, { ...act, ticket, action: 'close', payload, set })
  await withdrawDecisionsOfTicket(tx, { ...act, ticket: closed })
}
