import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { changeTicket, loadTicket, type Ticket } from '../tickets/tickets.service.ts'
import * as participants from './participants.repository.ts'

type Sharing = { ticket: Ticket; original: Ticket; actor: Actor; at: Date }

/**
 * Whose words are now part of a case may follow it and reply (IN-6). Answers who they are; null where
 * they could already.
 */
export async function shareMerged(
  tx: Tx,
  { ticket, original, actor, at }: Sharing,
): Promise<string | null> {
  const { requesterId: userId, organizationId } = ticket
  if (userId === original.requesterId) return null
  const who = { ticketId: original.id, userId }
  const [earlier, person] = await Promise.all([
    participants.findParticipant(tx, who),
    participants.findMember(tx, { organizationId, userId }),
  ])
  if (earlier?.access === 'reply' || !person) return null
  await participants.saveParticipant(tx, { ...who, organizationId, access: 'reply', addedAt: at })
  const payload = { userId, name: person.name, access: 'reply' }
  const events = [{ type: 'ticket.shared' as const, payload }]
  const now = await loadTicket(tx, actor, original.id)
  await changeTicket(tx, { ticket: now, actor, at }, { set: {}, events })
  return userId
}

type Unsharing = { original: Ticket; userId: string; actor: Actor; at: Date }

/** The merge is undone: the case is theirs no longer. */
export async function unshareMerged(
  tx: Tx,
  { original, userId, actor, at }: Unsharing,
): Promise<void> {
  const who = { ticketId: original.id, userId }
  const earlier = await participants.findParticipant(tx, who)
  if (!earlier) return
  await participants.removeParticipant(tx, who)
  const payload = { userId, name: earlier.name }
  const events = [{ type: 'ticket.unshared' as const, payload }]
  await changeTicket(tx, { ticket: original, actor, at }, { set: {}, events })
}
