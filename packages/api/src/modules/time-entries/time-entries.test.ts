import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
})
afterAll(() => desk.close())

type Who = Parameters<TestApp['as']>[0]
const record = (who: Who, more: Record<string, unknown> = {}) =>
  desk.as(who).post('/time-entries', {
    type: 'meeting',
    startedAt: '2026-03-03T13:00:00.000Z',
    minutes: 60,
    ...more,
  })
const list = async (who: Who, query = '') => (await desk.as(who).get(`/time-entries${query}`)).body

test('HR-13: agents record their time that is on no case by type, and see the totals of a period', async () => {
  const meeting = await record('agent', { note: 'Reunión del equipo' })
  await record('agent', { type: 'training', startedAt: '2026-03-03T15:00:00.000Z', minutes: 90 })
  await record('agent', { startedAt: '2026-02-25T15:00:00.000Z', minutes: 30 })

  expect(meeting).toMatchObject({
    status: 201,
    body: {
      type: 'meeting',
      typeName: 'Reunión',
      minutes: 60,
      workedOn: '2026-03-03',
      note: 'Reunión del equipo',
      user: { name: 'Ana Agente' },
      warnings: [],
    },
  })
  const week = await list('agent', '?from=2026-03-02&to=2026-03-08')
  expect(week.items.map((one: { type: string }) => one.type)).toEqual(['training', 'meeting'])
  expect(week.totals).toEqual([
    { type: 'meeting', typeName: 'Reunión', minutes: 60 },
    { type: 'training', typeName: 'Formación', minutes: 90 },
  ])
  const page = await list('agent', '?limit=2')
  const rest = await list('agent', `?limit=2&cursor=${encodeURIComponent(page.nextCursor)}`)
  expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])
})

test('HR-13: each reads their own, and the supervisor everybody`s', async () => {
  await record('technician')
  const { agent, technician } = desk.given.users

  expect((await list('technician')).items).toHaveLength(1)
  expect((await list('agent', `?userId=${technician.id}`)).code).toBe('not_allowed')
  expect((await list('supervisor')).items).toHaveLength(4)
  const theirs = await list('supervisor', `?userId=${technician.id}`)
  expect(theirs.items[0].user).toMatchObject({ id: technician.id, name: 'Tomás Técnico' })
  expect((await list('supervisor', `?userId=${agent.id}`)).items).toHaveLength(3)
  for (const who of ['commercial', 'viewer', 'keyUserA'] as const) {
    expect((await list(who)).code).toBe('not_allowed')
    expect((await record(who)).body.code).toBe('not_allowed')
  }
})

test('HR-13: one recorded by mistake is withdrawn: it stays to be read and counts no longer', async () => {
  const { body } = await record('otherAgent', { minutes: 45 })
  const withdraw = (who: Who) => desk.as(who).delete(`/time-entries/${body.id}`)

  expect((await withdraw('agent')).status).toBe(404)
  expect((await withdraw('commercial')).status).toBe(403)
  const first = await withdraw('otherAgent')
  expect(first.body).toMatchObject({ id: body.id, withdrawnBy: 'Otto Agente' })
  expect((await withdraw('supervisor')).body.withdrawnAt).toBe(first.body.withdrawnAt)
  expect(await list('otherAgent')).toMatchObject({ items: [{ id: body.id }], totals: [] })
})

test('HR-13: a type that the desk does not have, and time that has not passed, are refused', async () => {
  expect((await record('agent', { type: 'siesta' })).body).toMatchObject({
    code: 'reference_unknown',
    errors: [{ path: 'type', code: 'not_in_catalogue' }],
  })
  const tomorrow = { startedAt: '2026-03-05T13:00:00.000Z' }
  expect((await record('agent', tomorrow)).body.code).toBe('work_in_future')
  expect((await record('agent', { minutes: 1441 })).status).toBe(400)
})

test('HR-13: an entry sent twice is one, and time of another entry or of a case is warned of', async () => {
  const id = newId(desk.clock.now())
  const entry = { id, startedAt: '2026-03-02T20:00:00.000Z' }
  const first = await record('supervisor', entry)
  const again = await record('supervisor', entry)
  const other = await record('supervisor', { ...entry, minutes: 61 })
  expect([first.status, again.body.id]).toEqual([201, id])
  expect(other.body.code).toBe('entry_id_reused')

  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const work = { component: 'l1', minutes: 30, startedAt: '2026-03-02T21:30:00.000Z' }
  const words = { ...work, description: 'Análisis' }
  expect((await desk.as('supervisor').post(`/tickets/${number}/worklogs`, words)).status).toBe(201)
  const warningsAt = async (startedAt: string) =>
    (await record('supervisor', { startedAt, minutes: 20 })).body.warnings
  expect(await warningsAt('2026-03-02T20:30:00.000Z')).toEqual(['overlaps_own_work'])
  expect(await warningsAt('2026-03-02T21:20:00.000Z')).toEqual(['overlaps_own_work'])
  expect(await warningsAt('2026-03-02T22:00:00.000Z')).toEqual([])
})
