import type { Policy } from '@mesa/shared/rulebook/policy'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { products } from '../products/products.tables.ts'
import { adoptPolicy, policyInForce } from '../rulebook/rulebook.service.ts'
import { tickets } from './tickets.tables.ts'

const phone = '+58 212 555 01 02'
let desk: TestApp

beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await desk.inDesk((tx) =>
    tx.db.update(products).set({ phone }).where(eq(products.id, desk.given.product.id)),
  )
})
afterAll(() => desk.close())

const hours = (count: number) => desk.as('agent').put('/test/clock', { advanceMinutes: count * 60 })
const escalationOf = async (number: number, who: 'keyUserA' | 'agent' = 'keyUserA') =>
  (await desk.as(who).get(`/tickets/${number}`)).body.escalation
const escalate = (number: number, who: 'keyUserA' | 'agent' = 'keyUserA') =>
  desk.as(who).post(`/tickets/${number}/transitions`, {
    action: 'escalate',
    reason: 'La facturación sigue detenida',
  })

test('CV-8: after 24 clock hours without an answer its customer may escalate, and not a minute before', async () => {
  const { number, openedAt } = await givenCase(desk)
  const at = new Date(Date.parse(String(openedAt)) + 24 * 3_600_000).toISOString()

  const early = await escalate(number)
  expect([early.status, early.body.code]).toEqual([422, 'escalation_too_early'])
  expect(await escalationOf(number)).toEqual({ isAllowed: false, at, phone, escalatedAt: null })

  await hours(24)
  expect(await escalationOf(number)).toMatchObject({ isAllowed: true, at, phone })
  const { body } = await desk.as('keyUserA').get(`/tickets/${number}/transitions`)
  const offered = body.items.find(({ action }: { action: string }) => action === 'escalate')
  expect(offered).toMatchObject({ enabled: true, to: 'received' })
  expect((await escalate(number)).status).toBe(200)
  expect((await escalate(number, 'agent')).status).toBe(403)
  // What cannot wait is said to the desk in words of the conversation.
  const said = await desk.as('agent').get(`/tickets/${number}/messages?order=newest&limit=1`)
  expect(said.body.items[0]).toMatchObject({ body: 'La facturación sigue detenida' })
})

test('CV-8: the desk sees an escalated case marked, until it writes', async () => {
  const { number } = await givenStartedCase(desk)
  await hours(24)
  await escalate(number)
  const since = desk.clock.now()
  const rowOf = async (who: 'agent' | 'keyUserA') => {
    const { body } = await desk.as(who).get(`/tickets?q=%23${number}`)
    return body.items[0]
  }
  const row = () => rowOf('agent')

  const { escalatedAt } = (await row()).flags
  expect(near(escalatedAt, since)).toBe(true)
  expect((await escalationOf(number)).escalatedAt).toBe(escalatedAt)
  expect(await rowOf('keyUserA')).not.toHaveProperty('flags')

  await hours(1)
  await desk.as('agent').post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Ya vamos.' })
  expect((await row()).flags.escalatedAt).toBeNull()
})

test('CV-8: who was answered last waits anew from their next message', async () => {
  const { number } = await givenStartedCase(desk)
  await hours(20)
  await desk.as('agent').post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Lo vemos.' })
  await hours(20)
  expect(await escalationOf(number)).toMatchObject({ isAllowed: false, at: null })
  expect((await escalate(number)).status).toBe(422)

  await desk.as('keyUserA').post(`/tickets/${number}/messages`, { kind: 'reply', body: '¿Y?' })
  const { isAllowed, at } = await escalationOf(number)
  expect(isAllowed).toBe(false)
  expect(near(at, new Date(desk.clock.now().getTime() + 24 * 3_600_000))).toBe(true)
})

test('CV-8: a priority case may be escalated at once, and once', async () => {
  const { number } = await givenCase(desk, 'keyUserA', { priorityReason: 'platform_down' })
  expect(await escalationOf(number)).toMatchObject({ isAllowed: true, phone })
  const answers = await Promise.all(Array.from({ length: 5 }, () => escalate(number)))
  const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other)
  expect(statuses).toEqual([200, 409, 409, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('already_escalated')
})

test('CV-8: a wait in business time is counted in attention hours', async () => {
  // A Friday at 16:00; four business hours end on Monday at 12:00.
  await desk.as('agent').put('/test/clock', { now: '2026-03-13T20:00:00.000Z' })
  const { number } = await givenCase(desk)
  await setWait({ minutes: 240, unit: 'business' })
  const { at } = await escalationOf(number)
  expect(near(at, new Date('2026-03-16T16:00:00.000Z'))).toBe(true)
})

test('CV-8: where the rulebook knows no escalation nothing is said of it', async () => {
  const { number, id } = await givenCase(desk, 'keyUserA', { priorityReason: 'platform_down' })
  await setWait(null)
  expect(await escalationOf(number)).toBeNull()
  expect((await escalate(number)).body.code).toBe('escalation_too_early')
  await setWait({ minutes: 1, unit: 'clock' })
  await desk.inDesk((tx) =>
    tx.db
      .update(tickets)
      .set({ closedAt: desk.clock.now(), status: 'closed' })
      .where(eq(tickets.id, id)),
  )
  expect(await escalationOf(number)).toBeNull()
})

/** Another version of the rulebook, from now on. */
const setWait = (escalateAfter: Policy['silence']['escalateAfter']) =>
  desk.inDesk(async (tx) => {
    const { policy } = await policyInForce(tx)
    const changed = { ...policy, silence: { ...policy.silence, escalateAfter } }
    await adoptPolicy(tx, { policy: changed, by: 'Prueba', at: desk.clock.now() })
  })

/** Within the seconds that a slow machine lets pass between an act and its look. */
const near = (instant: string, expected: Date) =>
  Math.abs(Date.parse(instant) - expected.getTime()) < 300_000
