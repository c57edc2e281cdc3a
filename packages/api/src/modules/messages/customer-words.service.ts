import type { EvidenceKind } from '@mesa/shared/rulebook/policy'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { lockForWords } from '../tickets/merged-tickets.service.ts'
import { demand, moveTicket, type Ticket } from '../tickets/tickets.service.ts'
import { addMessage } from './messages.service.ts'

type Words = {
  ref: string
  /** The case must be of this organization. */
  organizationId: string
  body: string
  files: Array<{ id: string; evidence?: EvidenceKind }>
  at: Date
}

/** A reply of the customer in the caller's transaction, which answers what the desk asked. */
export async function postInside(
  tx: Tx,
  actor: Caller,
  { ref, organizationId, body, files, at }: Words,
): Promise<{ ticket: Ticket }> {
  const ticket = await lockForWords(tx, actor, ref)
  if (ticket.organizationId !== organizationId) throw new AppError('not_found')
  await demand(tx, actor, { permission: 'ticket.reply', ticket })
  if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
  const words = { kind: 'reply', body, format: 'markdown', nature: null, asks: false } as const
  const { ticket: written } = await addMessage(tx, { ticket, actor, at, ...words, files })
  if (written.status !== 'waiting_customer') return { ticket: written }
  return { ticket: await moveTicket(tx, { ticket: written, action: 'answer', actor, at }) }
}
