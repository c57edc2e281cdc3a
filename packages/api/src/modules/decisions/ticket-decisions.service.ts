import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { withdrawRequestsOfTicket } from '../after-hours/offers.service.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { setTimers } from '../timers/timers.service.ts'
import * as decisions from './decisions.repository.ts'

type Act = { ticket: Ticket; actor: Actor; at: Date; recordedAt?: Date | undefined }

/** A case that is over asks nothing more: what was pending is withdrawn with it. */
export async function withdrawDecisionsOfTicket(
  tx: Tx,
  { ticket, actor, at, recordedAt }: Act,
): Promise<void> {
  const [pending] = await Promise.all([
    decisions.listDecisions(tx, { ticketId: ticket.id, status: 'pending', limit: 200 }),
    withdrawRequestsOfTicket(tx, ticket.id),
  ])
  for (const { id, kind } of pending) {
    await decisions.settleDecision(tx, id, { status: 'withdrawn', answeredAt: at })
    const payload = { decisionId: id, kind, reason: 'case_over' }
    const act = {
      ticket,
      actor: eventActor(actor, ticket.organizationId),
      at,
      recordedAt,
      channel: 'system' as const,
    }
    await appendEvents(tx, act, [{ type: 'decision.withdrawn', payload }])
  }
  if (pending.length > 0) await armDecisions(tx, ticket, at)
}

/**
 * Each pending decision ends by itself when its time is over (HR-6). Under the case's lock; answers
 * those that are pending.
 */
export async function armDecisions(
  tx: Tx,
  ticket: { id: string; organizationId: string },
  at: Date,
): Promise<decisions.Decision[]> {
  const pending = await decisions.listDecisions(tx, {
    ticketId: ticket.id,
    status: 'pending',
    limit: 200,
  })
  const wanted = pending.flatMap(({ id, expiresAt }) =>
    expiresAt === null ? [] : [{ kind: 'decision_end' as const, subject: id, dueAt: expiresAt }],
  )
  await setTimers(tx, ticket, { kinds: ['decision_end'], wanted, at })
  return pending
}
