import type { Tx } from '../../db/database.ts'
import { unheldAtRate } from '../decisions/unheld.service.ts'
import { rateOn, type RateInForce } from '../rates/rates.service.ts'
import * as repository from './ruled-work.repository.ts'

type Price = RateInForce['hourPrice']
type Row = Awaited<ReturnType<typeof repository.listStanding>>[number]

/**
 * Gives the work of a case that its customer agreed to at the independent rate, oldest first and up to the
 * minutes agreed, the price of the day worked (HR-6); work that lots pay after all loses it. Under the
 * case's lock, after its work was charged. Answers the prices by worklog.
 */
export async function priceAgreedWork(tx: Tx, ticketId: string): Promise<Map<string, Price>> {
  let left = await unheldAtRate(tx, ticketId)
  const prices = new Map<string, Price>()
  for (const row of await chargeable(tx, ticketId)) {
    const unchargedMinutes = row.roundedMinutes - row.chargedMinutes
    const price = left > 0 && unchargedMinutes > 0 ? await priceOf(tx, row) : null
    if (price) {
      left -= unchargedMinutes
      prices.set(row.id, price)
    }
    if ((price === null) === (row.hourPriceAmount === null)) continue
    const { amount = null, currency = null } = price ?? {}
    await repository.updatePrice(tx, row.id, {
      hourPriceAmount: amount,
      hourPriceCurrency: currency,
    })
  }
  return prices
}

type Work = { ticketId: string; component: string; workedOn: string }

/** The price that work would have if agreed minutes at the rate are left for it; else null. */
export async function agreedPrice(tx: Tx, { ticketId, ...work }: Work): Promise<Price | null> {
  const agreed = await unheldAtRate(tx, ticketId)
  if (agreed === 0) return null
  const priced = (await chargeable(tx, ticketId)).filter((row) => row.hourPriceAmount !== null)
  const used = priced.reduce((sum, row) => sum + row.roundedMinutes - row.chargedMinutes, 0)
  return used < agreed ? rateFor(tx, work) : null
}

const chargeable = async (tx: Tx, ticketId: string) =>
  (await repository.listStanding(tx, ticketId)).filter(
    ({ billable, coverage }) => billable && coverage === 'contract',
  )

/** Of work that has one already, that: it is of the day it was agreed on. */
async function priceOf(tx: Tx, row: Row): Promise<Price | null> {
  const { hourPriceAmount: amount, hourPriceCurrency: currency } = row
  return amount !== null && currency !== null ? { amount, currency } : rateFor(tx, row)
}

async function rateFor(
  tx: Tx,
  { component, workedOn: on }: Pick<Work, 'component' | 'workedOn'>,
): Promise<Price | null> {
  return (await rateOn(tx, { kind: 'independent', component, on }))?.hourPrice ?? null
}
