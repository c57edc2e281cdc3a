import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { aCase, givenCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const agent = () => desk.as('agent')
const customer = () => desk.as('keyUserA')
const price = { amount: 9000, currency: 'USD' }
/** A Wednesday from 15:00 to 20:00 in Caracas, whose desk closes at 17:00. */
const evening = { startsAt: '2026-03-04T19:00:00.000Z', endsAt: '2026-03-05T00:00:00.000Z' }

async function asked(more: object = {}) {
  const { number } = await givenCase(desk)
  const request = await customer().post(`/tickets/${number}/after-hours`, { ...evening, ...more })
  return { number, request: request.body, path: `/tickets/${number}/after-hours` }
}

async function agreed() {
  const { number, request, path } = await asked()
  const offer = await agent().post(`${path}/${request.id}/answer`, {
    isAvailable: true,
    hourPrice: price,
  })
  await customer().post(`/decisions/${offer.body.decisionId}/answer`, { decision: 'accept' })
  return { number, request, path }
}

const work = (number: number, startedAt: string, minutes: number) =>
  agent().post(`/tickets/${number}/worklogs`, {
    component: 'l1',
    startedAt,
    minutes,
    description: 'Revisión del cierre',
  })

test('IN-1: given any hour, a case exists from when it was placed, with its date and time, and outside of hours its customer is told when attention resumes', async () => {
  const own = desk.clock.now()
  desk.clock.set(new Date('2026-03-07T03:15:00.000Z'))
  desk.mails.length = 0
  const opened = await givenCase(desk)
  await runDue(desk.services.jobs, desk.clock.now())
  desk.clock.set(own)

  expect(opened['openedAt']).toMatch(/^2026-03-07T03:15:00/)
  const mail = desk.mails.find(({ to }) => to.address === desk.given.users.keyUserA.email)
  expect(mail?.text).toMatch(/fuera del horario de atención, que se reanuda el lun,? 9 mar,? 09:00/)
})

test('IN-1: given a window that leaves attention hours, when the customer asks for it the desk offers it at a price, and the customer decides', async () => {
  const opened = await customer().post(
    '/tickets',
    await aCase(desk, 'keyUserA', { afterHours: { ...evening, note: 'Cierre de mes' } }),
  )
  const path = `/tickets/${opened.body.number}/after-hours`
  const [request] = (await customer().get(path)).body.items
  expect(request).toMatchObject({ ...evening, note: 'Cierre de mes', status: 'asked' })

  const answerPath = `${path}/${request.id}/answer`
  expect((await customer().post(answerPath, { isAvailable: true, hourPrice: price })).status).toBe(
    403,
  )
  expect((await agent().post(answerPath, { isAvailable: true })).body).toMatchObject({
    errors: [{ path: 'hourPrice', code: 'required' }],
  })
  const offered = await agent().post(answerPath, { isAvailable: true, hourPrice: price })
  expect(offered.body).toMatchObject({ status: 'offered', hourPrice: price })
  // A case that was not reviewed cannot wait: the question stands beside it.
  expect((await agent().get(`/tickets/${opened.body.number}`)).body.status).toBe('received')
  const decision = `/decisions/${offered.body.decisionId}/answer`
  expect((await desk.as('requesterA').post(decision, { decision: 'accept' })).status).toBe(404)
  const accepted = await customer().post(decision, { decision: 'accept' })
  expect(accepted.body).toMatchObject({
    kind: 'after_hours',
    status: 'accepted',
    afterHours: { ...evening, hourPrice: price },
  })
  expect((await customer().get(path)).body.items[0].status).toBe('accepted')
})

test('IN-1: given an accepted window, only work started in it and outside of attention hours is marked with its price', async () => {
  const { number, request } = await agreed()
  const own = desk.clock.now()
  desk.clock.set(new Date('2026-03-05T01:00:00.000Z'))
  const inHours = await work(number, '2026-03-04T20:30:00.000Z', 20)
  const outside = await work(number, '2026-03-04T21:30:00.000Z', 40)
  const later = await work(number, '2026-03-05T00:10:00.000Z', 30)
  desk.clock.set(own)

  expect(inHours.body.afterHoursRequestId).toBeNull()
  expect(outside.body.afterHoursRequestId).toBe(request.id)
  expect(later.body.afterHoursRequestId).toBeNull()
  const { hours } = (await customer().get(`/tickets/${number}`)).body
  expect(hours).toMatchObject({ afterHoursMinutes: 40, loggedMinutes: { l1: 90 } })
  const [worked] = (await customer().get(`/tickets/${number}/after-hours`)).body.items
  expect(worked.workedMinutes).toBe(40)
})

test('IN-1: given a window wholly in attention hours, past, reversed, too long or overlapping, it is refused beside its field', async () => {
  const { path } = await asked()
  const ask = async (startsAt: string, endsAt: string) => {
    const { body } = await customer().post(path, { startsAt, endsAt })
    return [body.code, body.errors?.[0]?.path, body.errors?.[0]?.code]
  }

  expect(await ask('2026-03-05T14:00:00Z', '2026-03-05T18:00:00Z')).toEqual([
    'window_in_hours',
    'startsAt',
    'not_allowed_here',
  ])
  expect(await ask('2026-03-03T22:00:00Z', '2026-03-04T23:00:00Z')).toEqual([
    'period_invalid',
    'startsAt',
    'too_small',
  ])
  expect(await ask('2026-03-06T22:00:00Z', '2026-03-06T21:00:00Z')).toEqual([
    'period_invalid',
    'endsAt',
    'interval_reversed',
  ])
  expect(await ask('2026-03-06T22:00:00Z', '2026-03-12T22:00:00Z')).toEqual([
    'period_invalid',
    'endsAt',
    'too_large',
  ])
  expect(await ask('2026-03-04T23:00:00Z', '2026-03-05T02:00:00Z')).toEqual([
    'already_exists',
    'startsAt',
    'intervals_overlap',
  ])
})

test('IN-1: a request is taken back, an unavailable desk says so, and a closed case asks nothing more', async () => {
  const { path, request } = await asked()
  expect((await agent().delete(`${path}/${request.id}`)).status).toBe(403)
  expect((await customer().delete(`${path}/${request.id}`)).body.status).toBe('withdrawn')
  const again = await customer().post(path, evening)
  const no = await agent().post(`${path}/${again.body.id}/answer`, {
    isAvailable: false,
    note: 'Es feriado',
  })
  expect(no.body).toMatchObject({
    status: 'unavailable',
    answerNote: 'Es feriado',
    hourPrice: null,
  })

  const other = await asked()
  const offer = await agent().post(`${other.path}/${other.request.id}/answer`, {
    isAvailable: true,
    hourPrice: price,
  })
  await customer().post(`/tickets/${other.number}/transitions`, { action: 'close' })
  expect((await customer().get(other.path)).body.items[0].status).toBe('withdrawn')
  const late = await customer().post(`/decisions/${offer.body.decisionId}/answer`, {
    decision: 'accept',
  })
  expect(late.body.code).toBe('already_decided')
})

test('IN-1: given a rulebook without attention outside of hours, asking for it is refused', async () => {
  const { number } = await givenCase(desk)
  await changePolicy(desk, (policy) => ({
    ...policy,
    intake: { ...policy.intake, afterHours: 'off' },
  }))

  const asking = await customer().post(`/tickets/${number}/after-hours`, evening)
  const opening = await customer().post(
    '/tickets',
    await aCase(desk, 'keyUserA', { afterHours: evening }),
  )
  expect([asking.body.code, opening.body.code]).toEqual(['rule_off', 'rule_off'])
})
