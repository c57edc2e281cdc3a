import type { HoursAtCases } from '@mesa/shared/wire/hours-at-cases.schema'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { loadContract } from '../contracts/contracts.service.ts'
import { accountOf } from './hour-ledger.service.ts'
import { listHeld, listUnchargedOf } from './hours-at-cases.repository.ts'

export type HoursAtCasesService = ReturnType<typeof createHoursAtCasesService>

const shownMax = 100

export const createHoursAtCasesService = ({ db }: { db: Database }) => ({
  /**
   * Which consents hold minutes of a contract, and what was worked on its cases without being charged
   * (HR-6). Errors: `not_found`, `not_allowed`.
   */
  hoursAtCases: (actor: Caller, contractId: string): Promise<HoursAtCases> =>
    db.transaction(actor, (tx) => view(tx, actor, contractId), { readOnly: true }),
})

async function view(tx: Tx, actor: Caller, contractId: string): Promise<HoursAtCases> {
  await loadContract(tx, actor, { id: contractId, permission: 'hours.read' })
  const { id: accountId } = await accountOf(tx, contractId, { forUpdate: false })
  const held = await listHeld(tx, accountId, shownMax)
  const uncharged = await listUnchargedOf(tx, { accountId, contractId }, shownMax)
  return {
    contractId,
    heldMinutes: held[0]?.sum ?? 0,
    held: held.map(({ sum: _, count: __, answeredAt, ...row }) => ({
      ...row,
      answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
    })),
    heldLeftOff: leftOff(held),
    unchargedMinutes: uncharged[0]?.sum ?? 0,
    uncharged: uncharged.map(({ sum: _, count: __, ...row }) => row),
    unchargedLeftOff: leftOff(uncharged),
  }
}

const leftOff = (rows: readonly { count: number }[]) => (rows[0]?.count ?? 0) - rows.length
