import type { Tx } from '../../db/database.ts'
import * as worklogs from './worklogs.repository.ts'

/** Work of a case that a consent may still charge, in the order it is captured. */
export async function unchargedWorklogs(
  tx: Tx,
  { ticketId, contractId }: { ticketId: string; contractId: string },
) {
  const rows = await worklogs.listUncharged(tx, { ticketId, contractId })
  return rows.map(({ id, workedOn, roundedMinutes, chargedMinutes }) => ({
    id,
    workedOn,
    unchargedMinutes: roundedMinutes - chargedMinutes,
  }))
}

/** Keeps the worklog's charged minutes equal to its net postings (I11); negative after a reversal. */
export const addChargedMinutes = (tx: Tx, change: { id: string; minutes: number }) =>
  worklogs.addCharged(tx, change)
