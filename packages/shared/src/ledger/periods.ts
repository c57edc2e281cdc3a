import { addMonths, earlierOf, laterOf } from './dates.ts'
import { inForceOn, type Terms } from './terms.ts'

type TermsVersion = { version: number; effectiveFrom: string; terms: Terms }

/** Dates are `YYYY-MM-DD` in the contract's zone; `endsOn` is exclusive. */
export type PeriodicContract = {
  startsOn: string
  endsOn: string
  versions: readonly TermsVersion[]
}

/** One period of a contract and the lot it brings (HR-3). `until` and `validUntil` are exclusive. */
export type Period = {
  origin: 'monthly' | 'annual'
  /** The month or year in which it begins, `2026-03` or `2026`. */
  key: string
  from: string
  until: string
  minutes: number
  validUntil: string
  accumulates: boolean
}

type Unit = Terms['period']
type Run = { unit: Unit; from: string; to: string }

/**
 * The periods that have begun by a day, in their order. They run from the contract's first day, or
 * from the day its terms changed their unit, to the same day of the next month or year (that month's
 * last where it has none such). Each is granted whole by the terms of its first day: nothing is
 * prorated, neither for a change in mid-period nor at the contract's end, which only cuts the lot's
 * life (decision 0040). Throws LedgerRangeError for broken dates.
 */
export function periodsOf(contract: PeriodicContract, through: string): Period[] {
  const periods: Period[] = []
  const taken = new Set<string>()
  for (const run of runsOf(contract)) {
    if (run.unit === 'once') continue
    for (const { from, until } of stretches(run, { contract, through })) {
      const period = periodOf(contract, { from, until })
      if (!period) continue
      // Two can begin in one month only where a change of unit began another run.
      const key = taken.has(`${period.origin} ${period.key}`) ? from : period.key
      taken.add(`${period.origin} ${key}`)
      periods.push({ ...period, key })
    }
  }
  return periods
}

/** The first day after `date` on which a period begins or other terms come into force; null: none. */
export function nextTurn(contract: PeriodicContract, date: string): string | null {
  const days = contract.versions.map(({ effectiveFrom }) => effectiveFrom)
  for (const run of runsOf(contract)) {
    if (run.unit === 'once') continue
    const later = laterOf(date, run.from)
    const through = earlierOf(addMonths(later, 2 * monthsIn(run.unit)), run.to)
    for (const { from } of stretches(run, { contract, through })) days.push(from)
  }
  const ahead = days.filter((day) => day > date && day < contract.endsOn)
  return ahead.length === 0 ? null : ahead.reduce(earlierOf)
}

/** The terms in force on a day of a contract; before its first version those of the first. */
export function termsOnDay({ versions }: Pick<PeriodicContract, 'versions'>, date: string): Terms {
  const version = inForceOn(versions, date)
  if (!version) throw new Error('a contract has no version of its terms')
  return version.terms
}

/**
 * Where minutes carried over from a lot of the contract end: with the period that is so many after the
 * lot's own.
 */
export function endOfCarried(
  contract: PeriodicContract,
  lot: { validFrom: string; validUntil: string },
  periods: number,
): string {
  const runs = runsOf(contract)
  const run = runs.findLast(({ from }) => from <= lot.validFrom) ?? runs[0]
  if (!run) return contract.endsOn
  const step = monthsIn(run.unit)
  let index = 1
  while (addMonths(run.from, index * step) < lot.validUntil) index += 1
  return earlierOf(addMonths(run.from, (index + periods) * step), contract.endsOn)
}

const monthsIn = (unit: Unit) => (unit === 'year' ? 12 : 1)

/** Stretches of one unit in a row; versions that change other terms do not move the periods. */
function runsOf({ startsOn, endsOn, versions }: PeriodicContract): Run[] {
  const days = versions.map(({ effectiveFrom }) => effectiveFrom)
  const starts = [startsOn, ...days.filter((day) => day > startsOn && day < endsOn)]
  const runs: Run[] = []
  for (const from of [...new Set(starts)].toSorted()) {
    const unit = termsOnDay({ versions }, from).period
    const last = runs.at(-1)
    if (last?.unit === unit) continue
    if (last) last.to = from
    runs.push({ unit, from, to: endsOn })
  }
  return runs
}

type Bounds = { contract: PeriodicContract; through: string }

function* stretches(run: Run, { contract, through }: Bounds) {
  const step = monthsIn(run.unit)
  for (let index = 0; ; index++) {
    const from = addMonths(run.from, index * step)
    if (from >= run.to || from > through) return
    yield { from, until: earlierOf(addMonths(run.from, (index + 1) * step), contract.endsOn) }
  }
}

function periodOf(
  contract: PeriodicContract,
  { from, until }: { from: string; until: string },
): Period | undefined {
  const { period, periodMinutes, unlimited, accumulates } = termsOnDay(contract, from)
  if (unlimited || !periodMinutes) return undefined
  return {
    ...(period === 'month'
      ? { origin: 'monthly', key: from.slice(0, 7) }
      : { origin: 'annual', key: from.slice(0, 4) }),
    from,
    until,
    minutes: periodMinutes,
    validUntil: accumulates ? contract.endsOn : until,
    accumulates,
  }
}
