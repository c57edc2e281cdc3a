import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LedgerRangeError } from './range.ts'
import type { RoundingRule } from './rounding.ts'
import { roundWorklogMinutes } from './rounding.ts'

function roundDay(rule: RoundingRule, entries: readonly number[]): number[] {
  let earlierLoggedMinutes = 0
  let earlierRoundedMinutes = 0
  return entries.map((loggedMinutes) => {
    const earlier = { earlierLoggedMinutes, earlierRoundedMinutes }
    const rounded = roundWorklogMinutes({ rule, loggedMinutes, ...earlier })
    earlierLoggedMinutes += loggedMinutes
    earlierRoundedMinutes += rounded
    return rounded
  })
}
const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0)

test('a ticket and day is rounded up once, by what its entries add', () => {
  expect(roundDay({ minutes: 15, scope: 'ticketDay' }, [5, 5, 10, 25])).toEqual([15, 0, 15, 15])
  expect(roundDay({ minutes: 15, scope: 'entry' }, [5, 5, 10])).toEqual([15, 15, 15])
  expect(roundDay({ minutes: 1, scope: 'ticketDay' }, [5, 7])).toEqual([5, 7])
})

test('a finer version of the rule never takes minutes back', () => {
  const rule: RoundingRule = { minutes: 1, scope: 'ticketDay' }
  const earlier = { earlierLoggedMinutes: 5, earlierRoundedMinutes: 60 }

  expect(roundWorklogMinutes({ rule, loggedMinutes: 5, ...earlier })).toBe(0)
})

test('splitting and merging the entries of a day never change the rounded sum', () => {
  const step = fc.integer({ min: 1, max: 60 })
  const entries = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(step, entries, (minutes, split) => {
      const rule: RoundingRule = { minutes, scope: 'ticketDay' }

      const rounded = roundDay(rule, split)

      expect(sum(rounded)).toBe(sum(roundDay(rule, [sum(split)])))
      expect(rounded.every((each) => Number.isSafeInteger(each) && each >= 0)).toBe(true)
    }),
  )
})

test('fractions and a step of 0 are a LedgerRangeError', () => {
  expect(() => roundDay({ minutes: 0, scope: 'ticketDay' }, [5])).toThrow(LedgerRangeError)
  expect(() => roundDay({ minutes: 15, scope: 'entry' }, [0.5])).toThrow(LedgerRangeError)
})
