import { expect, test } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest } from '../../testing/test-app.ts'

test('RS-4: a watched case closes when its date has passed, and not before', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const ticket = `/tickets/${number}`
  await desk.as('agent').post(`${ticket}/transitions`, { action: 'propose', body: 'Pruebe ahora.' })
  const until = '2026-03-06T14:00:00.000Z'
  const watched = await desk
    .as('keyUserA')
    .post(`${ticket}/transitions`, { action: 'watch', until })

  await desk.with().put('/test/clock', { now: '2026-03-06T13:59:00.000Z' })
  const before = await desk.as('keyUserA').get(ticket)
  await desk.with().put('/test/clock', { now: '2026-03-06T14:01:00.000Z' })
  const after = await desk.as('keyUserA').get(ticket)

  expect(watched.body.status).toBe('in_validation')
  expect(before.body.status).toBe('in_validation')
  expect(after.body).toMatchObject({
    status: 'closed',
    closeReason: 'watch_ended',
    waitingOn: 'none',
  })
})

test('RS-4: a rejection before the date keeps the case open', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const ticket = `/tickets/${number}`
  await desk.as('agent').post(`${ticket}/transitions`, { action: 'propose', body: 'Pruebe ahora.' })
  await desk
    .as('keyUserA')
    .post(`${ticket}/transitions`, { action: 'watch', until: '2026-03-06T14:00:00.000Z' })
  await desk
    .as('keyUserA')
    .post(`${ticket}/transitions`, { action: 'reject', reason: 'Sigue igual.' })

  await desk.with().put('/test/clock', { now: '2026-03-09T14:00:00.000Z' })

  expect((await desk.as('keyUserA').get(ticket)).body.status).toBe('in_progress')
})
