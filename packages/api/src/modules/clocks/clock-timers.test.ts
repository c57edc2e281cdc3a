import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { noDueAt } from './clocks.service.ts'
import {
  caracas,
  clocksPolicy,
  differences,
  setupClocks,
  type ClocksDesk,
} from './testing/clocks-desk.ts'

let desk: ClocksDesk

beforeAll(async () => {
  desk = await setupClocks()
})
afterAll(() => desk.close())

const minute = 60_000
const lines = async (id: string, kinds: string[]) =>
  (await desk.timersOf(id))
    .filter(({ kind }) => kinds.includes(kind))
    .map(
      ({ kind, subject, percent, dueAt }) => `${kind} ${subject} ${percent} ${dueAt.toISOString()}`,
    )
const after = (from: string, minutes: number) =>
  new Date(caracas.add(Date.parse(from), minutes * minute)).toISOString()

test('a new clock warns at 50, 75 and 90 % of its target and breaches at its end', async () => {
  desk.at('2026-03-04 10:00')
  const { id, openedAt } = await desk.open()
  const of = (percent: number) =>
    `warning first_reply/1 ${percent} ${after(openedAt, 14.4 * percent)}`

  const first = (await lines(id, ['warning', 'breach'])).filter((line) =>
    line.includes('first_reply'),
  )
  expect(first).toEqual([of(50), of(75), of(90), `breach first_reply/1 0 ${after(openedAt, 1440)}`])
  const red = new Date(caracas.attention().add(Date.parse(openedAt), 1440 * minute)).toISOString()
  expect(await lines(id, ['red'])).toEqual([`red freshness/1 0 ${red}`])
})

test('a policy warns where it says, and one that says nothing at 50, 75 and 90 %', async () => {
  const { warnFractions: _, ...silent } = clocksPolicy.targets
  const percents = async (targets: object) => {
    await desk.adopt({ ...clocksPolicy, targets } as typeof clocksPolicy)
    const { id } = await desk.open()
    const warnings = (await desk.timersOf(id)).filter(
      ({ kind, subject }) => kind === 'warning' && subject === 'first_reply/1',
    )
    return warnings.map(({ percent }) => percent)
  }
  desk.at('2026-03-04 10:00')

  expect(await percents({ ...silent, warnFractions: [0.8] })).toEqual([80])
  expect(await percents(silent)).toEqual([50, 75, 90])
  await desk.adopt(clocksPolicy)
})

test('a clock that stands still has no timers, one that goes on warns of what is left', async () => {
  desk.at('2026-03-04 09:00')
  const { id, number } = await desk.open()
  await desk.classify(number, 'critical')
  await desk.act('agent', number, { action: 'review' })
  desk.at('2026-03-04 12:30')
  await desk.act('agent', number, { action: 'ask' })
  const [first, resolution] = ['first_reply', 'resolution'].map(
    (metric) => (line: string) => line.includes(metric),
  ) as [(line: string) => boolean, (line: string) => boolean]
  const paused = await lines(id, ['warning', 'breach', 'red'])
  const silence = await lines(id, ['silence_warning', 'auto_close'])
  await desk.act('agent', number, { action: 'resume' })
  const resumed = await lines(id, ['warning', 'breach'])

  expect(paused).toEqual([])
  expect(silence).toEqual([
    'silence_warning customer_reply/1 0 2026-03-05T21:00:00.000Z',
    'auto_close customer_reply/1 0 2026-03-06T21:00:00.000Z',
  ])
  // 210 of 240 minutes are spent: 90 % and the end are left.
  expect(resumed.filter(first).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'warning first_reply/1 90',
    'breach first_reply/1 0',
  ])
  expect(resumed.filter(resolution)).toHaveLength(4)
})

test('a finished clock leaves no timer, and a closed case none at all', async () => {
  desk.at('2026-03-04 10:00')
  const { id, number } = await desk.open()
  await desk.say('agent', number)
  const answered = await lines(id, ['warning', 'breach', 'red'])
  await desk.act('keyUserA', number, { action: 'close' })

  expect(answered.some((line) => line.includes('first_reply'))).toBe(false)
  expect(answered.filter((line) => line.startsWith('red'))).toHaveLength(1)
  expect(answered.find((line) => line.startsWith('red'))).toContain('freshness/2')
  expect(await desk.timersOf(id)).toEqual([])
})

test('a breach that nobody noticed is stored at its own instant, and its timer stays to tell it', async () => {
  desk.at('2026-03-04 09:00')
  const { id, number, openedAt } = await desk.open()
  await desk.classify(number, 'critical')
  desk.at('2026-03-05 12:00')
  await desk.say('agent', number)
  const [clock] = (await desk.clocksOf(id)).filter(({ metric }) => metric === 'first_reply')

  expect(clock).toMatchObject({ state: 'breached', breachCause: 'elapsed' })
  expect(clock?.breachedAt?.toISOString()).toBe(after(openedAt, 240))
  expect(await lines(id, ['breach'])).toContain(`breach first_reply/1 0 ${after(openedAt, 240)}`)
})

/** A case as a release before clocks of every kind left it, with its one clock gone. */
async function givenOldCase(more: Partial<typeof tickets.$inferInsert>) {
  const { id } = await desk.open()
  const at = desk.clock.now()
  return desk.inDesk(async (tx) => {
    const [model] = await tx.db.select().from(tickets).where(eq(tickets.id, id))
    if (!model) throw new Error('no case')
    const old = {
      ...model,
      id: newId(at),
      number: model.number + 10_000,
      clocksVersion: 0,
      queueAt: noDueAt,
      queueMetric: null,
      redAt: null,
      unansweredSince: null,
      ...more,
    }
    await tx.db.insert(tickets).values(old)
    return old
  })
}

test('open cases of before get the clocks their state implies, counted from then on', async () => {
  desk.at('2026-03-04 10:00')
  const fresh = await givenOldCase({})
  const asked = await givenOldCase({
    status: 'waiting_customer',
    returnTo: 'in_review',
    lastDeskMessageAt: new Date('2026-03-05T00:00:00Z'),
  })
  const over = await givenOldCase({ status: 'closed', closedAt: new Date() })
  const now = '2026-03-04T14:30:00.000Z'
  await desk.with().put('/test/clock', { now })

  const [one, two] = [await desk.clocksOf(fresh.id), await desk.clocksOf(asked.id)]
  expect(one.map(({ metric, state }) => [metric, state])).toEqual([
    ['freshness', 'running'],
    ['next_reply', 'running'],
    ['resolution', 'running'],
  ])
  expect(one.every(({ startedAt }) => startedAt.toISOString().startsWith('2026-03-04T14:30'))).toBe(
    true,
  )
  expect(two.map(({ metric, state }) => [metric, state])).toEqual([
    ['customer_reply', 'running'],
    ['freshness', 'paused'],
    ['resolution', 'paused'],
  ])
  expect(await desk.clocksOf(over.id)).toEqual([])
  expect((await desk.eventsOf(fresh.id)).every(({ cause }) => cause === 'adopted')).toBe(true)
  const [row] = await desk.inDesk((tx) =>
    tx.db.select().from(tickets).where(eq(tickets.id, fresh.id)),
  )
  expect(row).toMatchObject({ clocksVersion: 1, queueMetric: 'next_reply', version: fresh.version })
})

test('a case of before that changes first is adopted by that change', async () => {
  desk.at('2026-03-04 10:00')
  const old = await givenOldCase({ lastDeskMessageAt: new Date('2026-03-05T00:00:00Z') })
  await desk.classify(old.number, 'serious')
  const clocks = await desk.clocksOf(old.id)

  expect(clocks.map(({ metric }) => metric)).toEqual(['freshness', 'resolution'])
  expect(await differences(desk)).toEqual([])
})
