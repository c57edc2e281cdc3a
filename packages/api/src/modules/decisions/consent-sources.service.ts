import type { SourceOffer } from '@mesa/shared/wire/decisions.schema'
import type { Tx } from '../../db/database.ts'
import { localDateOf } from '../../local-date.ts'
import { isInContract, overdraftRoomOf, type CaseState } from '../hour-ledger/case-hours.service.ts'
import { rateOn } from '../rates/rates.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'

type Asked = { state: CaseState | undefined; at: Date; unheldMinutes: number }

/**
 * What may carry agreed minutes that no lot does (HR-6): the contract's overdraft where it lends all of
 * them, the desk's rate where it has one, the contract's next lot. None for no minutes.
 */
export async function sourcesFor(
  tx: Tx,
  { state, at, unheldMinutes }: Asked,
): Promise<SourceOffer[]> {
  if (unheldMinutes === 0) return []
  const { policy } = await policyInForce(tx)
  const on = localDateOf(at, state?.account.timeZone ?? policy.calendar.timeZone)
  const isLive = state !== undefined && isInContract(state, on)
  const rateOf = async (kind: 'independent' | 'overdraft') =>
    (await rateOn(tx, { kind, component: null, on }))?.hourPrice ?? null
  const offers: SourceOffer[] = []
  if (isLive && overdraftRoomOf(state) >= unheldMinutes)
    offers.push({ source: 'overdraft', unheldMinutes, hourPrice: await rateOf('overdraft') })
  const hourPrice = await rateOf('independent')
  if (hourPrice) offers.push({ source: 'independent', unheldMinutes, hourPrice })
  if (isLive) offers.push({ source: 'new_lot', unheldMinutes })
  return offers
}
