import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import * as decisions from './decisions.repository.ts'

/** A case that is over asks nothing more: what was pending is withdrawn with it. */
export async function withdrawDecisionsOfTicket(
  tx: Tx,
  { ticket, actor, at }: { ticket: Ticket; actor: Actor; at: Date },
): Promise<void> {
  const pending = await decisions.listDecisions(tx, {
    ticketId: ticket.id,
    status: 'pending',
    limit: 200,
  })
  for (const { id, kind } of pending) {
    await decisions.settleDecision(tx, id, { status: 'withdrawn', answeredAt: at })
    const payload = { decisionId: id, kind, reason: 'case_over' }
    const act = {
      ticket,
      actor: eventActor(actor, ticket.organizationId),
      at,
      channel: 'system' as const,
    }
    await appendEvents(tx, act, [{ type: 'decision.withdrawn', payload }])
  }
}
