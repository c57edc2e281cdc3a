import { forecastHours, forecastWeeks, type Forecast } from '@mesa/shared/ledger/forecast'
import { addDays, addMonths } from '@mesa/shared/ledger/dates'
import type { Reader } from '../../db/database.ts'
import { localDateOf } from '../../local-date.ts'
import * as repository from './contract-hours.repository.ts'

export type Forecastable = {
  id: string
  startsOn: string
  /** Exclusive. */
  endsOn: string
  timeZone: string
  unlimited: boolean
  period: 'once' | 'month' | 'year'
  periodMinutes: number | null
}
export type ContractHours = repository.HoursRow & {
  /** Available less overdraft. */
  minutesLeft: number
  /** Lots in force today. */
  lots: repository.LotRow[]
  forecast: Forecast | null
}

/**
 * Minutes of contracts and when they run out (HR-12), of all of them in three statements. Each
 * contract's day is that of its own zone.
 */
export async function hoursOf(
  reader: Reader,
  contracts: readonly Forecastable[],
  at: Date,
): Promise<Map<string, ContractHours>> {
  if (contracts.length === 0) return new Map()
  const contractIds = contracts.map(({ id }) => id)
  // Zones differ by a day at most.
  const utc = localDateOf(at, 'UTC')
  const [sums, lots, charged] = await Promise.all([
    repository.listHours(reader, contractIds),
    repository.listOpenLots(reader, { contractIds, after: addDays(utc, -2) }),
    repository.listChargedDays(reader, {
      contractIds,
      from: addDays(utc, -7 * forecastWeeks - 1),
    }),
  ])
  const sumsOf = new Map(sums.map((row) => [row.contractId, row]))
  const lotsOf = Map.groupBy(lots, ({ contractId }) => contractId)
  const chargedOf = Map.groupBy(charged, ({ contractId }) => contractId)
  return new Map(
    contracts.map((contract) => {
      const { id } = contract
      const row = sumsOf.get(id) ?? { contractId: id, ...nothing }
      const today = localDateOf(at, contract.timeZone)
      const open = (lotsOf.get(id) ?? []).filter(({ validUntil }) => validUntil > today)
      const forecast = contract.unlimited
        ? null
        : forecastHours({
            today,
            startsOn: contract.startsOn,
            horizon: horizonOf(contract, today),
            lots: row.grantedMinutes > 0 && open.length === 0 ? [spent(contract)] : open,
            overdraftMinutes: row.overdraftMinutes,
            charged: chargedOf.get(id) ?? [],
          })
      const minutesLeft = row.availableMinutes - row.overdraftMinutes
      return [
        id,
        { ...row, minutesLeft, lots: open.filter(({ validFrom }) => validFrom <= today), forecast },
      ]
    }),
  )
}

/** Of one contract, for its balance. */
export const forecastOf = async (
  reader: Reader,
  contract: Forecastable,
  at: Date,
): Promise<Forecast | null> =>
  (await hoursOf(reader, [contract], at)).get(contract.id)?.forecast ?? null

const nothing = {
  grantedMinutes: 0,
  consumedMinutes: 0,
  heldMinutes: 0,
  expiredMinutes: 0,
  availableMinutes: 0,
  overdraftMinutes: 0,
}

/** All its lots are over: there were hours, and none is left. */
const spent = ({ startsOn, endsOn }: Forecastable) => ({
  validFrom: startsOn,
  validUntil: endsOn,
  availableMinutes: 0,
})

/** The contract's end, or the day on which its period's hours come again by themselves. */
function horizonOf({ period, startsOn, endsOn, periodMinutes }: Forecastable, today: string) {
  if (period === 'once' || !periodMinutes) return endsOn
  const step = period === 'year' ? 12 : 1
  let months = 0
  let next = startsOn
  while (next <= today) next = addMonths(startsOn, (months += step))
  return next < endsOn ? next : endsOn
}
