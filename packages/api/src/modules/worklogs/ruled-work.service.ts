import type { Coverage } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { rateOn } from '../rates/rates.service.ts'
import * as repository from './ruled-work.repository.ts'

/** Billable work of a case that stands, oldest first: what a ruling of its coverage charges anew (HR-4). */
export async function workToRule(tx: Tx, ticketId: string) {
  const rows = await repository.listStanding(tx, ticketId)
  return rows
    .filter(({ billable }) => billable)
    .map(({ id, workedOn, roundedMinutes }) => ({ id, workedOn, roundedMinutes }))
}

/** What each standing entry of a case is charged now. */
export async function chargedOf(tx: Tx, ticketId: string): Promise<Map<string, number>> {
  const rows = await repository.listStanding(tx, ticketId)
  return new Map(rows.map(({ id, chargedMinutes }) => [id, chargedMinutes]))
}

type Ruled = { ticketId: string; coverage: Coverage; contractId: string | null }

/** The work of a case follows its coverage and contract; work apart from contracts has the price of its day. */
export async function followRuling(tx: Tx, ruled: Ruled): Promise<void> {
  const { ticketId, coverage, contractId } = ruled
  await repository.updateRuled(tx, ticketId, { coverage, contractId })
  for (const { id, billable, component, workedOn } of await repository.listStanding(tx, ticketId)) {
    const isPriced = billable && coverage === 'independent'
    const rate = isPriced && (await rateOn(tx, { kind: 'independent', component, on: workedOn }))
    const { amount = null, currency = null } = (rate && rate.hourPrice) || {}
    await repository.updatePrice(tx, id, { hourPriceAmount: amount, hourPriceCurrency: currency })
  }
}
