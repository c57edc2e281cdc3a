import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntitlementPolicy } from '@mesa/shared/rulebook/policy'
import { aCase, givenCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

type Who = Parameters<TestApp['as']>[0]
let desk: TestApp
let contractId: string
beforeAll(async () => {
  desk = await setup()
  contractId = await givenContract(desk)
})
afterAll(() => desk.close())

const rule = (entitlement: Partial<EntitlementPolicy>) =>
  changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, ...entitlement },
  }))
const open = async (who: Who, more: object = {}) =>
  desk.as(who).post('/tickets', await aCase(desk, who, more))
const behalf = async (organization: 'a' | 'b', more: object = {}) =>
  open('agent', { organizationId: desk.given.organizations[organization].id, ...more })
const setStanding = (standing: string) =>
  desk.as('commercial').put(`/organizations/${desk.given.organizations.a.id}/standing`, {
    standing,
    reason: 'Factura 0042',
  })
const productOfTheirs = async () =>
  (
    await desk.as('admin').post('/products', {
      name: `Otro ${Math.trunc(performance.now() * 1000)}`,
      modules: [{ name: 'Facturación' }],
    })
  ).body.id as string

test('EN-1: where the rulebook refuses, nobody opens a case that no contract covers, and each is told why', async () => {
  await rule({ contract: 'refuse' })
  const none = await open('keyUserB')
  const other = await open('keyUserA', { productId: await productOfTheirs() })
  const byAgent = await behalf('b')
  const covered = await open('keyUserA')

  expect(none.status).toBe(422)
  expect(none.body).toMatchObject({ code: 'not_entitled', reason: 'no_contract' })
  expect(other.body).toMatchObject({ code: 'not_entitled', reason: 'product_not_covered' })
  expect(byAgent.body).toMatchObject({ code: 'not_entitled', reason: 'no_contract' })
  expect(covered.status).toBe(201)
})

test('EN-1: an expired contract is named with the last day that it covered', async () => {
  await rule({ contract: 'refuse' })
  const own = await desk.as('commercial').post('/contracts', {
    organizationId: desk.given.organizations.b.id,
    name: 'Plan vencido',
    startsOn: '2025-01-01',
    endsOn: '2026-02-01',
    productIds: [desk.given.product.id],
  })
  const refused = await open('keyUserB')
  await desk.as('commercial').patch(`/contracts/${own.body.id}`, { endsOn: '2026-04-01' })
  const renewed = await open('keyUserB')
  await desk.as('commercial').patch(`/contracts/${own.body.id}`, { endsOn: '2026-02-01' })

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({
    code: 'not_entitled',
    reason: 'expired',
    endedOn: '2026-01-31',
  })
  expect(renewed.status).toBe(201)
})

test('EN-1: where the rulebook flags, the case is taken in and marked for review with the reason, which its customer does not see', async () => {
  await rule({ contract: 'flag' })
  const opened = await open('keyUserB')
  const seen = await desk.as('agent').get(`/tickets/${opened.body.number}`)

  expect(opened.status).toBe(201)
  expect(opened.body).not.toHaveProperty('flags')
  expect(seen.body).toMatchObject({ contractId: null, flags: { entitlement: 'expired' } })
})

test('EN-1: where the rulebook does not look, customers without a contract are served unmarked and can be told apart', async () => {
  await rule({ contract: 'off' })
  const without = await open('keyUserB')
  const covered = await open('keyUserA')
  const seen = (number: number) => desk.as('agent').get(`/tickets/${number}`)

  expect((await seen(without.body.number)).body).toMatchObject({
    flags: { entitlement: null, withoutContract: 'expired' },
  })
  expect((await seen(covered.body.number)).body).toMatchObject({
    flags: { entitlement: null, withoutContract: null },
  })
  await rule({ contract: 'refuse' })
})

test('EN-2: where the rulebook refuses, an organization behind on payments opens nothing and is told its standing, by whatever channel', async () => {
  await rule({ standing: 'refuse' })
  await setStanding('overdue')
  const refused = await open('keyUserA')
  await setStanding('suspended')
  const byPhone = await behalf('a', { channel: 'phone' })
  await setStanding('current')
  const again = await open('keyUserA')

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'standing', reason: 'overdue' })
  expect(byPhone.body).toMatchObject({ code: 'standing', reason: 'suspended' })
  expect(again.status).toBe(201)
})

test('EN-2: where the rulebook flags, the case is taken in and marked with the standing', async () => {
  await rule({ standing: 'flag' })
  await setStanding('overdue')
  const opened = await open('keyUserA')
  await setStanding('current')
  const seen = await desk.as('agent').get(`/tickets/${opened.body.number}`)

  expect(opened.status).toBe(201)
  expect(seen.body.flags).toMatchObject({ entitlement: 'overdue', withoutContract: null })
})

test('EN-2: where the rulebook does not look at standing, it changes nothing', async () => {
  await rule({ standing: 'off' })
  await setStanding('suspended')
  const opened = await open('keyUserA')
  await setStanding('current')
  await rule({ standing: 'refuse' })
  const seen = await desk.as('agent').get(`/tickets/${opened.body.number}`)

  expect(opened.status).toBe(201)
  expect(seen.body.flags).toMatchObject({ entitlement: null })
})

test('EN-2: standing is set with a reason, and its history says page by page who set it and when', async () => {
  await setStanding('overdue')
  await setStanding('current')
  const url = `/organizations/${desk.given.organizations.a.id}/standing`
  const first = await desk.as('keyUserA').get(`${url}?limit=1`)
  const second = await desk.as('keyUserA').get(`${url}?limit=1&cursor=${first.body.nextCursor}`)
  const foreign = await desk.as('keyUserB').get(url)
  const byAgent = await desk.as('agent').put(url, { standing: 'overdue', reason: 'No' })

  expect(first.body.items).toMatchObject([
    { standing: 'current', reason: 'Factura 0042', setBy: { name: 'Carla Comercial' } },
  ])
  expect(second.body.items).toMatchObject([{ standing: 'overdue' }])
  expect([foreign.status, byAgent.status]).toEqual([404, 403])
})

const startOne = async () => {
  const { number } = await givenCase(desk, 'keyUserA')
  const agent = desk.as('agent')
  await agent.post(`/tickets/${number}/transitions`, { action: 'review' })
  await agent.put(`/tickets/${number}/classification`, {
    type: 'support',
    criticality: 'serious',
    level: 'l1',
  })
  return { number, act: (body: object) => agent.post(`/tickets/${number}/transitions`, body) }
}
const endContract = (endsOn: string) =>
  desk.as('commercial').patch(`/contracts/${contractId}`, { endsOn })

test('EN-8: when the contract ends mid-case, the case goes on where the rulebook continues, and new ones are refused', async () => {
  await rule({ onLapse: 'continue', contract: 'refuse' })
  const one = await startOne()
  await endContract('2026-03-04')
  const started = await one.act({ action: 'start' })
  const proposed = await one.act({ action: 'propose', nature: 'definitive', body: 'Corregido.' })
  const fresh = await open('keyUserA')
  await endContract('2027-01-01')

  expect([started.status, proposed.status]).toEqual([200, 200])
  expect(fresh.body).toMatchObject({ reason: 'expired', endedOn: '2026-03-03' })
})

test('EN-8: where the rulebook holds, work on an open case waits with the reason, and goes on when the contract is renewed', async () => {
  await rule({ onLapse: 'hold' })
  const one = await startOne()
  await endContract('2026-03-04')
  const held = await one.act({ action: 'start' })
  const buttons = await desk.as('agent').get(`/tickets/${one.number}/transitions`)
  await endContract('2027-01-01')
  const renewed = await desk.as('agent').get(`/tickets/${one.number}/transitions`)
  const started = await one.act({ action: 'start' })
  await setStanding('suspended')
  const fallen = await one.act({ action: 'propose', nature: 'definitive', body: 'Listo.' })
  await setStanding('current')

  expect(held.status).toBe(422)
  expect(held.body).toMatchObject({ code: 'entitlement_on_hold', reason: 'expired' })
  expect(buttons.body.items).toEqual(
    expect.arrayContaining([
      { action: 'start', enabled: false, reason: 'entitlement_on_hold', to: null },
      { action: 'propose', enabled: false, reason: 'wrong_state', to: null },
      { action: 'ask', enabled: true, to: 'waiting_customer' },
    ]),
  )
  expect(renewed.body.items).toContainEqual({ action: 'start', enabled: true, to: 'in_progress' })
  expect(started.status).toBe(200)
  expect(fallen.body).toMatchObject({ code: 'entitlement_on_hold', reason: 'suspended' })
})

test('EN-8: whatever lapsed, both sides go on talking, time that was worked is recorded, and the record stays theirs', async () => {
  await rule({ onLapse: 'hold' })
  const one = await startOne()
  await one.act({ action: 'start' })
  await endContract('2026-03-04')
  const path = `/tickets/${one.number}`
  const reply = await desk.as('agent').post(`${path}/messages`, {
    kind: 'reply',
    nature: 'provisional',
    body: '¿Renuevan el plan?',
    asks: true,
  })
  const answer = await desk
    .as('keyUserA')
    .post(`${path}/messages`, { kind: 'reply', body: 'Sí, mañana.' })
  const work = await desk.as('agent').post(`${path}/worklogs`, {
    component: 'l1',
    minutes: 15,
    description: 'Análisis',
    startedAt: '2026-03-04T13:00:00.000Z',
  })
  const record = await desk.as('keyUserA').get(`${path}/record`)
  await endContract('2027-01-01')
  await rule({ onLapse: 'continue' })

  expect([reply.status, answer.status, work.status, record.status]).toEqual([201, 201, 201, 200])
})

test('EN-8: a case that was taken in without a contract is not held for lacking one', async () => {
  await rule({ onLapse: 'hold', contract: 'flag' })
  const { number } = (await open('keyUserB')).body
  const agent = desk.as('agent')
  await agent.post(`/tickets/${number}/transitions`, { action: 'review' })
  await agent.put(`/tickets/${number}/classification`, {
    type: 'support',
    criticality: 'serious',
    level: 'l1',
  })
  const started = await agent.post(`/tickets/${number}/transitions`, { action: 'start' })
  await rule({ onLapse: 'continue', contract: 'refuse' })

  expect(started.status).toBe(200)
})
