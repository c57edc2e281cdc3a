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

test('RS-4: an accepted solution closes the case, and a rejected one goes back to work with its reason, which must be given', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const propose = async () => {
    const { number } = await givenStartedCase(desk)
    const body = { action: 'propose', body: 'Pruebe ahora.' }
    await desk.as('agent').post(`/tickets/${number}/transitions`, body)
    return number
  }
  const answer = (number: number, body: object) =>
    desk.as('keyUserA').post(`/tickets/${number}/transitions`, body)
  const [accepted, rejected] = [await propose(), await propose()]

  expect((await answer(accepted, { action: 'accept' })).body.status).toBe('closed')
  expect((await answer(rejected, { action: 'reject' })).body).toMatchObject({
    status: 422,
    code: 'reason_required',
    errors: [{ path: 'reason', code: 'required' }],
  })
  const back = await answer(rejected, { action: 'reject', reason: 'Sigue igual.' })
  expect(back.body.status).toBe('in_progress')
  const said = await desk.as('agent').get(`/tickets/${rejected}/messages`)
  expect(said.body.items.at(-1).body).toBe('Sigue igual.')
  const byDesk = { action: 'accept' }
  expect((await desk.as('agent').post(`/tickets/${rejected}/transitions`, byDesk)).status).toBe(403)
})
