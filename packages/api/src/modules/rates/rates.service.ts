import type { RateKind } from '@mesa/shared/wire/rates.schema'
import type { Tx } from '../../db/database.ts'
import * as repository from './rates.repository.ts'

export type RateInForce = { id: string; hourPrice: { amount: number; currency: string } }

/**
 * The price of an hour on the day worked (`YYYY-MM-DD`), of the component before the general one,
 * the newest that began by then; withdrawn ones do not count (HR-11). Undefined: the desk has none.
 */
export async function rateOn(
  tx: Tx,
  asked: { kind: RateKind; component: string | null; on: string },
): Promise<RateInForce | undefined> {
  const rate = await repository.findRateOn(tx, asked)
  if (!rate) return undefined
  const { id, hourPriceAmount: amount, hourPriceCurrency: currency } = rate
  return { id, hourPrice: { amount, currency } }
}
