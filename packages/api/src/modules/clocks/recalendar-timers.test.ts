import { expect, test, vi } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { deskCalendarOf, duesOf, followAll, verified } from './testing/recalendar-desk.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const minute = 60_000
const sweepAt = async (desk: TestApp, at: string, minutes: number) => {
  desk.clock.set(new Date(Date.parse(at) + minutes * minute))
  await desk.services.jobs.timers.sweepToEnd()
}
const typesOf = async (desk: TestApp, number: number): Promise<string[]> => {
  const { body } = await desk.as('agent').get(`/tickets/${number}/events?limit=100`)
  return body.items.map(({ type }: { type: string }) => type)
}
const firstReplyOf = async (desk: TestApp, number: number) =>
  (await desk.as('agent').get(`/tickets/${number}`)).body.sla.firstReply
/** A holiday that begins now, which no clock has followed yet. */
const closeToday = async (desk: TestApp, more: object = {}) => {
  const { id, version, definition } = await deskCalendarOf(desk)
  const today = desk.clock.now().toISOString().slice(0, 10)
  const body = { baseVersion: version, ...more }
  const saved = await desk.as('admin').post(`/calendars/${id}/versions`, {
    ...body,
    definition: { ...definition, holidays: [...definition.holidays, today] },
  })
  expect(saved.status).toBe(201)
  return { path: `/calendars/${id}/versions`, versionId: String(saved.body.id) }
}

test('CL-6: a clock that falls due between an edit and its batch follows the new hours first, and is late once by them', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { id, number } = await givenStartedCase(desk)
  const before = await firstReplyOf(desk, number)
  desk.clock.set(new Date(Date.parse(before.dueAt) - 30 * minute))
  await closeToday(desk)
  await sweepAt(desk, before.dueAt, 1)

  const early = await typesOf(desk, number)
  const moved = await firstReplyOf(desk, number)
  const dues = await duesOf(desk)
  await followAll(desk)
  expect(early).not.toContain('clock.breached')
  expect(moved.state).toBe('running')
  expect(moved.dueAt > before.dueAt).toBe(true)
  expect(await duesOf(desk)).toEqual(dues)
  expect(dues[`${id}/first_reply`]).toBe(moved.dueAt)
  expect((await verified(desk)).differences).toEqual([])

  await sweepAt(desk, moved.dueAt, 1)
  const late = await typesOf(desk, number)
  expect(late.filter((type) => type === 'clock.breached')).toHaveLength(1)
  expect(await firstReplyOf(desk, number)).toMatchObject({
    state: 'breached',
    dueAt: moved.dueAt,
  })
})

test('CV-4: a case is not closed for silence by hours that were edited before it', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  await desk.as('agent').post(`/tickets/${number}/transitions`, { action: 'ask', body: '¿Cuál?' })
  const { autoCloseAt } = (await desk.as('agent').get(`/tickets/${number}`)).body
  desk.clock.set(new Date(Date.parse(autoCloseAt) - 30 * minute))
  await closeToday(desk)
  await sweepAt(desk, autoCloseAt, 1)

  const seen = (await desk.as('keyUserA').get(`/tickets/${number}`)).body
  expect(seen.status).toBe('waiting_customer')
  expect(seen.autoCloseAt > autoCloseAt).toBe(true)
})

test('P11: a correction that a due clock follows first is in its record, its list and its audited count', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const before = await firstReplyOf(desk, number)
  desk.clock.set(new Date(Date.parse(before.dueAt) - 30 * minute))
  const correctionFrom = '2026-03-04T04:00:00.000Z'
  const signed = await closeToday(desk, { correctionFrom, reason: 'Faltaba el feriado' })
  await sweepAt(desk, before.dueAt, 1)

  const types = await typesOf(desk, number)
  expect(types).toContain('clock.corrected')
  expect(types).not.toContain('clock.breached')
  await followAll(desk)
  const changes = await desk.as('admin').get(`${signed.path}/${signed.versionId}/changes`)
  const [version] = (await desk.as('admin').get(signed.path)).body.items
  expect(changes.body.items.length).toBeGreaterThan(0)
  expect(version.change).toMatchObject({
    state: 'done',
    clocksChanged: changes.body.items.length,
  })
  expect((await verified(desk)).differences).toEqual([])
})

test('F12: what was late before an edit that came before the sweep is told at its own instant, once', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const before = await firstReplyOf(desk, number)
  desk.clock.set(new Date(Date.parse(before.dueAt) + 30 * minute))
  await closeToday(desk)
  await sweepAt(desk, before.dueAt, 31)
  await followAll(desk)
  await sweepAt(desk, before.dueAt, 32)

  const { body } = await desk.as('agent').get(`/tickets/${number}/events?limit=100`)
  const told = body.items.filter(({ type }: { type: string }) => type === 'clock.breached')
  expect(told.map(({ at }: { at: string }) => at)).toEqual([before.dueAt])
  expect((await verified(desk)).differences).toEqual([])
})
