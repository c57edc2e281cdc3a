import type { Actor } from '@mesa/shared/access/actor'
import type { AwayBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import type { NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { setTimers } from '../timers/timers.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import {
  changeTicket,
  demand,
  lockTicket,
  sideOf,
  type Ticket,
} from '../tickets/tickets.service.ts'

export type AwayService = ReturnType<typeof createAwayService>

const dayMs = 86_400_000
/** Nobody leaves a case for longer: it would be forgotten. */
const awayDaysMax = 60

export const createAwayService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * The customer leaves a case until an instant (IN-8). Errors: `invalid_transition` once it is over,
   * `away_not_offered` where the policy has none, `period_invalid` for an instant that is not ahead or
   * beyond 60 days.
   */
  set: (actor: Caller, ref: string, body: AwayBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'ticket.away', ticket })
      if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
      const { policy } = await policyInForce(tx)
      if (!policy.intake.away) throw new AppError('away_not_offered')
      const until = untilOf(body, at)
      const note = body.note ?? null
      const events: NewEvent[] = [
        { type: 'away.set', payload: { until: until.toISOString(), note } },
      ]
      const set = { awayUntil: until, awayNote: note }
      const act = { ticket, set, at, actorName: actor.name }
      const columns = await applyHappening(tx, act, { type: 'away', by: sideOf(actor) })
      const change = { set: { ...set, ...columns }, events }
      const left = await changeTicket(tx, { ticket, actor, at }, change)
      const wanted = [{ kind: 'away_end' as const, subject: '', dueAt: until }]
      await setTimers(tx, ticket, { kinds: ['away_end'], wanted, at })
      return viewTicket(tx, actor, { ticket: left, now: at })
    }),

  /** The customer is back before that; who is not away is not back either, and nothing happens. */
  clear: (actor: Caller, ref: string): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'ticket.away', ticket })
      const back = ticket.awayUntil === null ? ticket : await comeBack(tx, { ticket, actor, at })
      return viewTicket(tx, actor, { ticket: back, now: at })
    }),
})

type Due = {
  ticket: Ticket
  timer: { dueAt: Date }
  actor: Actor
  at: Date
  recordedAt: Date
}

/** For the timer: the instant has come that the customer named. */
export async function returnFromAway(tx: Tx, { timer, ...act }: Due): Promise<void> {
  if (act.ticket.awayUntil?.getTime() === timer.dueAt.getTime()) await comeBack(tx, act)
}

type Return = { ticket: Ticket; actor: Actor; at: Date; recordedAt?: Date }

async function comeBack(tx: Tx, act: Return): Promise<Ticket> {
  const events: NewEvent[] = [{ type: 'away.cleared', payload: {} }]
  const set = { awayUntil: null, awayNote: null }
  const { ticket, at, recordedAt, actor } = act
  const returned = { ticket, set, at, recordedAt, actorName: actor.name }
  const columns = await applyHappening(tx, returned, { type: 'returned' })
  const back = await changeTicket(tx, act, { set: { ...set, ...columns }, events })
  await setTimers(tx, act.ticket, { kinds: ['away_end'], wanted: [], at: act.at })
  return back
}

function untilOf({ until }: AwayBody, at: Date): Date {
  const instant = new Date(until)
  const refuse = (code: 'too_small' | 'too_large') => {
    throw new AppError('period_invalid', { errors: [{ path: 'until', code }] })
  }
  if (instant <= at) refuse('too_small')
  if (instant.getTime() - at.getTime() > awayDaysMax * dayMs) refuse('too_large')
  return instant
}
