import type { Tx } from '../../db/database.ts'
import type { FreeTicket } from '../tickets/many-tickets.service.ts'
import { followed, stepsOf } from './recalendar.ts'
import { writeFollowed } from './recalendar-write.service.ts'
import * as repository from './recalendar.repository.ts'

type Case = Pick<FreeTicket, 'id' | 'number' | 'organizationId'>

/**
 * Lets the clocks of one locked case follow the versions that its batch has yet to reach, corrections
 * included, exactly as the batch would; what moved is armed anew. Answers whether anything was left to
 * follow. `at`: since when a contract counts that the case took by itself.
 */
export async function followCalendars(
  tx: Tx,
  ticket: Case,
  { at, recordedAt }: { at: Date; recordedAt: Date },
): Promise<boolean> {
  const rows = await repository.listUnfinishedOf(tx, [ticket.id])
  const steps = (await stepsOf(tx, rows)).flat()
  if (steps.length === 0) return false
  const since = Math.min(...steps.map((step) => (step.at ?? at).getTime()))
  const clocks = await followed(tx, rows, since)
  await writeFollowed(tx, { tickets: [ticket], clocks, since: new Date(since), at: recordedAt })
  return true
}
