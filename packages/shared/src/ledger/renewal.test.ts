import { expect, test } from 'vitest'
import { dueAlerts, followingPeriod, taskCause, type AlertInput } from './renewal.ts'

const lot = (consumedMinutes: number, id = 'l1') => ({
  id,
  grantedMinutes: 600,
  consumedMinutes,
  validUntil: '2027-01-01',
})
const input = (changes: Partial<AlertInput>): AlertInput => ({
  today: '2026-06-01',
  endsOn: '2027-01-01',
  lots: [lot(0)],
  fractions: [0.5, 0.8, 1],
  daysBefore: 30,
  runsOutOn: null,
  told: new Set(),
  ...changes,
})
const told = (changes: Partial<AlertInput>) =>
  dueAlerts(input(changes)).map(({ kind, key, isSilent }) => [kind, key, isSilent ?? false])

test('HR-12: a fraction is told when the minute that reaches it is charged, and once', () => {
  expect(told({ lots: [lot(479)], told: new Set(['fraction l1 50']) })).toEqual([])
  expect(told({ lots: [lot(480)], told: new Set(['fraction l1 50']) })).toEqual([
    ['fraction', 'l1 80', false],
  ])
  const both = new Set(['fraction l1 50', 'fraction l1 80'])
  expect(told({ lots: [lot(599)], told: both })).toEqual([])
})

test('HR-12: of several fractions passed at once only the highest is told', () => {
  expect(told({ lots: [lot(600)] })).toEqual([
    ['fraction', 'l1 50', true],
    ['fraction', 'l1 80', true],
    ['fraction', 'l1 100', false],
  ])
  expect(told({ lots: [lot(600)], told: new Set(['fraction l1 100']) })).toEqual([
    ['fraction', 'l1 50', true],
    ['fraction', 'l1 80', true],
  ])
})

test('HR-12: the next lot has its own fractions', () => {
  const lots = [lot(600), lot(480, 'l2')]
  const first = ['50', '80', '100'].map((percent) => `fraction l1 ${percent}`)

  expect(told({ lots, told: new Set([...first, 'fraction l2 50']) })).toEqual([
    ['fraction', 'l2 80', false],
  ])
})

test('HR-12: the end is told so many days before, and not once it is past', () => {
  expect(told({ today: '2026-12-01' })).toEqual([])
  expect(told({ today: '2026-12-02' })).toEqual([['days', '2027-01-01', false]])
  expect(told({ today: '2026-12-31', told: new Set(['days 2027-01-01']) })).toEqual([])
  expect(told({ today: '2027-01-01' })).toEqual([])
})

test('HR-12: hours that run out before the end are told once for the lots they are counted on', () => {
  expect(told({ runsOutOn: '2026-07-01' })).toEqual([['forecast', 'l1', false]])
  expect(told({ runsOutOn: '2026-07-02' })).toEqual([])
  expect(told({ runsOutOn: '2026-07-01', told: new Set(['forecast l1']) })).toEqual([])
})

test('HR-12: a contract not to be renewed makes no task, one with hours each month none for them', () => {
  const days = { kind: 'days', key: 'x' } as const
  const fraction = { kind: 'fraction', key: 'x' } as const
  const cause = (alerts: Parameters<typeof taskCause>[0]['alerts'], how = {}) =>
    taskCause({ alerts, renewal: 'task', period: 'once', ...how })

  expect(cause([days, fraction])).toBe('days')
  expect(cause([fraction])).toBe('hours')
  expect(cause([{ ...fraction, isSilent: true }])).toBeNull()
  expect(cause([fraction], { period: 'month' })).toBeNull()
  expect(cause([days], { renewal: 'automatic' })).toBeNull()
  expect(cause([fraction], { renewal: 'automatic' })).toBe('hours')
  expect(cause([days, fraction], { renewal: 'none' })).toBeNull()
})

test.each([
  ['2026-01-01', '2027-01-01', '2028-01-01'],
  ['2026-01-15', '2026-02-15', '2026-03-15'],
  ['2024-02-29', '2025-02-28', '2026-02-28'],
  ['2026-03-10', '2026-03-25', '2026-04-09'],
])('a contract from %s to %s goes on to %s', (startsOn, endsOn, next) => {
  expect(followingPeriod({ startsOn, endsOn })).toEqual({ startsOn: endsOn, endsOn: next })
})
