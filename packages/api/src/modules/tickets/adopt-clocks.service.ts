import type { Tx } from '../../db/database.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import * as adoptions from './adopt-clocks.repository.ts'

const batch = 50

/**
 * For the job: open cases of before all kinds of clocks existed get those that their state implies,
 * counted from `at` on. Answers whether more wait; what is being changed just now waits its turn.
 */
export async function adoptOpenCases(tx: Tx, at: Date): Promise<boolean> {
  const cases = await adoptions.lockWithoutClocks(tx, batch)
  for (const ticket of cases) {
    const act = { ticket, at, actorName: 'Mesa' }
    const columns = await applyHappening(tx, act, { type: 'adopted' })
    await adoptions.updateClockColumns(tx, ticket.id, columns)
  }
  return cases.length === batch
}
