import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import type { NewEvent } from '../record/record.service.ts'
import { changeTicket, lockTicket } from '../tickets/tickets.service.ts'
import { findLostWords } from './bounces.repository.ts'

const systemOf = (tx: Tx): Actor => ({ kind: 'system', tenantId: tx.tenantId, name: 'Mesa' })

type Failed = { outboxId: string | null; ticketId: string | null }

/**
 * Stores that a mail failed for good. Where it was the last that might have carried the desk's words to
 * the customer, they did not arrive: they answered nothing and asked nothing (clocks.md), and the desk
 * is told on the case. Read in the portal, they arrived.
 */
export async function noteFailedMail(
  tx: Tx,
  { outboxId, ticketId }: Failed,
  { store, at }: { store: () => Promise<void>; at: Date },
): Promise<void> {
  if (outboxId === null || ticketId === null) return store()
  const actor = systemOf(tx)
  // The case first: of two mails that fail at once the second sees both.
  const ticket = await lockTicket(tx, actor, ticketId)
  await store()
  const lost = await findLostWords(tx, { outboxId, ticketId })
  if (!lost) return
  const { saidAt, ...words } = lost
  const payload = { ...words, saidAt: saidAt.toISOString() }
  const events: NewEvent[] = [{ type: 'mail.bounced', payload }]
  const happening = { type: 'bounced' as const, saidAt: saidAt.getTime() }
  const set = await applyHappening(tx, { ticket, at, actorName: actor.name }, happening)
  await changeTicket(tx, { ticket, actor, at }, { set, events })
}
