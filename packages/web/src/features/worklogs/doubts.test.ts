import type { WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { expect, test } from 'vitest'
import { doubtsOf } from './doubts.ts'

const me = '00000000-0000-7000-8000-000000000001'
const entry = (authorId: string): WorklogView => ({
  id: '00000000-0000-7000-8000-0000000000aa',
  ticketId: '00000000-0000-7000-8000-0000000000bb',
  ticketNumber: 1,
  component: 'l1',
  startedAt: '2026-03-06T11:24:00Z',
  minutes: 95,
  description: 'Análisis',
  billable: true,
  author: { id: authorId, name: 'Ana' },
  createdAt: '2026-03-06T13:00:00Z',
  loggedMinutes: 95,
  roundedMinutes: 95,
  chargedMinutes: 95,
  unchargedMinutes: 0,
  contractId: null,
  afterHoursRequestId: null,
  balanceAfterMinutes: null,
  weightPercent: 100,
  hourPrice: null,
  correctsId: null,
  correctedBy: null,
  people: [],
  consentIds: [],
  warnings: [],
})
const known = { openedAt: '2026-03-06T11:00:40Z', authorId: me, entries: [entry(me)] }
const at = (time: string, minutes: number) =>
  doubtsOf({ startMs: Date.parse(`2026-03-06T${time}:00Z`), minutes }, known)

test.each([
  ['11:00', 24, false],
  ['11:00', 25, true],
  ['12:58', 1, true],
  ['12:59', 30, false],
  ['11:30', 5, true],
])('work that begins at %s and lasts %i minutes is at the time of another: %s', (...given) => {
  const [time, minutes, isSame] = given
  expect(at(time, minutes).sameTime !== undefined).toBe(isSame)
})

test('work of another person at the same time is no doubt', () => {
  const others = { ...known, entries: [entry('00000000-0000-7000-8000-000000000002')] }
  const span = { startMs: Date.parse('2026-03-06T11:30:00Z'), minutes: 5 }
  expect(doubtsOf(span, others).sameTime).toBeUndefined()
})

test('work may begin in the minute the case was opened, not before it', () => {
  expect(at('11:00', 5).beginsBeforeCase).toBe(false)
  expect(at('10:59', 5).beginsBeforeCase).toBe(true)
})
