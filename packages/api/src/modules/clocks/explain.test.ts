import type { ClockExplanation, ClocksExplained } from '@mesa/shared/wire/clocks-explain.schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { giveEveryClock } from './testing/random-life.ts'

let theirs: ClocksExplained
let ours: ClocksExplained
let desk: TestApp
let ticket: string

const until = (local: string) =>
  desk.as('admin').put('/test/clock', { now: new Date(`${local}-04:00`).toISOString() })
/** The clock goes on while the test runs. */
const about = (minutes: number) => Math.round(minutes / 10) * 10
const sum = (minutes: number[]) => minutes.reduce((total, one) => total + one, 0)
const newest = ({ clocks }: ClocksExplained, metric: ClockExplanation['metric']) => {
  const clock = clocks.find((one) => one.metric === metric)
  if (!clock) throw new Error(`no clock ${metric}`)
  return clock
}

beforeAll(async () => {
  desk = await setup()
  await giveEveryClock(desk)
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  ticket = `/tickets/${number}`
  await until('2026-03-04T15:30:00')
  const agent = desk.as('agent')
  await agent.post(`${ticket}/messages`, { kind: 'reply', body: '¿Qué serie?', asks: true })
  await until('2026-03-05T11:00:00')
  await desk.as('keyUserA').post(`${ticket}/messages`, { kind: 'reply', body: 'La B.' })
  await agent.put(`${ticket}/classification`, { type: 'support', criticality: 'critical' })
  await until('2026-03-09T10:00:00')
  theirs = (await desk.as('keyUserA').get(`${ticket}/clocks/explain`)).body
  ours = (await agent.get(`${ticket}/clocks/explain`)).body
}, 40_000)

afterAll(() => desk.close())

test('EX-4: the days of every clock add up to what elapsed, to the minute', () => {
  expect(ours.clocks.length).toBeGreaterThan(4)
  for (const clock of ours.clocks) {
    const counted = sum(clock.days.map(({ countedMinutes }) => countedMinutes))
    expect([clock.metric, clock.cycle, counted]).toEqual([
      clock.metric,
      clock.cycle,
      clock.elapsedMinutes,
    ])
  }
})

test('EX-4: pauses are told with why, weekends as closed, the calendar by name and version', () => {
  const { days, segments, calendar, target } = newest(ours, 'resolution')

  expect(target).toEqual({ minutes: 1920, days: null, unit: 'business' })
  expect(calendar).toMatchObject({ version: 1, timeZone: 'America/Caracas' })
  expect(segments.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['counted', null],
    ['paused', 'customer'],
    ['counted', null],
  ])
  expect(days.map(({ date, countedMinutes, mark }) => [date, about(countedMinutes), mark])).toEqual(
    [
      ['2026-03-04', 330, null],
      ['2026-03-05', 360, null],
      ['2026-03-06', 480, null],
      ['2026-03-07', 0, 'closed'],
      ['2026-03-08', 0, 'closed'],
      ['2026-03-09', 60, null],
    ],
  )
})

test('EX-4: whose the turn was adds up to the open business time of the case', () => {
  const { desk: desks, customer, vendor, nobody, totalMinutes } = ours.accountability
  // Wednesday from 10:00, Thursday, Friday and an hour of Monday, in a calendar of 8 hours.
  expect(about(totalMinutes)).toBe(420 + 480 + 480 + 60)
  expect([desks, customer, vendor, nobody].map(about)).toEqual([1230, 210, 0, 0])
  expect(sum([desks, customer, vendor, nobody])).toBe(totalMinutes)
})

test('CV-2: a customer sees the clocks that concern them, without names of the desk', () => {
  const metrics = new Set(theirs.clocks.map(({ metric }) => metric))
  expect([...metrics].toSorted()).toEqual([
    'customerReply',
    'firstReply',
    'nextReply',
    'resolution',
  ])
  expect(new Set(ours.clocks.map(({ metric }) => metric)).has('freshness')).toBe(true)
  expect(JSON.stringify(theirs)).not.toMatch(/"by"|"note"/)
})

test('EX-4: a change of target is told before and after, to the desk with who made it', async () => {
  const opened = await givenStartedCase(desk)
  const agent = desk.as('agent')
  await agent.put(`/tickets/${opened.number}/classification`, { criticality: 'minor' })
  const { body } = await agent.get(`/tickets/${opened.number}/clocks/explain`)
  const changes = newest(body, 'firstReply').segments.filter(({ kind }) => kind === 'retargeted')

  expect(changes.at(-1)).toMatchObject({ reason: 'classification', note: null })
  expect(changes.at(-1)?.by).toBe(desk.given.users.agent.name)
  expect(changes.at(-1)?.before?.target).not.toEqual(changes.at(-1)?.after?.target)
})

test('A16: a case of another organization or desk is not found', async () => {
  expect((await desk.as('keyUserB').get(`${ticket}/clocks/explain`)).status).toBe(404)
  expect((await desk.as('commercial').get('/tickets/99999/clocks/explain')).status).toBe(404)
})
