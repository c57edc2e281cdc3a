import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { lockTicket, moveTicket } from '../tickets/tickets.service.ts'
import { listWatched } from './watch.repository.ts'

const batch = 50

/**
 * For the job (RS-4): a case that the customer watched until a date closes then, unless they said
 * otherwise first. Each case is locked and looked at again, so a rejection that came first wins.
 * Answers whether more wait.
 */
export async function closeWatched(tx: Tx, at: Date): Promise<boolean> {
  const actor: Actor = { kind: 'system', tenantId: tx.tenantId, name: 'Mesa' }
  const due = await listWatched(tx, { at, limit: batch })
  for (const { id } of due) {
    const ticket = await lockTicket(tx, actor, id)
    const isOver = ticket.watchUntil !== null && ticket.watchUntil <= at
    if (ticket.status !== 'in_validation' || !isOver) continue
    const payload = { reason: 'watch_ended' }
    await moveTicket(tx, { ticket, action: 'close', actor, at, payload, set: { watchUntil: null } })
  }
  return due.length === batch
}
