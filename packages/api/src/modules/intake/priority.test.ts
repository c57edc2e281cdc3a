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

const open = async (more: object) =>
  desk.as('keyUserA').post('/tickets', await aCase(desk, 'keyUserA', more))
const rule = (number: number, body: object) =>
  desk.as('agent').put(`/tickets/${number}/priority`, body)

test('IN-7: given a reason of the list, when a case claims it the case sorts first and may be escalated at once', async () => {
  const ordinary = await givenCase(desk)
  const claimed = await open({ priorityReason: 'platform_down' })

  expect(claimed.body).toMatchObject({
    priorityState: 'claimed',
    priorityReason: 'platform_down',
    escalation: { isAllowed: true },
  })
  expect(ordinary).toMatchObject({ priorityState: null, escalation: { isAllowed: false } })
  const { items } = (await desk.as('agent').get('/tickets?open=true&sort=dueAt')).body
  const numbers = items.map((one: { number: number }) => one.number)
  expect(numbers.indexOf(claimed.body.number)).toBeLessThan(numbers.indexOf(ordinary.number))
})

test('IN-7: given a reason that had to be announced, when nobody did the case must say why, and then is taken', async () => {
  const silent = await open({ priorityReason: 'special_process' })
  const said = await open({
    priorityReason: 'special_process',
    priorityNote: 'La carnetización se adelantó a hoy',
  })

  expect(silent.body).toMatchObject({
    status: 422,
    code: 'priority_note_required',
    errors: [{ path: 'priorityNote', code: 'required' }],
  })
  expect(said.body).toMatchObject({
    priorityState: 'claimed',
    priorityNote: 'La carnetización se adelantó a hoy',
  })
})

test('IN-7: given a reason outside of the list of the rulebook or the catalogue, the case is refused beside it', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    intake: { ...policy.intake, priorityReasons: ['platform_down', 'special_process'] },
  }))
  for (const priorityReason of ['member_billing_down', 'porque_si']) {
    const refused = await open({ priorityReason })
    expect(refused.body).toMatchObject({
      code: 'reference_unknown',
      errors: [{ path: 'priorityReason' }],
    })
  }
})

test('IN-7: given a claim that does not hold, when the desk downgrades it the customer reads why, and it waits as the others', async () => {
  const { body: claimed } = await open({ priorityReason: 'platform_down' })
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0
  const reason = 'Solo un puesto no abre: hay otro camino'
  const byCustomer = await desk
    .as('keyUserA')
    .put(`/tickets/${claimed.number}/priority`, { holds: true, reason })
  const ruled = await rule(claimed.number, { holds: false, reason })
  const twice = await rule(claimed.number, { holds: false, reason })
  await runDue(desk.services.jobs, desk.clock.now())

  expect(byCustomer.status).toBe(403)
  expect(ruled.body).toMatchObject({
    priorityState: 'downgraded',
    priorityNote: reason,
    escalation: { isAllowed: false },
    priorityRuling: {
      holds: false,
      reason,
      at: expect.stringMatching(/^2026-03-04T/),
      author: desk.given.users.agent.name,
    },
  })
  expect(twice.body.code).toBe('already_decided')
  const mail = desk.mails.find(({ to }) => to.address === desk.given.users.keyUserA.email)
  expect(mail?.text).toContain(reason)
  const escalated = await desk
    .as('keyUserA')
    .post(`/tickets/${claimed.number}/transitions`, { action: 'escalate', reason: 'Urge' })
  expect(escalated.body.code).toBe('escalation_too_early')
})

test('IN-7: the desk confirms a claim, and raises a case by a reason of the list alone', async () => {
  const { body: claimed } = await open({ priorityReason: 'platform_down' })
  const ordinary = await givenCase(desk)
  const confirmed = await rule(claimed.number, { holds: true, reason: 'Lo vimos caído' })
  const nameless = await rule(ordinary.number, { holds: true, reason: 'Es grave' })
  const raised = await rule(ordinary.number, {
    holds: true,
    reason: 'Es grave',
    priorityReason: 'platform_down',
  })

  expect(confirmed.body.priorityState).toBe('confirmed')
  expect(nameless.body).toMatchObject({ errors: [{ path: 'priorityReason', code: 'required' }] })
  expect(raised.body).toMatchObject({
    priorityState: 'confirmed',
    priorityReason: 'platform_down',
    escalation: { isAllowed: true },
  })
})

test('IN-7: given a rulebook without reasons, claiming, announcing and raising are refused', async () => {
  const { number } = await givenCase(desk)
  await changePolicy(desk, (policy) => ({
    ...policy,
    intake: { ...policy.intake, priorityReasons: [] },
  }))
  const claimed = await open({ priorityReason: 'platform_down' })
  const raised = await rule(number, {
    holds: true,
    reason: 'Es grave',
    priorityReason: 'platform_down',
  })
  const announced = await desk.as('keyUserA').post('/critical-windows', {
    reason: 'Nómina',
    startsAt: '2026-04-01T12:00:00Z',
    endsAt: '2026-04-01T20:00:00Z',
  })

  expect([claimed, raised, announced].map(({ body }) => body.code)).toEqual([
    'rule_off',
    'rule_off',
    'rule_off',
  ])
})
