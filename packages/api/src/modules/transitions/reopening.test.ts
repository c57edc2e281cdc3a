import { beforeAll, expect, test } from 'vitest'
import { aCase, givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { verifyClocks } from '../clocks/verify.service.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await givenContract(desk, { organization: 'b', openCaseLimit: 2 })
  return () => desk.close()
})

const allow = (days: number) =>
  changePolicy(desk, (policy) => {
    policy.closing.reopenBusinessDays = days
    return policy
  })
/** Wednesday 10:00 in Caracas, attention hours until 17:00. */
const go = (instant: string) => desk.clock.set(new Date(instant))
type Who = 'requesterA' | 'agent' | 'supervisor' | 'keyUserB' | 'requesterB'
const reopen = (number: number, who: Who = 'requesterA', more = {}) =>
  desk.as(who).post(`/tickets/${number}/transitions`, { action: 'reopen', ...more })
const close = (number: number, who: Who = 'requesterA') =>
  desk.as(who).post(`/tickets/${number}/transitions`, { action: 'close' })
const read = async (number: number, who: Who = 'requesterA') =>
  (await desk.as(who).get(`/tickets/${number}`)).body

test('EX-5: where the rulebook says never, a closed case stays closed', async () => {
  const { number } = await givenStartedCase(desk, 'requesterA')
  await close(number)

  const refused = await reopen(number)

  expect(refused.body).toMatchObject({ status: 422, code: 'reopen_window_closed' })
  expect(await read(number)).toMatchObject({ status: 'closed', reopenableUntil: null })
})

test('EX-5: within the business days of the rulebook its customer or a supervisor reopens it, an agent does not, and its clocks start anew', async () => {
  await allow(5)
  const { number } = await givenStartedCase(desk, 'requesterA')
  await close(number)
  // Five business days after a Wednesday end with the next one.
  expect(await read(number)).toMatchObject({ reopenableUntil: '2026-03-11T21:00:00.000Z' })
  expect((await reopen(number, 'agent')).status).toBe(403)
  go('2026-03-11T20:59:00.000Z')

  const again = await reopen(number, 'requesterA', { reason: 'Volvió a fallar.' })

  expect(again.body).toMatchObject({ status: 'in_progress', closedAt: null, closeReason: null })
  const said = await desk.as('agent').get(`/tickets/${number}/messages`)
  expect(said.body.items.at(-1)).toMatchObject({
    body: 'Volvió a fallar.',
    author: { side: 'customer' },
  })
  const events = await desk.as('requesterA').get(`/tickets/${number}/events`)
  expect(events.body.items.map(({ type }: { type: string }) => type)).toContain('ticket.reopened')
  expect(await read(number, 'agent')).toMatchObject({ redAt: expect.any(String) })
  await close(number)
  expect((await reopen(number, 'supervisor')).body.status).toBe('in_progress')
})

test('EX-5: after the last of those days it stays closed', async () => {
  go('2026-03-04T14:00:00.000Z')
  const { number } = await givenStartedCase(desk, 'requesterA')
  await close(number)
  go('2026-03-11T21:01:00.000Z')

  expect((await reopen(number)).body).toMatchObject({ status: 422, code: 'reopen_window_closed' })
})

test('EX-5: reopening needs a place, and of reopenings and an opening that race for the last one exactly one wins', async () => {
  await allow(5)
  const closed: number[] = []
  while (closed.length < 4) {
    const { number } = await givenCase(desk, 'requesterB')
    await close(number, 'requesterB')
    closed.push(number)
  }
  const [first = 0] = closed
  await givenCase(desk, 'requesterB')
  const last = await givenCase(desk, 'requesterB')

  const refused = await reopen(first, 'requesterB')
  expect(refused.body).toMatchObject({ status: 409, code: 'open_case_limit' })
  expect(refused.body.openTickets).toHaveLength(2)

  await close(last.number, 'requesterB')
  const opening = await aCase(desk, 'keyUserB')
  // Connections that are open already start together.
  const look = (number: number) => desk.as('agent').get(`/tickets/${number}/transitions`)
  await Promise.all([...closed, ...closed].map(look))
  const raced = await Promise.all([
    ...closed.map((number) => reopen(number, 'keyUserB')),
    desk.as('keyUserB').post('/tickets', opening),
  ])
  expect(raced.filter(({ status }) => status < 300)).toHaveLength(1)
  const held = await desk
    .as('keyUserB')
    .get(`/organizations/${desk.given.organizations.b.id}/slots`)
  expect(held.body).toMatchObject({ used: 2, limit: 2 })
})

test('EX-5: the clocks of what was closed and reopened are what their records tell', async () => {
  const found = await desk.inDesk((tx) => verifyClocks(tx, { asOf: desk.clock.now() }))
  expect(found.differences).toEqual([])
})
