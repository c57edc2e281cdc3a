import type { Tx } from '../../db/database.ts'
import * as repository from './unheld.repository.ts'

/** Keeps how many accepted minutes of a consent no lot carries. Under its contract's account's lock. */
export const keepUnheld = (tx: Tx, { id, minutes }: { id: string; minutes: number }) =>
  repository.setUnheld(tx, id, minutes)

/**
 * Accepted consents of open cases of a contract whose minutes wait for a lot (HR-6), the one accepted
 * first first, each with its case.
 */
export const waitingConsents = (tx: Tx, contractId: string) =>
  repository.listWaiting(tx, contractId)

/** Accepted minutes of a case that are worked at the independent rate (HR-6). */
export const unheldAtRate = (tx: Tx, ticketId: string): Promise<number> =>
  repository.sumUnheldAtRate(tx, ticketId)
