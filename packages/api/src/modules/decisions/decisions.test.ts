import { afterEach, beforeEach, expect, test } from 'vitest'
import { setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeEach(async () => {
  desk = await setupHours()
})
afterEach(() => desk.close())

const statusOf = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}`)).body.status

test('HR-6: an unanswered consent expires after 5 business days and the case goes on', async () => {
  const { contractWith, openCase, ask, accept, as, clock, services } = desk
  await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const consent = await ask(number, 180)
  const [view] = (await as('agent').get(`/tickets/${number}/decisions?status=pending`)).body.items
  // Asked on a Wednesday: Thursday is day 1, the next Wednesday ends at 17:00 in Caracas.
  expect(view.expiresAt).toBe('2026-03-11T21:00:00.000Z')

  clock.set(new Date('2026-03-11T20:59:50Z'))
  await services.jobs.timers.sweepToEnd()
  expect(await statusOf(number)).toBe('waiting_decision')
  clock.set(new Date('2026-03-11T21:00:00Z'))
  expect((await accept(consent)).body).toMatchObject({ status: 410, code: 'decision_expired' })
  await services.jobs.timers.sweepToEnd()

  expect(await statusOf(number)).toBe('in_review')
  const [expired] = (await as('keyUserA').get(`/tickets/${number}/consents`)).body.items
  expect(expired).toMatchObject({ status: 'expired', canAnswer: false, effects: null })
  expect((await accept(consent)).body).toMatchObject({ status: 410, code: 'decision_expired' })
})

test('HR-6: the desk withdraws its question, the customer cannot', async () => {
  const { contractWith, openCase, ask, as } = desk
  await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const consent = await ask(number, 180)
  const withdraw = (who: 'agent' | 'keyUserA') =>
    as(who).post(`/decisions/${consent}/withdrawal`, { reason: 'Ya no hace falta' })

  expect((await withdraw('keyUserA')).status).toBe(403)
  expect((await withdraw('agent')).body).toMatchObject({ status: 'withdrawn', canAnswer: false })
  expect((await withdraw('agent')).body).toMatchObject({ status: 409, code: 'already_decided' })
  expect(await statusOf(number)).toBe('in_review')
})

test('HR-6: a case waits for one consent at a time', async () => {
  const { contractWith, openCase, ask, as } = desk
  await contractWith([{ minutes: 600 }])
  const number = await openCase()
  await ask(number, 180)

  const body = { purpose: 'solution', minutes: 30, explanation: 'Más trabajo' }
  const second = await as('agent').post(`/tickets/${number}/consents`, body)

  expect(second.body).toMatchObject({ status: 409, code: 'invalid_transition' })
  const { items } = (await as('agent').get(`/tickets/${number}/consents`)).body
  expect(items).toHaveLength(1)
})
