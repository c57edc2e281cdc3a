import { queueRankOf } from '@mesa/shared/intake/priority'
import type { RulePriorityBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import { changeTicket, demand, lockTicket, type Ticket } from '../tickets/tickets.service.ts'
import { reasonOf } from './intake-asks.ts'

export type PriorityService = ReturnType<typeof createPriorityService>

export const createPriorityService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * The desk rules whether a priority holds (IN-7), with a reason that its customer reads; it may raise
   * a case by a reason of the list. Errors: `invalid_transition` once it is over, `already_decided`
   * where there is no priority to take away, `rule_off`, `reference_unknown`.
   */
  rule: (actor: Caller, ref: string, body: RulePriorityBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'ticket.prioritize', ticket })
      if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
      const priorityReason = await reasonFor(tx, ticket, body)
      const { holds, reason } = body
      const priorityState = holds ? ('confirmed' as const) : ('downgraded' as const)
      const set = {
        priorityState,
        priorityReason,
        priorityNote: reason,
        queueRank: queueRankOf(priorityState),
      }
      const payload = { holds, reason, priorityReason, before: ticket.priorityState }
      const events: NewEvent[] = [{ type: 'priority.ruled', payload }]
      const changed = await changeTicket(tx, { ticket, actor, at }, { set, events })
      return viewTicket(tx, actor, { ticket: changed, now: at })
    }),
})

/** By which reason it is a priority, or was one. */
async function reasonFor(
  tx: Tx,
  { priorityState, priorityReason: known, criticalWindowId }: Ticket,
  { holds, priorityReason: given }: RulePriorityBody,
): Promise<string | null> {
  const refuse = (code: 'required' | 'not_allowed_here'): never => {
    throw new AppError('malformed', { errors: [{ path: 'priorityReason', code }] })
  }
  if (!holds) {
    if (given !== undefined) return refuse('not_allowed_here')
    if (priorityState === null || priorityState === 'downgraded')
      throw new AppError('already_decided')
    return known
  }
  if (given !== undefined) {
    const { policy } = await policyInForce(tx)
    return (await reasonOf(tx, given, policy.intake.priorityReasons)).code
  }
  return known === null && criticalWindowId === null ? refuse('required') : known
}
