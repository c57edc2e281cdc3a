import fc from 'fast-check'
import { addDays } from '../dates.ts'
import type { PeriodicContract } from '../periods.ts'
import { termsOf, type Terms } from '../terms.ts'

type Range = Pick<PeriodicContract, 'startsOn' | 'endsOn'>
type Change = { effectiveFrom: string; terms: Partial<Terms> }

/** A monthly contract of 600 minutes, unless the terms say else. */
export function contractWith(
  range: Range,
  terms: Partial<Terms> = {},
  changes: Change[] = [],
): PeriodicContract {
  const first = {
    effectiveFrom: range.startsOn,
    terms: { period: 'month', periodMinutes: 600, ...terms },
  }
  const versions = [first, ...changes].map((change, index) => ({
    version: index + 1,
    effectiveFrom: change.effectiveFrom,
    terms: termsOf(change.terms),
  }))
  return { ...range, versions }
}

const someTerms: fc.Arbitrary<Partial<Terms>> = fc.record({
  period: fc.constantFrom('month' as const, 'month' as const, 'year' as const),
  periodMinutes: fc.integer({ min: 1, max: 900 }),
  accumulates: fc.boolean(),
  graceDays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
  carryOver: fc.option(
    fc.record({
      percent: fc.integer({ min: 1, max: 100 }),
      minutesMax: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
      periods: fc.integer({ min: 1, max: 12 }),
    }),
    { nil: null },
  ),
})

/** Up to three years, begun on any day, with up to two changes of terms. */
export const contracts: fc.Arbitrary<PeriodicContract> = fc
  .record({
    start: fc.integer({ min: 0, max: 1460 }),
    days: fc.integer({ min: 1, max: 1100 }),
    terms: someTerms,
    changes: fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), someTerms), { maxLength: 2 }),
  })
  .map(({ start, days, terms, changes }) => {
    const startsOn = addDays('2024-01-01', start)
    const inOrder = changes.toSorted(([one], [other]) => one - other)
    return contractWith(
      { startsOn, endsOn: addDays(startsOn, days) },
      terms,
      inOrder.map(([day, changed]) => ({ effectiveFrom: addDays(startsOn, day), terms: changed })),
    )
  })
