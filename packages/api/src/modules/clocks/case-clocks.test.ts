import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { endOfBusinessDay } from '@mesa/shared/sla/business-days'
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
// P11: whatever a test did, what is stored is what its events replay to.
afterEach(async () => {
  const found = await differences(desk)
  if (found.length > 0) throw new Error(found.join('\n'))
})

const minute = 60_000
const due = (from: string, minutes: number) =>
  new Date(caracas.add(Date.parse(from), minutes * minute)).toISOString()
const redAfter = (from: string) =>
  new Date(caracas.attention().add(Date.parse(from), 1440 * minute)).toISOString()
const closes = (asked: string) =>
  new Date(endOfBusinessDay(caracas, Date.parse(asked), 2)).toISOString()

test('CV-6: a customer who writes again is answered within four business hours, each time', async () => {
  desk.at('2026-03-04 10:00')
  const { number } = await desk.open()
  const first = await desk.see(number)
  await desk.say('keyUserA', number)
  const unanswered = await desk.see(number)
  await desk.say('agent', number)
  const answered = await desk.see(number)
  desk.at('2026-03-04 15:00')
  const { createdAt } = await desk.say('keyUserA', number)
  await desk.say('keyUserA', number)
  const asked = await desk.see(number)
  const row = await desk.row(number)

  expect([first.sla.nextReply, unanswered.sla.nextReply]).toEqual([null, null])
  expect([answered.sla.firstReply.state, answered.sla.nextReply]).toEqual(['met', null])
  expect(asked.sla.nextReply).toEqual({
    targetMinutes: 240,
    elapsedMinutes: 0,
    finishedAt: null,
    dueAt: due(createdAt, 240),
    state: 'running',
  })
  expect(row).toMatchObject({ dueAt: due(createdAt, 240), dueClock: 'nextReply' })

  await desk.say('agent', number)
  expect((await desk.see(number)).sla.nextReply.state).toBe('met')
  expect(await desk.row(number)).toMatchObject({ dueClock: 'resolution' })
  desk.at('2026-03-05 10:00')
  const again = await desk.say('keyUserA', number)
  desk.at('2026-03-05 15:00:30')
  expect((await desk.see(number)).sla.nextReply).toMatchObject({
    dueAt: due(again.createdAt, 240),
    state: 'breached',
    elapsedMinutes: 300,
  })
})

test('a resolution is met by accepting, is nothing once withdrawn, and stands still while tried', async () => {
  desk.at('2026-03-04 10:00')
  const kept = await desk.open()
  const left = await desk.open()
  const resolution = (await desk.see(kept.number)).sla.resolution
  await desk.classify(kept.number, 'serious')
  await desk.act('agent', kept.number, { action: 'start' })
  desk.at('2026-03-04 12:00:30')
  await desk.act('agent', kept.number, { action: 'propose', body: 'Pruebe ahora.' })
  desk.at('2026-03-05 12:00')
  const tried = await desk.see(kept.number)
  await desk.act('keyUserA', kept.number, { action: 'accept' })
  await desk.act('keyUserA', left.number, { action: 'close' })

  expect(resolution).toMatchObject({ targetMinutes: 4800, dueAt: due(kept.openedAt, 4800) })
  expect(tried.sla.resolution).toMatchObject({ state: 'paused', dueAt: null, elapsedMinutes: 120 })
  expect((await desk.see(kept.number)).sla.resolution).toMatchObject({
    state: 'met',
    elapsedMinutes: 120,
  })
  expect((await desk.see(left.number)).sla).toEqual({
    firstReply: null,
    nextReply: null,
    resolution: null,
  })
})

test('CV-5: a case nobody wrote to turns red after 24 hours of attention days, white when written to', async () => {
  desk.at('2026-03-06 16:00')
  const { number, openedAt } = await desk.open()
  const redAt = redAfter(openedAt)
  const red = async () => (await desk.as('agent').get('/tickets/counts')).body.red as number
  const isIn = async (color: string) =>
    (await desk.row(number, `&open=true&color=${color}`)) !== undefined

  desk.at('2026-03-09 15:00')
  const before = await red()
  expect(await desk.see(number)).toMatchObject({ color: 'white', redAt })
  expect([await isIn('red'), await isIn('white')]).toEqual([false, true])

  desk.at('2026-03-09 16:02')
  expect(redAt).toMatch(/^2026-03-09T20:0/)
  expect(await desk.row(number)).toMatchObject({ color: 'red', redAt })
  expect([await isIn('red'), await isIn('white'), await red()]).toEqual([true, false, before + 1])
  expect(await desk.see(number, 'keyUserA')).not.toHaveProperty('redAt')
  const asked = await desk.as('keyUserA').get('/tickets?color=red')
  expect([asked.status, asked.body.code]).toEqual([400, 'desk_only_field'])

  const { createdAt } = await desk.say('agent', number)
  expect(await desk.see(number)).toMatchObject({ color: 'white', redAt: redAfter(createdAt) })
})

test('CL-4: a ruling keeps what elapsed and measures the rest by the new target', async () => {
  desk.at('2026-03-04 10:00')
  const { number, id } = await desk.open()
  desk.at('2026-03-04 12:00:30')
  const ruled = await desk.classify(number, 'serious')
  const change = (await desk.eventsOf(id)).find(({ type }) => type === 'retarget')

  const spentMs = caracas.between(Date.parse(ruled.openedAt), change!.at.getTime())
  const dueAt = new Date(caracas.add(change!.at.getTime(), 480 * minute - spentMs)).toISOString()
  expect(ruled.sla.firstReply).toMatchObject({ targetMinutes: 480, elapsedMinutes: 120, dueAt })
  expect(change).toMatchObject({
    metric: 'first_reply',
    cause: 'classification',
    details: {
      minutes: 480,
      unit: 'business',
      before: { dueAt: due(ruled.openedAt, 1440) },
      after: { dueAt },
    },
  })
})

test('a criticality whose target has passed breaches at the ruling, and says so', async () => {
  desk.at('2026-03-04 09:00')
  const { number, id } = await desk.open()
  desk.at('2026-03-05 12:00')
  const ruled = await desk.classify(number, 'critical')
  const [clock] = (await desk.clocksOf(id)).filter(({ metric }) => metric === 'first_reply')

  expect(ruled.sla.firstReply.state).toBe('breached')
  expect(clock).toMatchObject({ breachCause: 'retarget', state: 'breached', finishedAt: null })
  expect((await desk.row(number)).dueAt).toBe(clock?.breachedAt?.toISOString())
})

test.each([
  [true, 'paused'],
  [false, 'running'],
])('the vendor pauses the desk by policy (%s): its clock is %s', async (vendorPauses, state) => {
  await desk.adopt({ ...clocksPolicy, hours: { ...clocksPolicy.hours, vendorPauses } })
  desk.at('2026-03-04 10:00')
  const { number, id } = await desk.open()
  await desk.classify(number, 'serious')
  await desk.act('agent', number, { action: 'start' })
  await desk.act('agent', number, { action: 'hand_to_vendor', reason: 'Defecto del producto.' })
  const away = await desk.see(number)
  await desk.adopt(clocksPolicy)

  expect(away.sla.firstReply.state).toBe(state)
  expect((await desk.row(number)).dueClock).toBe(vendorPauses ? null : 'firstReply')
  const fresh = (await desk.clocksOf(id)).find(({ metric }) => metric === 'freshness')
  expect([fresh?.state, away.redAt]).toEqual(['running', fresh?.dueAt?.toISOString()])
})

test('a pause from Friday 16:59 to Monday 09:01 moves the due instant by two minutes', async () => {
  desk.at('2026-03-06 13:00')
  const other = await desk.open()
  await desk.act('agent', other.number, { action: 'review' })
  desk.at('2026-03-06 16:59')
  await desk.act('agent', other.number, { action: 'ask', body: '¿Qué ve?' })
  desk.at('2026-03-09 09:01')
  await desk.say('keyUserA', other.number)
  const [paused, resumed] = (await desk.eventsOf(other.id)).filter(
    ({ metric, type }) => metric === 'resolution' && type !== 'start',
  )
  const standstill = caracas.between(paused!.at.getTime(), resumed!.at.getTime())
  expect(Math.round(standstill / minute)).toBe(2)
  expect((await desk.see(other.number)).sla.resolution.dueAt).toBe(
    new Date(caracas.add(Date.parse(other.openedAt), 4800 * minute + standstill)).toISOString(),
  )
})

test('CV-4: the count of silence starts with the question, ends with any words, and moves with a new one', async () => {
  desk.at('2026-03-06 16:00')
  const { number } = await desk.open()
  await desk.act('agent', number, { action: 'review' })
  await desk.act('agent', number, { action: 'ask', body: '¿Qué ve?' })
  const asked = await desk.see(number, 'keyUserA')
  desk.at('2026-03-09 10:00')
  const { createdAt } = await desk.say('agent', number, { asks: true })
  const again = await desk.see(number)
  await desk.say('keyUserA', number)
  const answered = await desk.see(number)

  expect(asked.autoCloseAt).toBe('2026-03-10T21:00:00.000Z')
  expect(again.autoCloseAt).toBe(closes(createdAt))
  expect([answered.autoCloseAt, answered.status]).toEqual([null, 'in_review'])
  expect(answered.sla.nextReply.state).toBe('running')
})

test('CV-4: words of the customer in a validation stop the silence and wait for an answer', async () => {
  desk.at('2026-03-04 10:00')
  const { number } = await desk.open()
  await desk.classify(number, 'serious')
  await desk.act('agent', number, { action: 'start' })
  const proposed = await desk.act('agent', number, { action: 'propose', body: 'Pruebe.' })
  const { createdAt } = await desk.say('keyUserA', number)
  const doubted = await desk.see(number)
  await desk.act('keyUserA', number, { action: 'reject', reason: 'Sigue igual.' })
  const back = await desk.see(number)

  expect(proposed.autoCloseAt).toBe(closes(proposed.updatedAt))
  expect(doubted).toMatchObject({ status: 'in_validation', autoCloseAt: null, redAt: null })
  expect(doubted.sla.nextReply).toMatchObject({ state: 'running', dueAt: due(createdAt, 240) })
  expect(back.sla.nextReply.dueAt).toBe(due(createdAt, 240))
  expect(back.redAt).not.toBe(null)
})

test('RS-4: a watched solution has no silence, and a rejection ends the watch', async () => {
  desk.at('2026-03-04 10:00')
  const { number } = await desk.open()
  await desk.classify(number, 'serious')
  await desk.act('agent', number, { action: 'start' })
  await desk.act('agent', number, { action: 'propose', body: 'Pruebe.' })
  const until = '2026-03-20T14:00:00.000Z'
  const watched = await desk.act('keyUserA', number, { action: 'watch', until })
  await desk.act('keyUserA', number, { action: 'reject', reason: 'Sigue igual.' })
  const again = await desk.act('agent', number, { action: 'propose', body: 'Pruebe otra vez.' })

  expect(watched.autoCloseAt).toBe(null)
  expect(again.autoCloseAt).toBe(closes(again.updatedAt))
})

test('P11: finished clocks never change, whatever happens to their case afterwards', async () => {
  desk.at('2026-03-04 10:00')
  const { number, id } = await desk.open()
  await desk.say('agent', number)
  await desk.say('keyUserA', number)
  await desk.say('agent', number)
  const finished = (await desk.clocksOf(id)).filter((clock) => clock.finishedAt !== null)
  desk.at('2026-03-09 10:00')
  await desk.classify(number, 'critical')
  await desk.act('agent', number, { action: 'start' })
  await desk.act('agent', number, { action: 'hand_to_vendor', reason: 'Defecto.' })
  await desk.act('agent', number, { action: 'resume' })
  await desk.act('agent', number, { action: 'propose', body: 'Pruebe.' })
  await desk.act('keyUserA', number, { action: 'accept' })
  const later = await desk.clocksOf(id)

  expect(finished).toHaveLength(4)
  for (const clock of finished) expect(later).toContainEqual(clock)
  expect(later.every((clock) => clock.finishedAt !== null)).toBe(true)
})
