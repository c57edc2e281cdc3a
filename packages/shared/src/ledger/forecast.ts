import { addDays, daysFrom } from './dates.ts'

/** Dates are `YYYY-MM-DD` in the contract's zone; `validUntil` and `horizon` are exclusive. */
export type ForecastLot = { validFrom: string; validUntil: string; availableMinutes: number }

export type ForecastInput = {
  today: string
  /** The contract's: before it nothing can have been worked. */
  startsOn: string
  /** Where it stops looking: the contract's end, or the next grant of a period. */
  horizon: string
  lots: readonly ForecastLot[]
  /** Open overdraft, at least 0: the first minutes that the lots owe. */
  overdraftMinutes: number
  /** Charged minutes by the day worked; a day may be there twice, or below 0 where work was put right. */
  charged: ReadonlyArray<{ on: string; minutes: number }>
}

export type Forecast = {
  runsOutOn: string | null
  because: 'used_up' | 'lot_ends' | null
  perDayMinutes: number
  horizon: string
  basis: {
    from: string
    to: string
    weeks: number
    chargedMinutes: number
    leftOutMinutes: number[]
    minutesLeft: number
  }
}

/** It looks back at most so many whole weeks. */
export const forecastWeeks = 12
const weeksMin = 2
const weeksForTrimming = 4

/**
 * HR-12: when the hours run out, if work goes on as in the last whole weeks before today. Of four weeks
 * or more the busiest and the quietest are left out, so that one project or one holiday does not
 * decide. Lots are used as the ledger uses them, soonest to end first, and what a lot still has at its
 * end is lost. Null: fewer than two whole weeks to go by, no lot, or a contract that is over.
 */
export function forecastHours(input: ForecastInput): Forecast | null {
  const { today, startsOn, horizon, lots } = input
  const weeks = Math.min(forecastWeeks, Math.floor(daysFrom(startsOn, today) / 7))
  if (weeks < weeksMin || lots.length === 0 || horizon <= today) return null
  const totals = weekTotals(input, weeks)
  const { used, leftOut } = withoutExtremes(totals)
  const average = {
    minutes: used.reduce((sum, minutes) => sum + minutes, 0),
    days: used.length * 7,
  }
  const left = lots
    .filter(({ validFrom, validUntil }) => validFrom <= today && today < validUntil)
    .reduce((sum, { availableMinutes }) => sum + availableMinutes, -input.overdraftMinutes)
  const end = runOut(input, average)
  return {
    runsOutOn: end?.on ?? null,
    because: end?.because ?? null,
    perDayMinutes: Math.round((average.minutes / average.days) * 10) / 10,
    horizon,
    basis: {
      from: addDays(today, -7 * weeks),
      to: today,
      weeks,
      chargedMinutes: totals.reduce((sum, minutes) => sum + minutes, 0),
      leftOutMinutes: leftOut,
      minutesLeft: left,
    },
  }
}

/** Newest week first; a week in which more was put right than worked counts nothing. */
function weekTotals({ today, charged }: ForecastInput, weeks: number): number[] {
  const totals = Array.from({ length: weeks }, () => 0)
  for (const { on, minutes } of charged) {
    const week = Math.floor((daysFrom(on, today) - 1) / 7)
    if (on < today && week < weeks) totals[week] = (totals[week] ?? 0) + minutes
  }
  return totals.map((minutes) => Math.max(0, minutes))
}

function withoutExtremes(totals: readonly number[]) {
  if (totals.length < weeksForTrimming) return { used: totals, leftOut: [] }
  const inOrder = totals.toSorted((one, other) => one - other)
  return { used: inOrder.slice(1, -1), leftOut: [inOrder.at(-1) ?? 0, inOrder[0] ?? 0] }
}

type Average = { minutes: number; days: number }
type Ending = { on: string; because: 'used_up' | 'lot_ends' }

/** In whole parts of a minute, so that no day is lost to rounding. */
function runOut(input: ForecastInput, average: Average): Ending | null {
  const { today, horizon, overdraftMinutes } = input
  const rest = input.lots
    .filter(({ validUntil, availableMinutes }) => validUntil > today && availableMinutes > 0)
    .toSorted((one, other) => (one.validUntil < other.validUntil ? -1 : 1))
    .map((lot) => ({ ...lot, parts: lot.availableMinutes * average.days }))
  let owed = overdraftMinutes * average.days
  let hasLost = false
  for (const [from, to] of stretches(today, horizon, rest)) {
    const open = rest.filter((lot) => lot.validFrom <= from && from < lot.validUntil)
    const carried = open.reduce((sum, { parts }) => sum + parts, 0) - owed
    if (carried <= 0) return { on: from, because: hasLost ? 'lot_ends' : 'used_up' }
    const needed = average.minutes * daysFrom(from, to)
    if (needed > carried) {
      return { on: addDays(from, Math.floor(carried / average.minutes)), because: 'used_up' }
    }
    take(open, needed + owed)
    owed = 0
    hasLost = open.some(({ validUntil, parts }) => validUntil === to && parts > 0)
  }
  return null
}

function take(lots: Array<{ parts: number }>, parts: number) {
  let left = parts
  for (const lot of lots) {
    const taken = Math.min(left, lot.parts)
    lot.parts -= taken
    left -= taken
  }
}

/** From today to the horizon, cut where a lot begins or ends. */
function stretches(today: string, horizon: string, lots: readonly ForecastLot[]) {
  const cuts = lots
    .flatMap(({ validFrom, validUntil }) => [validFrom, validUntil])
    .filter((date) => today < date && date < horizon)
  const days = [today, ...new Set(cuts.toSorted()), horizon]
  return days.slice(1).map((to, index) => [days[index] ?? today, to] as const)
}
