import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LedgerRangeError } from './range.ts'
import { roundDay, type RoundingRule, type WeighedWork } from './rounding.ts'
import { retell, tellings, workedDays } from './testing/work-splits.ts'

const round = (rule: RoundingRule, entries: readonly WeighedWork[]) =>
  roundDay(entries.map((entry) => ({ ...entry, rule })))
const plain = (...minutes: number[]) =>
  minutes.map((each) => ({ minutes: each, weightPercent: 100 }))
const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0)

test('a ticket and day is rounded up once, by what its entries add', () => {
  expect(round({ minutes: 15, scope: 'ticketDay' }, plain(5, 5, 10, 25))).toEqual([15, 0, 15, 15])
  expect(round({ minutes: 15, scope: 'entry' }, plain(5, 5, 10))).toEqual([15, 15, 15])
  expect(round({ minutes: 1, scope: 'ticketDay' }, plain(5, 7))).toEqual([5, 7])
})

test('HR-5: a component that counts one and a half is charged so, and one of 0 is not', () => {
  const day = (...entries: [number, number][]) =>
    round(
      { minutes: 1, scope: 'ticketDay' },
      entries.map(([minutes, weightPercent]) => ({ minutes, weightPercent })),
    )

  expect(day([60, 150], [60, 100], [60, 0], [30, 50])).toEqual([90, 60, 0, 15])
  // 3 × 1.5 is 4.5: the half is charged once, whoever it falls to.
  expect(day([1, 150], [1, 150], [1, 150])).toEqual([2, 1, 2])
})

test('a finer version of the rule never takes minutes back', () => {
  const coarse: RoundingRule = { minutes: 60, scope: 'ticketDay' }
  const fine: RoundingRule = { minutes: 1, scope: 'ticketDay' }
  const [five] = plain(5) as [WeighedWork]

  expect(
    roundDay([
      { ...five, rule: coarse },
      { ...five, rule: fine },
    ]),
  ).toEqual([60, 0])
})

test('HR-5: splitting, merging and reordering work never changes what is charged for a case and day', () => {
  const step = fc.integer({ min: 1, max: 60 })
  fc.assert(
    fc.property(step, workedDays, tellings, (minutes, day, telling) => {
      const rule: RoundingRule = { minutes, scope: 'ticketDay' }

      const rounded = round(rule, retell(day, telling))

      expect(sum(rounded)).toBe(sum(round(rule, day)))
      expect(sum(rounded) % minutes).toBe(0)
      expect(rounded.every((each) => Number.isSafeInteger(each) && each >= 0)).toBe(true)
      const exact = sum(day.map((each) => each.minutes * each.weightPercent)) / 100
      expect(sum(rounded)).toBeGreaterThanOrEqual(exact)
      expect(sum(rounded)).toBeLessThan(exact + minutes)
    }),
  )
})

test('fractions and a step of 0 are a LedgerRangeError', () => {
  expect(() => round({ minutes: 0, scope: 'ticketDay' }, plain(5))).toThrow(LedgerRangeError)
  expect(() => round({ minutes: 15, scope: 'entry' }, plain(0.5))).toThrow(LedgerRangeError)
})
