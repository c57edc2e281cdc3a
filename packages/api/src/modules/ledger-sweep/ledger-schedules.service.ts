import type { Tx } from '../../db/database.ts'
import * as repository from './ledger-schedules.repository.ts'

/** From now on the account does by itself what is due (HR-3); a second time changes nothing. */
export const ensureSchedule = (
  tx: Tx,
  { accountId, organizationId, at }: { accountId: string; organizationId: string; at: Date },
) => repository.insertSchedule(tx, { accountId, organizationId, dueAt: at })

/**
 * Lets the sweep look at the account at once: its terms, its end or what its lots have available
 * changed. Under the account's lock, or before anybody else knows of the change. Only a desk's
 * transaction moves it; a customer's does nothing.
 */
export const rescheduleAccount = (tx: Tx, accountId: string, at: Date) =>
  repository.bringForward(tx, accountId, at)

/** Since when an account of this desk should have granted or expired something; null: none is late. */
export const oldestDueAccount = (tx: Tx, now: Date): Promise<Date | null> =>
  repository.findOldestDue(tx, now)
