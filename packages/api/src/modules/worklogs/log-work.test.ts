import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { agoIso, expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contractId: string
beforeAll(async () => {
  desk = await setupHours()
  const terms = {
    roundingMinutes: 15,
    weights: { components: { visit: 150, travel: 50 }, afterHoursPercent: 100 },
  }
  const made = await desk.contractWith([{ minutes: 6000 }], { terms, timeZone: 'America/Santiago' })
  contractId = made.id
})
afterAll(() => desk.closeSound())

const components = (codes: string[]) =>
  changePolicy(desk, (policy) => ({ ...policy, hours: { ...policy.hours, components: codes } }))
const workIn = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}/worklogs`)).body.items
const consumed = async () => (await desk.balanceOf(contractId)).consumedMinutes as number

test('HR-5: work is logged by the components that the desk has and uses, and by no other', async () => {
  const number = await desk.openCase()
  await components(['l1', 'l2', 'l3', 'quality', 'visit', 'travel'])
  for (const component of ['l9', 'visita_tecnica']) {
    const refused = await desk.log(number, 10, { component })
    expect(refused.body).toMatchObject({
      code: 'reference_unknown',
      errors: [{ path: 'component', code: 'not_in_catalogue' }],
    })
  }
  const body = { code: 'visita_tecnica', name: 'Visita técnica' }
  const made = await expectStatus(201, desk.as('admin').post('/catalogs/components', body))
  expect((await desk.log(number, 10, { component: 'visita_tecnica' })).status).toBe(422)
  await components(['l1', 'l2', 'l3', 'quality', 'visit', 'travel', 'visita_tecnica'])
  await expectStatus(201, desk.log(number, 10, { component: 'visita_tecnica' }))

  await components(['l1', 'l2', 'l3', 'quality', 'visit', 'travel'])
  const path = `/catalogs/components/${made.id}`
  await expectStatus(200, desk.as('admin').patch(path, { retired: true }))
  expect((await desk.log(number, 10, { component: 'visita_tecnica' })).status).toBe(422)
  expect((await workIn(number))[0]).toMatchObject({ component: 'visita_tecnica', minutes: 10 })
  const words = (await desk.as('keyUserA').get('/desk', { 'accept-language': 'en' })).body
    .components
  expect(words).toEqual(
    expect.arrayContaining([
      { code: 'visita_tecnica', name: 'Visita técnica' },
      { code: 'travel', name: 'Travel' },
    ]),
  )
})

test('HR-5: a minute counts by the contract`s weight of its component, and the day is rounded once', async () => {
  const number = await desk.openCase()
  const before = await consumed()
  const visit = await expectStatus(201, desk.log(number, 20, { component: 'visit' }))
  const travel = await expectStatus(201, desk.log(number, 30, { component: 'travel' }))
  const rest = await expectStatus(201, desk.log(number, 1))

  // 30 + 15 weighed are 45; the minute more begins the next quarter.
  expect(visit).toMatchObject({ weightPercent: 150, roundedMinutes: 30, loggedMinutes: 20 })
  expect(travel).toMatchObject({ weightPercent: 50, roundedMinutes: 15 })
  expect(rest).toMatchObject({ weightPercent: 100, roundedMinutes: 15 })
  expect((await consumed()) - before).toBe(60)
  const shown = await desk.as('keyUserA').get(`/tickets/${number}`)
  const logged = { l1: 1, l2: 0, l3: 0, quality: 0, travel: 30, visit: 20 }
  expect(shown.body.hours.loggedMinutes).toEqual(logged)
})

test('A91: work logged in 16 pieces and at once is charged the same', async () => {
  const [whole, split] = [await desk.openCase(), await desk.openCase()]
  const before = await consumed()
  await expectStatus(201, desk.log(whole, 16, { component: 'visit' }))
  const once = (await consumed()) - before
  for (let piece = 0; piece < 16; piece += 1) {
    await expectStatus(201, desk.log(split, 1, { component: 'visit' }))
  }
  expect([once, (await consumed()) - before]).toEqual([30, 60])
})

test('HR-5: work of several people is one entry each, all or none, and sent twice it is logged once', async () => {
  const number = await desk.openCase()
  const { agent, otherAgent, commercial, requesterA } = desk.given.users
  const id = newId(desk.clock.now())
  const people = [agent.id, otherAgent.id]
  const entry = { id, people, startedAt: agoIso(desk.clock.now(), 30) }
  for (const stranger of [commercial.id, requesterA.id, newId(desk.clock.now())]) {
    const refused = await desk.log(number, 30, { ...entry, people: [...people, stranger] })
    expect(refused.body).toMatchObject({
      code: 'reference_unknown',
      errors: [{ path: 'people/2', code: 'not_found' }],
    })
  }
  expect(await workIn(number)).toEqual([])
  const preview = { component: 'l1', minutes: 30, people, startedAt: entry.startedAt }
  const asked = await desk.as('agent').post(`/tickets/${number}/worklogs/preview`, preview)

  const first = await expectStatus(201, desk.log(number, 30, entry))
  const again = await expectStatus(201, desk.log(number, 30, entry))
  const other = await desk.log(number, 30, { ...entry, people: [agent.id] })

  expect(asked.body).toMatchObject({ loggedMinutes: 60, chargedMinutes: 60 })
  expect(first.balanceAfterMinutes).toBe(asked.body.balanceAfterMinutes)
  expect(first.people).toMatchObject([
    { id: agent.id, worklogId: id, chargedMinutes: 30 },
    { id: otherAgent.id, name: 'Otto Agente', chargedMinutes: 30 },
  ])
  expect(again.people).toEqual(first.people)
  expect(other.body.code).toBe('entry_id_reused')
  expect(await workIn(number)).toHaveLength(2)
})

test('HR-5: whose time overlaps other work of theirs is said for each of them', async () => {
  const number = await desk.openCase()
  const { agent, otherAgent } = desk.given.users
  const startedAt = '2026-03-02T13:00:00.000Z'
  await expectStatus(
    201,
    desk.as('otherAgent').post(`/tickets/${number}/worklogs`, {
      component: 'l1',
      startedAt,
      minutes: 60,
      description: 'Otra cosa',
    }),
  )
  const people = [agent.id, otherAgent.id]
  const both = await expectStatus(201, desk.log(number, 30, { startedAt, people }))

  expect(both.warnings).toEqual([])
  expect(both.people.map((one: { warnings: string[] }) => one.warnings)).toEqual([
    [],
    ['overlaps_own_work'],
  ])
})

test('HR-11: independent work keeps the price of the day it was done, which agents do not see', async () => {
  const number = await desk.openCase()
  const price = (amount: number) => ({ amount, currency: 'USD' })
  const rate = { kind: 'independent', validFrom: '2026-01-01', hourPrice: price(5000) }
  await expectStatus(201, desk.as('commercial').post('/rates', rate))
  const ruling = { coverage: 'independent', reason: 'Fuera del contrato' }
  await expectStatus(200, desk.as('supervisor').put(`/tickets/${number}/coverage`, ruling))
  const entry = await expectStatus(201, desk.log(number, 30))
  const later = { ...rate, validFrom: '2026-03-04', hourPrice: price(9000) }
  await expectStatus(201, desk.as('commercial').post('/rates', later))

  expect(entry).toMatchObject({ chargedMinutes: 0, why: 'coverage', hourPrice: null })
  const seen = await desk.as('supervisor').get(`/tickets/${number}/worklogs`)
  expect(seen.body.items[0].hourPrice).toEqual(price(5000))
})

test('A90: before its start a contract pays nothing, not even on overdraft, and the work is kept', async () => {
  const number = await desk.openCase()
  const early = await expectStatus(
    201,
    desk.log(number, 30, { startedAt: '2025-12-31T12:00:00.000Z' }),
  )

  expect(early).toMatchObject({ chargedMinutes: 0, unchargedMinutes: 30, why: 'outside_contract' })
  for (const minutes of [0, 1441, 1e9, 1.5]) {
    expect((await desk.log(number, minutes)).status).toBe(400)
  }
})

test('A90: on the day that clocks go back both hours are of one day, and are rounded once', async () => {
  desk.clock.set(new Date('2026-04-06T12:00:00.000Z'))
  const number = await desk.openCase()
  const at = async (startedAt: string) =>
    (await expectStatus(201, desk.log(number, 5, { startedAt }))).roundedMinutes

  // In Santiago 23:30 came twice on the 4th; half an hour later it is the 5th.
  expect(await at('2026-04-05T02:30:00.000Z')).toBe(15)
  expect(await at('2026-04-05T03:30:00.000Z')).toBe(0)
  expect(await at('2026-04-05T04:10:00.000Z')).toBe(15)
})
