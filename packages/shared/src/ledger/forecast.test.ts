import { expect, test } from 'vitest'
import { addDays } from './dates.ts'
import { forecastHours, type ForecastInput } from './forecast.ts'

const today = '2026-06-01'
const lot = (availableMinutes: number, validUntil = '2027-01-01', validFrom = '2026-01-01') => ({
  validFrom,
  validUntil,
  availableMinutes,
})
/** Minutes of each whole week before today, newest first, worked on its last day. */
const worked = (...weeks: number[]) =>
  weeks.map((minutes, index) => ({ on: addDays(today, -1 - 7 * index), minutes }))
const input = (changes: Partial<ForecastInput>): ForecastInput => ({
  today,
  startsOn: '2026-01-01',
  horizon: '2027-01-01',
  lots: [lot(1400)],
  overdraftMinutes: 0,
  charged: worked(...Array.from({ length: 12 }, () => 70)),
  ...changes,
})

test('HR-12: the forecast says the first day that the hours no longer carry, and what it goes by', () => {
  // 70 a week are 10 a day: 140 days from 1 June.
  expect(forecastHours(input({}))).toEqual({
    runsOutOn: '2026-10-19',
    because: 'used_up',
    perDayMinutes: 10,
    horizon: '2027-01-01',
    basis: {
      from: '2026-03-09',
      to: today,
      weeks: 12,
      chargedMinutes: 840,
      leftOutMinutes: [70, 70],
      minutesLeft: 1400,
    },
  })
})

test('HR-12: the busiest and the quietest week do not decide the forecast', () => {
  const steady = [70, 70, 70, 70, 70, 70, 70, 70, 70, 70]
  const odd = forecastHours(input({ charged: worked(2400, 0, ...steady) }))

  expect(odd).toMatchObject({ perDayMinutes: 10, runsOutOn: '2026-10-19' })
  expect(odd?.basis).toMatchObject({ chargedMinutes: 3100, leftOutMinutes: [2400, 0] })
})

test('HR-12: with fewer than two whole weeks, without lots or after the end there is no forecast', () => {
  expect(forecastHours(input({ startsOn: '2026-05-19' }))).toBeNull()
  expect(forecastHours(input({ lots: [] }))).toBeNull()
  expect(forecastHours(input({ horizon: today }))).toBeNull()
  expect(forecastHours(input({ startsOn: '2026-05-18' }))).not.toBeNull()
})

test('of three weeks all count', () => {
  const { perDayMinutes, basis } = forecastHours(
    input({ startsOn: '2026-05-11', charged: worked(0, 210, 0) }),
  )!

  expect([perDayMinutes, basis.weeks, basis.leftOutMinutes]).toEqual([10, 3, []])
})

test('hours that last to the horizon do not run out', () => {
  expect(forecastHours(input({ lots: [lot(2140)] }))).toMatchObject({
    runsOutOn: null,
    because: null,
  })
  // One minute fewer than 214 days need.
  expect(forecastHours(input({ lots: [lot(2139)] }))?.runsOutOn).toBe('2026-12-31')
})

test('what a lot still has at its end is lost, and the day says so', () => {
  const ending = forecastHours(input({ lots: [lot(5000, '2026-07-01')] }))
  const followed = forecastHours(
    input({ lots: [lot(5000, '2026-07-01'), lot(100, '2027-01-01', '2026-07-01')] }),
  )
  const usedWhole = forecastHours(input({ lots: [lot(300, '2026-07-01')] }))

  expect(ending).toMatchObject({ runsOutOn: '2026-07-01', because: 'lot_ends' })
  expect(followed).toMatchObject({ runsOutOn: '2026-07-11', because: 'used_up' })
  expect(usedWhole).toMatchObject({ runsOutOn: '2026-07-01', because: 'used_up' })
})

test('the lot that ends first is used first', () => {
  const lots = [lot(1000, '2027-01-01'), lot(300, '2026-07-01')]

  // 30 days from the first, then 100 from the other.
  expect(forecastHours(input({ lots }))?.runsOutOn).toBe('2026-10-09')
})

test('nothing left runs out today, whatever was worked; open overdraft is owed first', () => {
  const none = { lots: [lot(0)], charged: [] }

  expect(forecastHours(input(none))).toMatchObject({ runsOutOn: today, perDayMinutes: 0 })
  expect(forecastHours(input({ overdraftMinutes: 700 }))).toMatchObject({
    runsOutOn: '2026-08-10',
    basis: { minutesLeft: 700 },
  })
})

test('work put right counts its net, and never below nothing', () => {
  const charged = [...worked(70, 70), { on: addDays(today, -3), minutes: -500 }]

  expect(forecastHours(input({ startsOn: '2026-05-18', charged }))).toMatchObject({
    perDayMinutes: 5,
    basis: { chargedMinutes: 70 },
  })
})

test('no work at all lasts to the horizon', () => {
  expect(forecastHours(input({ charged: [] }))).toMatchObject({ runsOutOn: null, perDayMinutes: 0 })
})
