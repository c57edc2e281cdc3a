import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { agoIso, expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contractId: string
let number: number
beforeAll(async () => {
  desk = await setupHours()
  contractId = (await desk.contractWith([{ minutes: 6000 }])).id
})
beforeEach(async () => {
  number = await desk.openCase()
})
afterAll(() => desk.closeSound())

type Who = Parameters<typeof desk.as>[0]
const correct = (id: string, body: Record<string, unknown>, who: Who = 'agent') =>
  desk.as(who).post(`/worklogs/${id}/correction`, { reason: 'Fue otro tiempo', ...body })
const logged = (minutes: number, more: Record<string, unknown> = {}) =>
  expectStatus(201, desk.log(number, minutes, more))
const listed = async () => (await desk.as('keyUserA').get(`/tickets/${number}/worklogs`)).body.items
const hours = async () => (await desk.as('keyUserA').get(`/tickets/${number}`)).body.hours
const figures = async () => {
  const { availableMinutes, heldMinutes, consumedMinutes } = await desk.balanceOf(contractId)
  return { availableMinutes, heldMinutes, consumedMinutes }
}
type Figures = Awaited<ReturnType<typeof figures>>
const since = async (before: Figures) => {
  const now = await figures()
  return [
    now.availableMinutes - before.availableMinutes,
    now.heldMinutes - before.heldMinutes,
    now.consumedMinutes - before.consumedMinutes,
  ]
}

test('HR-5: a correction gives back all that the entry charged and charges it anew, and the old entry stays to be read', async () => {
  const before = await figures()
  const l1 = await logged(95)
  const l2 = await logged(40, { component: 'l2' })
  expect((await desk.accept(await desk.ask(number, 180))).status).toBe(200)
  expect(await since(before)).toEqual([-180, 45, 135])

  const answer = await correct(l2.id, { minutes: 20, component: 'l3', description: 'Era menos' })

  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    correctsId: l2.id,
    component: 'l3',
    minutes: 20,
    chargedMinutes: 20,
    unchargedMinutes: 0,
    correctedBy: null,
    author: { name: 'Ana Agente' },
  })
  // The 15 held and captured came back to the hold, the 25 consumed to the lot; 20 were captured.
  expect(await since(before)).toEqual([-155, 40, 115])
  const [fresh, second, first] = await listed()
  expect(fresh.id).toBe(answer.body.id)
  expect(second).toMatchObject({
    id: l2.id,
    component: 'l2',
    minutes: 40,
    chargedMinutes: 0,
    unchargedMinutes: 0,
    correctedBy: { worklogId: fresh.id, by: 'Ana Agente', reason: 'Fue otro tiempo' },
  })
  expect(first).toMatchObject({ id: l1.id, chargedMinutes: 95, correctedBy: null })
  expect(await hours()).toMatchObject({
    loggedMinutes: { l1: 95, l2: 0, l3: 20 },
    chargedMinutes: 115,
    unchargedMinutes: 0,
  })
  expect(await desk.violations()).toEqual([])
})

test('HR-5: an entry withdrawn charges nothing and stays in the record with who and why', async () => {
  const before = await figures()
  const entry = await logged(50)
  const answer = await correct(entry.id, { void: true, reason: 'Era de otro caso' })

  expect(answer.body).toMatchObject({
    id: entry.id,
    chargedMinutes: 0,
    correctedBy: { worklogId: null, by: 'Ana Agente', reason: 'Era de otro caso' },
  })
  expect(await since(before)).toEqual([0, 0, 0])
  const events = await desk.as('keyUserA').get(`/tickets/${number}/events?limit=200`)
  expect(events.body.items.at(-1)).toMatchObject({
    type: 'work.corrected',
    payload: { worklogId: entry.id, reason: 'Era de otro caso', before: { chargedMinutes: 50 } },
  })
  expect((await correct(entry.id, { void: true, minutes: 5 })).body.code).toBe('malformed')
})

test('HR-5: a correction sent twice answers its first result, and another of the same entry is refused', async () => {
  const before = await figures()
  const entry = await logged(30)
  const id = newId(desk.clock.now())
  const body = { id, minutes: 45, startedAt: agoIso(desk.clock.now(), 60) }
  const first = await correct(entry.id, body)
  const again = await correct(entry.id, body)
  const other = await correct(entry.id, { ...body, minutes: 46 })
  const late = await correct(entry.id, { minutes: 20 })

  expect(first.body).toMatchObject({ id, chargedMinutes: 45 })
  expect(again).toMatchObject({ status: 201, body: first.body })
  expect(other.body).toMatchObject({ status: 422, code: 'entry_id_reused' })
  expect(late.body).toMatchObject({ status: 409, code: 'already_corrected' })
  expect((await correct(id, { minutes: 44 })).body).toMatchObject({ correctsId: id })
  expect(await since(before)).toEqual([-44, 0, 44])
})

test('HR-5: of 6 racing corrections of one entry exactly one counts', async () => {
  const before = await figures()
  const entry = await logged(30)
  const answers = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((more) => correct(entry.id, { minutes: 30 + more })),
  )

  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'already_corrected')).toHaveLength(5)
  const kept = answers.find(({ status }) => status === 201)?.body.minutes
  expect(await since(before)).toEqual([-kept, 0, kept])
  expect(await desk.violations()).toEqual([])
})

test('HR-5: agents put their own work right, a supervisor that of anybody, and customers none', async () => {
  const entry = await logged(30)
  for (const who of ['otherAgent', 'keyUserA', 'requesterA'] as const) {
    expect((await correct(entry.id, { minutes: 5 }, who)).body.code).toBe('not_allowed')
  }
  for (const who of ['keyUserB', 'commercial'] as const) {
    expect((await correct(entry.id, { minutes: 5 }, who)).status).toBe(404)
  }
  const ruled = await correct(entry.id, { minutes: 5 }, 'supervisor')
  expect(ruled.body).toMatchObject({ minutes: 5, author: { name: 'Ana Agente' } })
  expect((await correct(ruled.body.id, {})).body.code).toBe('fields_required')
  expect((await correct(ruled.body.id, { startedAt: '2026-03-05T14:00:00.000Z' })).body.code).toBe(
    'work_in_future',
  )
})

test('HR-5: corrected work of a case that is over leaves no minute held', async () => {
  const before = await figures()
  const entry = await logged(100)
  expect((await desk.accept(await desk.ask(number, 180))).status).toBe(200)
  const second = await logged(60)
  const close = { action: 'close', reason: 'Ya no hace falta' }
  await expectStatus(200, desk.as('requesterA').post(`/tickets/${number}/transitions`, close))
  expect(await since(before)).toEqual([-160, 0, 160])

  expect((await correct(second.id, { minutes: 10 })).body.chargedMinutes).toBe(10)
  expect((await correct(entry.id, { void: true })).status).toBe(201)
  expect(await since(before)).toEqual([-10, 0, 10])
  expect(await desk.violations()).toEqual([])
})

test('HR-5: what an entry was rounded for others is charged to them when it is gone', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    hours: { ...policy.hours, roundingMinutes: 15 },
  }))
  const before = await figures()
  const [first, second] = [await logged(5), await logged(5)]
  const third = await logged(10)
  expect([first, second, third].map((one) => one.chargedMinutes)).toEqual([15, 0, 15])

  await expectStatus(201, correct(first.id, { void: true }))
  expect(await since(before)).toEqual([-15, 0, 15])
  await expectStatus(201, correct(third.id, { minutes: 12 }))
  expect(await since(before)).toEqual([-30, 0, 30])
  await expectStatus(201, correct(second.id, { void: true }))
  expect(await since(before)).toEqual([-15, 0, 15])
  expect((await listed())[0]).toMatchObject({ minutes: 12, chargedMinutes: 15 })
  expect(await desk.violations()).toEqual([])
  await changePolicy(desk, (policy) => ({
    ...policy,
    hours: { ...policy.hours, roundingMinutes: 1 },
  }))
})

test('HR-5: a correction never takes from a case what it was charged under an earlier rulebook', async () => {
  const entry = await logged(110, { startedAt: agoIso(desk.clock.now(), 130) })
  const setThreshold = (minutes: number) =>
    changePolicy(desk, (policy) => ({
      ...policy,
      hours: { ...policy.hours, consentAboveMinutes: minutes },
    }))
  await setThreshold(60)
  const same = await correct(entry.id, { description: 'Con otras palabras' })
  const more = await correct(same.body.id, { minutes: 118 })

  expect(same.body).toMatchObject({ chargedMinutes: 110, unchargedMinutes: 0 })
  expect(more.body).toMatchObject({ chargedMinutes: 110, unchargedMinutes: 8 })
  await setThreshold(120)
})

test('HR-5: work on overdraft that a lot has backed since is put right too', async () => {
  const lent = await desk.contractWith([], {
    organizationId: desk.given.organizations.b.id,
    terms: { overdraftMinutesMax: 100 },
  })
  const opened = await desk.as('requesterB').post('/tickets', {
    productId: desk.given.product.id,
    module: 'Facturación',
    summary: 'El saldo del cliente descuadra totales',
    body: 'No cuadra el saldo.',
    confirmNotDuplicate: true,
  })
  number = opened.body.number
  const entry = await logged(80)
  expect(entry.chargedMinutes).toBe(80)
  const lot = { minutes: 60, validFrom: '2026-01-01', validUntil: '2027-01-01', origin: 'purchase' }
  await expectStatus(201, desk.as('commercial').post(`/contracts/${lent.id}/lots`, lot))
  expect(await desk.balanceOf(lent.id)).toMatchObject({ consumedMinutes: 80, overdraftMinutes: 20 })

  const answer = await correct(entry.id, { minutes: 70 })

  expect(answer.body).toMatchObject({ chargedMinutes: 70, unchargedMinutes: 0 })
  expect(await desk.balanceOf(lent.id)).toMatchObject({ consumedMinutes: 70, overdraftMinutes: 10 })
  expect(await desk.violations()).toEqual([])
})

test('A90: late work into a closed month, and corrections of what was logged there, are refused', async () => {
  const startedAt = '2026-02-10T14:00:00.000Z'
  const entry = await logged(30, { startedAt })
  const march = await logged(20)
  await expectStatus(200, desk.as('supervisor').post('/month-closes', { month: '2026-02' }))

  const late = await desk.log(number, 10, { startedAt })
  const back = await correct(march.id, { startedAt })
  const refused = [late, back, await correct(entry.id, { void: true })]
  expect(refused.map(({ body }) => body.code)).toEqual(Array(3).fill('month_closed'))
  const preview = { component: 'l1', minutes: 10, startedAt }
  const asked = await desk.as('agent').post(`/tickets/${number}/worklogs/preview`, preview)
  expect(asked.body.code).toBe('month_closed')
  expect((await correct(march.id, { minutes: 10 })).status).toBe(201)
})
