import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import * as merged from './merged-tickets.repository.ts'
import type { Ticket } from './tickets.repository.ts'
import { lockTicket } from './tickets.service.ts'

/** Whether others were merged into a case. */
export const hasMerged = (tx: Tx, id: string): Promise<boolean> => merged.hasMerged(tx, id)

/**
 * The case that words are written into, locked: a merged number stands for its original (IN-6). Whoever
 * may not reach the original is told its number (409).
 */
export async function lockForWords(tx: Tx, actor: Actor, ref: string): Promise<Ticket> {
  const ticket = await lockTicket(tx, actor, ref)
  if (ticket.mergedIntoId === null) return ticket
  const mergedInto = await merged.findNumber(tx, ticket.mergedIntoId)
  return lockTicket(tx, actor, ticket.mergedIntoId).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    throw new AppError('case_merged', mergedInto === undefined ? {} : { mergedInto })
  })
}
