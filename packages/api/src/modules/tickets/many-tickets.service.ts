import type { Tx } from '../../db/database.ts'
import * as tickets from './many-tickets.repository.ts'
import type { DueInstants, FreeTicket } from './many-tickets.repository.ts'

export type { FreeTicket } from './many-tickets.repository.ts'

/**
 * Locks those of the open cases that nobody has at this moment; `busy` are the others, for another
 * time. What was closed meanwhile is in neither.
 */
export async function lockTicketsIfFree(
  tx: Tx,
  ids: string[],
): Promise<{ free: FreeTicket[]; busy: string[] }> {
  const free = await tickets.lockFree(tx, ids)
  if (free.length === ids.length) return { free, busy: [] }
  const locked = new Set(free.map(({ id }) => id))
  const missing = ids.filter((id) => !locked.has(id))
  return { free, busy: await tickets.listOpen(tx, missing) }
}

/** What the clocks of many locked cases say, beside each case. */
export async function setDueInstants(tx: Tx, rows: DueInstants[]): Promise<void> {
  if (rows.length > 0) await tickets.updateDueInstants(tx, rows)
}
