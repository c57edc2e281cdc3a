import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from './calendar.ts'
import { explainBetween } from './explain.ts'
import {
  askOracle,
  listWindows,
  type OracleWindow,
  oracleZones,
  randomOf,
} from './testing/oracle.ts'
import {
  DAY,
  definitions,
  HOUR,
  isOpenByDefinition,
  listLocalMinutes,
  MINUTE,
  oddDays,
} from './testing/calendars.ts'

const SEED = 20260906

/** The odd days, and one change of offset since 2015 in each of 25 zones. */
const places = [
  ...oddDays,
  ...oracleZones.map((zone) => ({
    zone,
    from: listWindows(zone, randomOf(SEED)).next().value.from,
  })),
]

const cases = fc.constantFrom(...places).chain(({ zone, from }) => {
  const near = fc.integer({ min: from - 3 * DAY, max: from + 9 * DAY })
  return fc.record({
    definition: definitions(zone, from),
    a: near,
    b: near,
    c: near,
    m: fc.integer({ min: 0, max: 30 * HOUR }),
    n: fc.integer({ min: 1, max: 30 * HOUR }),
  })
})

test('business time obeys its laws under any calendar, zone and instant', () => {
  fc.assert(
    fc.property(cases, ({ definition, a, b, c, m, n }) => {
      const { add, between, isOpen, nextOpen, nextClose } = compileCalendar(definition)

      expect(between(a, add(a, m))).toBe(m)
      expect(between(a, add(a, -n))).toBe(-n)
      expect(between(a, b) + between(b, a)).toBe(0)
      expect(between(a, b) + between(b, c)).toBe(between(a, c))
      expect(add(add(a, m + 1), n)).toBe(add(a, m + 1 + n))
      expect(add(add(a, -m - 1), -n)).toBe(add(a, -m - 1 - n))
      expect(add(a, m) <= add(a, m + n)).toBe(true)
      expect(add(Math.min(a, b), m) <= add(Math.max(a, b), m)).toBe(true)
      expect(add(a, 0)).toBe(nextOpen(a))
      expect(isOpen(nextOpen(a))).toBe(true)
      expect(nextOpen(a) === a).toBe(isOpen(a))
      expect(isOpen(a)).toBe(between(a, a + 1) === 1)
      if (Number.isFinite(nextClose(a))) {
        expect(isOpen(nextClose(a))).toBe(false)
        expect(isOpen(nextClose(a) - 1)).toBe(true)
        expect(between(nextOpen(a), nextClose(a))).toBe(nextClose(a) - nextOpen(a))
      }
    }),
    { seed: SEED, numRuns: 250 },
  )
})

test('answers do not depend on the compiled horizon', () => {
  fc.assert(
    fc.property(cases, ({ definition, a, b, m }) => {
      const lazy = compileCalendar(definition)
      const late = compileCalendar(definition, { from: a + 700 * DAY, to: a + 701 * DAY })
      const tight = compileCalendar(definition, { from: a, to: a })

      for (const calendar of [late, tight]) {
        expect(calendar.between(a, b)).toBe(lazy.between(a, b))
        expect(calendar.add(a, m)).toBe(lazy.add(a, m))
        expect(calendar.add(b, -m)).toBe(lazy.add(b, -m))
        expect(calendar.nextClose(b)).toBe(lazy.nextClose(b))
      }
    }),
    { seed: SEED, numRuns: 60 },
  )
})

test('an explanation adds up to what was counted', () => {
  fc.assert(
    fc.property(cases, ({ definition, a, b }) => {
      const calendar = compileCalendar(definition)
      const [from, to] = [Math.min(a, b), Math.max(a, b)]

      const days = explainBetween(calendar, from, to)

      const countedMs = days.reduce((sum, day) => sum + day.countedMs, 0)
      expect(countedMs).toBe(calendar.between(from, to))
    }),
    { seed: SEED, numRuns: 100 },
  )
})

test.each(oddDays)('equals a minute-by-minute count: $zone from $from', ({ zone, from }) => {
  const minutes = listLocalMinutes(zone, from, from + 3 * DAY)
  fc.assert(
    fc.property(definitions(zone, from), (definition) => {
      const { add, between, isOpen } = compileCalendar(definition)
      let openMinutes = 0
      const wrong = minutes.filter((minute) => {
        const isOpenNow = isOpenByDefinition(definition, minute)
        const isCountRight = between(from, minute.at) === openMinutes * MINUTE
        if (isOpenNow) openMinutes += 1
        const isEndRight = !isOpenNow || add(from, openMinutes * MINUTE) === minute.at + MINUTE
        return isOpen(minute.at) !== isOpenNow || !isCountRight || !isEndRight
      })

      expect(wrong).toEqual([])
    }),
    { seed: SEED, numRuns: 8 },
  )
})

test('P10: equals a count of minutes by Intl in every zone, around changes and anywhere', () => {
  const random = randomOf(SEED)
  const seen = oracleZones.flatMap((zone) => {
    const windows = listWindows(zone, random)
    return [windows.next().value, windows.next().value].map((window: OracleWindow) =>
      askOracle({ ...window, days: 2 }, { seed: SEED, calendars: 2 }),
    )
  })

  expect(seen.flatMap(({ differences }) => differences)).toEqual([])
  expect(seen.reduce((sum, { checks }) => sum + checks, 0)).toBeGreaterThan(500_000)
})
