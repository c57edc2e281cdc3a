import fc from 'fast-check'
import type { WeighedWork } from '../rounding.ts'

/** A day of work of components that count differently. */
export const workedDays = fc.array(
  fc.record({
    minutes: fc.integer({ min: 1, max: 300 }),
    weightPercent: fc.constantFrom(0, 1, 33, 50, 100, 125, 150, 999, 1000),
  }),
  { minLength: 1, maxLength: 8 },
)

/** How a day is told otherwise: where entries are cut, and in which order the parts come. */
export const tellings = fc.record({
  cuts: fc.array(fc.integer({ min: 1, max: 299 }), { maxLength: 12 }),
  order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
})

/** The same work in other pieces and another order. */
export function retell(
  day: readonly WeighedWork[],
  { cuts, order }: { cuts: readonly number[]; order: readonly number[] },
): WeighedWork[] {
  return day
    .flatMap((entry) => split(entry, cuts))
    .map((part, index) => ({ part, key: order[index % order.length] ?? 0 }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ part }) => part)
}

function split({ minutes, weightPercent }: WeighedWork, cuts: readonly number[]): WeighedWork[] {
  const within = [...new Set(cuts)].filter((cut) => cut < minutes)
  const ends = [0, ...within.toSorted((one, other) => one - other), minutes]
  return ends.slice(1).map((end, index) => ({ minutes: end - (ends[index] ?? 0), weightPercent }))
}
