import { expect, test } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'

type Told = { type: string; at: string; recordedAt: string; payload: Record<string, unknown> }

test('F12: after six hours without a sweep each breach has its own instant and one late notice, and passed warnings none', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  // Received on Wednesday at 10:00: half an hour of 4 h is over at 10:30, all of it at 14:00.
  const urgent = await givenStartedCase(desk)
  await classify(desk, urgent.number, 'critical')
  const serious = await givenStartedCase(desk)
  const opened = (await desk.as('agent').get(`/tickets/${urgent.number}`)).body.openedAt
  await desk.services.jobs.timers.sweepToEnd()
  desk.mails.length = 0

  await desk.with().put('/test/clock', { now: '2026-03-04T20:30:00.000Z' })
  const [breach] = await breaches(desk, urgent.number)
  const subjects = (number: number) =>
    desk.mails
      .filter(({ subject }) => subject.startsWith(`Caso ${number}, `))
      .map(({ to, subject }) => `${to.address.split('@')[0]}: ${subject}`)
      .toSorted()
  const due = new Date(new Date(opened).getTime() + 240 * 60_000).toISOString()

  expect(breach).toMatchObject({ at: due, payload: { metric: 'first_reply', dueAt: due } })
  expect(new Date(breach!.recordedAt).getTime()).toBeGreaterThanOrEqual(
    Date.parse('2026-03-04T20:30:00Z'),
  )
  expect(subjects(urgent.number)).toEqual([
    `agent: Caso ${urgent.number}, Club A: plazo vencido`,
    `supervisor: Caso ${urgent.number}, Club A: plazo vencido`,
  ])
  // Half and three quarters of 8 h have passed: only the later is told.
  expect(subjects(serious.number)).toEqual([
    `agent: Caso ${serious.number}, Club A: pasó el 75 % del plazo`,
    `supervisor: Caso ${serious.number}, Club A: pasó el 75 % del plazo`,
  ])
  expect(
    (await desk.as('agent').get(`/tickets/${urgent.number}`)).body.sla.firstReply,
  ).toMatchObject({ state: 'breached', dueAt: due })
}, 40_000)

test('HR-6: when the clock jumps over an expiry and what follows from it, each happens at its own instant, in order', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  await classify(desk, number, 'critical')
  const expiresAt = '2026-03-04T16:00:00.000Z'
  const asked = await desk.as('agent').post(`/tickets/${number}/consents`, {
    purpose: 'solution',
    minutes: 30,
    explanation: 'Corregir la serie.',
    expiresAt,
  })
  const { openedAt } = (await desk.as('agent').get(`/tickets/${number}`)).body
  const spentMs = new Date(asked.body.askedAt).getTime() - new Date(openedAt).getTime()

  await desk.with().put('/test/clock', { now: '2026-03-05T13:00:00.000Z' })
  const events: Told[] = (await desk.as('agent').get(`/tickets/${number}/events?limit=200`)).body
    .items
  const told = events
    .filter(({ type }) => ['decision.expired', 'state.changed', 'clock.breached'].includes(type))
    .slice(-3)
    .map(({ type, at }) => [type, at])

  // What was left of its four hours goes on at 12:00, where the question expired.
  const due = new Date(Date.parse(expiresAt) + 240 * 60_000 - spentMs).toISOString()
  expect(told).toEqual([
    ['state.changed', expiresAt],
    ['decision.expired', expiresAt],
    ['clock.breached', due],
  ])
  expect((await desk.as('supervisor').get('/audit/verify')).body).toMatchObject({ valid: true })
}, 40_000)

test('RS-4: a watched case closes at the instant the customer named, however late it is noticed', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const path = `/tickets/${number}/transitions`
  const until = '2026-03-06T14:00:00.000Z'
  const again = '2026-03-09T15:00:00.000Z'
  await desk.as('agent').post(path, { action: 'propose', body: 'Pruebe ahora.' })
  await desk.as('keyUserA').post(path, { action: 'watch', until })
  await desk.as('keyUserA').post(path, { action: 'reject', reason: 'Sigue igual.' })
  await desk.as('agent').post(path, { action: 'propose', body: 'Pruebe otra vez.' })
  await desk.with().put('/test/clock', { now: '2026-03-06T14:05:00.000Z' })
  // The date of the first proposal does not close the second.
  const second = (await desk.as('keyUserA').get(`/tickets/${number}`)).body.status
  await desk.as('keyUserA').post(path, { action: 'watch', until: again })
  await desk.with().put('/test/clock', { now: '2026-03-12T18:00:00.000Z' })

  expect(second).toBe('in_validation')
  expect((await desk.as('keyUserA').get(`/tickets/${number}`)).body).toMatchObject({
    status: 'closed',
    closeReason: 'watch_ended',
    closedAt: again,
  })
}, 40_000)

const classify = (desk: TestApp, number: number, criticality: 'critical') =>
  desk.as('agent').put(`/tickets/${number}/classification`, { criticality, reason: 'Urge' })

const breaches = async (desk: TestApp, number: number): Promise<Told[]> => {
  const { items } = (await desk.as('agent').get(`/tickets/${number}/events?limit=200`)).body
  return items.filter(({ type }: Told) => type === 'clock.breached')
}
