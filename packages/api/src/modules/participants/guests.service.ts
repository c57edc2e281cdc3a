import type { Tx } from '../../db/database.ts'
import { insertGuest } from './participants.repository.ts'

type Guest = {
  ticket: { id: string; organizationId: string }
  /** Of the case's organization. */
  userId: string
  at: Date
}

/** Whom a case is about reads it and writes in it, although somebody else opened it (EN-4). */
export const letReply = (tx: Tx, { ticket, userId, at }: Guest) =>
  insertGuest(tx, {
    ticketId: ticket.id,
    userId,
    organizationId: ticket.organizationId,
    access: 'reply',
    addedAt: at,
  })
