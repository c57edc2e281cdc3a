import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
  await desk.contractWith([{ minutes: 600 }])
})
afterAll(() => desk.close())

/** Access until the end of the next day, asked for on a case in review. */
async function askAccess() {
  const number = await desk.openCase()
  const accessUntil = new Date(desk.clock.now().getTime() + 86_400_000).toISOString()
  const body = { kind: 'access', explanation: 'Lectura de la base de pruebas', accessUntil }
  const asked = await expectStatus(201, desk.as('agent').post(`/tickets/${number}/decisions`, body))
  return { number, id: asked.id as string }
}
const answer = (id: string, decision: string, who: Parameters<typeof desk.as>[0]) =>
  desk.as(who).post(`/decisions/${id}/answer`, { decision })
const caseOf = async (number: number) => (await desk.as('agent').get(`/tickets/${number}`)).body
const decisionOf = async (number: number) =>
  (await desk.as('keyUserA').get(`/tickets/${number}/decisions`)).body.items.find(
    (one: { kind: string }) => one.kind === 'access',
  )

test('HR-14: neither a requester nor the desk nor a stranger grants access for the key user', async () => {
  const { number, id } = await askAccess()

  expect((await answer(id, 'accept', 'requesterA')).status).toBe(403)
  for (const who of ['agent', 'supervisor'] as const)
    expect((await answer(id, 'accept', who)).body.code).toBe('customer_decides')
  expect((await answer(id, 'accept', 'keyUserB')).status).toBe(404)
  expect(await decisionOf(number)).toMatchObject({ status: 'pending', canAnswer: true })
})

test('HR-14: access that was declined is not granted, the case goes on, and it may be asked for again', async () => {
  const { number, id } = await askAccess()
  await expectStatus(200, answer(id, 'decline', 'keyUserA'))

  expect((await caseOf(number)).status).toBe('in_review')
  expect(await decisionOf(number)).toMatchObject({
    status: 'declined',
    answeredBy: { name: 'Kelly Clave' },
  })
  expect((await answer(id, 'accept', 'keyUserA')).body.code).toBe('already_decided')
  const again = { kind: 'access', explanation: 'Solo lectura', accessUntil: '2026-04-01T00:00:00Z' }
  expect((await desk.as('agent').post(`/tickets/${number}/decisions`, again)).status).toBe(201)
})

test('HR-14: access that nobody answered before its end is not granted, and the case goes on', async () => {
  const { number, id } = await askAccess()
  await desk.with().put('/test/clock', { advanceMinutes: 2 * 24 * 60 })

  expect(await decisionOf(number)).toMatchObject({ status: 'expired', canAnswer: false })
  expect((await caseOf(number)).status).toBe('in_review')
  expect((await answer(id, 'accept', 'keyUserA')).body.code).toBe('decision_expired')
})
