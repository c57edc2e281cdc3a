import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, dayAfterMonth } from './dates.ts'
import { endOfCarried, nextTurn, periodsOf, type PeriodicContract } from './periods.ts'
import { contractWith, contracts } from './testing/periodic-contracts.ts'

const starts = (contract: PeriodicContract, through: string) =>
  periodsOf(contract, through).map(({ key, from, until }) => [key, from, until])

test('HR-3: a month of a contract runs from its first day to the same day of the next', () => {
  const contract = contractWith({ startsOn: '2026-01-31', endsOn: '2026-05-15' })

  expect(starts(contract, '2026-12-31')).toEqual([
    ['2026-01', '2026-01-31', '2026-02-28'],
    ['2026-02', '2026-02-28', '2026-03-31'],
    ['2026-03', '2026-03-31', '2026-04-30'],
    ['2026-04', '2026-04-30', '2026-05-15'],
  ])
})

test('HR-3: a year that began on the 29th of February goes on from the 28th, and back', () => {
  const contract = contractWith(
    { startsOn: '2024-02-29', endsOn: '2029-02-28' },
    { period: 'year' },
  )

  expect(starts(contract, '2030-01-01').map(([key, from]) => `${key} ${from}`)).toEqual([
    '2024 2024-02-29',
    '2025 2025-02-28',
    '2026 2026-02-28',
    '2027 2027-02-28',
    '2028 2028-02-29',
  ])
})

test('HR-1: terms changed in mid-period hold from the next one; another unit begins its own', () => {
  const contract = contractWith({ startsOn: '2026-01-10', endsOn: '2028-01-01' }, {}, [
    { effectiveFrom: '2026-02-20', terms: { period: 'month', periodMinutes: 900 } },
    { effectiveFrom: '2026-04-05', terms: { period: 'year', periodMinutes: 6000 } },
    { effectiveFrom: '2027-04-05', terms: { period: 'once' } },
    { effectiveFrom: '2027-04-20', terms: { period: 'month', periodMinutes: 60 } },
  ])

  const periods = periodsOf(contract, '2027-06-01')

  expect(periods.map(({ key, from, minutes }) => [key, from, minutes])).toEqual([
    ['2026-01', '2026-01-10', 600],
    ['2026-02', '2026-02-10', 600],
    ['2026-03', '2026-03-10', 900],
    ['2026', '2026-04-05', 6000],
    ['2027-04', '2027-04-20', 60],
    ['2027-05', '2027-05-20', 60],
  ])
})

test('HR-3: two runs that begin a period in one month are told apart by the day', () => {
  const contract = contractWith({ startsOn: '2026-01-05', endsOn: '2027-01-01' }, {}, [
    { effectiveFrom: '2026-03-10', terms: { period: 'once' } },
    { effectiveFrom: '2026-03-20', terms: { period: 'month', periodMinutes: 60 } },
  ])

  expect(periodsOf(contract, '2026-03-31').map(({ key }) => key)).toEqual([
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-03-20',
  ])
})

test('HR-3: lots that accumulate live to the end of the contract, others to that of their period', () => {
  const range = { startsOn: '2026-01-01', endsOn: '2026-03-20' }
  const ends = (accumulates: boolean) =>
    periodsOf(contractWith(range, { accumulates }), '2026-12-31').map((one) => one.validUntil)

  expect(ends(true)).toEqual(['2026-03-20', '2026-03-20', '2026-03-20'])
  expect(ends(false)).toEqual(['2026-02-01', '2026-03-01', '2026-03-20'])
})

test('HR-3: periods follow each other without a gap, each with a key of its own', () => {
  fc.assert(
    fc.property(contracts, (contract) => {
      const periods = periodsOf(contract, contract.endsOn)
      const keys = periods.map(({ origin, key }) => `${origin} ${key}`)

      expect(new Set(keys).size).toBe(keys.length)
      for (const period of periods) {
        expect(period.from >= contract.startsOn).toBe(true)
        expect(period.until <= contract.endsOn && period.from < period.until).toBe(true)
        expect(period.validUntil >= period.until && period.validUntil <= contract.endsOn).toBe(true)
      }
      if (contract.versions.length === 1) {
        expect(periods[0]?.from).toBe(contract.startsOn)
        expect(periods.at(-1)?.until).toBe(contract.endsOn)
        for (const [index, period] of periods.entries()) {
          if (index > 0) expect(periods[index - 1]?.until).toBe(period.from)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('HR-3: a day more only adds periods, and the next one is where it was foretold', () => {
  fc.assert(
    fc.property(contracts, fc.integer({ min: -5, max: 1200 }), (contract, days) => {
      const today = addDays(contract.startsOn, days)
      const now = periodsOf(contract, today)
      const turn = nextTurn(contract, today)
      const until = turn === null ? contract.endsOn : addDays(turn, -1)

      expect(periodsOf(contract, until)).toEqual(now)
      expect(periodsOf(contract, addDays(today, 400)).slice(0, now.length)).toEqual(now)
    }),
    { numRuns: 200 },
  )
})

test('dates of months end where the month does', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-01-31', 13)).toBe('2027-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(dayAfterMonth('2026-12')).toBe('2027-01-01')
})

test('HR-3: minutes carried over end with a period, in short months too', () => {
  const contract = contractWith({ startsOn: '2026-01-31', endsOn: '2027-01-01' })
  const lot = { validFrom: '2026-01-31', validUntil: '2026-02-28' }

  expect(endOfCarried(contract, lot, 1)).toBe('2026-03-31')
  expect(endOfCarried(contract, lot, 12)).toBe('2027-01-01')
})
