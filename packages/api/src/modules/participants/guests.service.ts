import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { changeTicket, loadTicket } from '../tickets/tickets.service.ts'
import { insertGuest } from './participants.repository.ts'

type Guest = {
  ticketId: string
  /** Of the case's organization. */
  person: { id: string; name: string }
  /** The draft that the case was made of. */
  draftId: string
  actor: Actor
  at: Date
}

/** Who wrote a draft reads its case and writes in it, although somebody else opened it (EN-4). */
export async function letAuthorReply(
  tx: Tx,
  { ticketId, person, draftId, actor, at }: Guest,
): Promise<void> {
  const ticket = await loadTicket(tx, actor, ticketId)
  const { organizationId } = ticket
  const { id: userId, name } = person
  await insertGuest(tx, { ticketId, userId, organizationId, access: 'reply', addedAt: at })
  const payload = { userId, name, access: 'reply', draftId }
  const events = [{ type: 'ticket.shared' as const, payload }]
  await changeTicket(tx, { ticket, actor, at }, { set: {}, events })
}
