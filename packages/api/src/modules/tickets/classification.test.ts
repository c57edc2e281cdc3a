import { beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { aCase, givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  return () => desk.close()
})

const classify = (number: number, body: object) =>
  desk.as('agent').put(`/tickets/${number}/classification`, body)
const act = (number: number, body: object) =>
  desk.as('agent').post(`/tickets/${number}/transitions`, body)
const read = async (number: number, who: 'agent' | 'requesterA' = 'agent') =>
  (await desk.as(who).get(`/tickets/${number}`)).body
const typesOf = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}/events`)).body.items.map(
    (one: { type: string }) => one.type,
  ) as string[]
const given = async () => (await givenCase(desk, 'requesterA')).number
const started = async () => (await givenStartedCase(desk, 'requesterA')).number

test('CL-2: support is not parked, and a parked change that turns out to be support goes back to review with its record', async () => {
  const number = await started()
  expect((await act(number, { action: 'park' })).body).toMatchObject({
    status: 422,
    code: 'support_never_parked',
  })
  await classify(number, { type: 'change' })
  expect((await act(number, { action: 'park' })).body.status).toBe('backlog')

  const support = await classify(number, { type: 'support', reason: 'Ya está en operación.' })

  expect(support.body).toMatchObject({ status: 'in_review', type: 'support' })
  const types = await typesOf(number)
  expect(types.filter((type) => type === 'classification.changed')).toHaveLength(3)
})

test('CL-2: a type that the rulebook does not use is refused, and the desk keeps problem and internal', async () => {
  const number = await given()
  await changePolicy(desk, (policy) => {
    policy.classification.types = ['support']
    return policy
  })

  const refused = await classify(number, { type: 'change' })
  expect(refused.body).toMatchObject({ status: 422, code: 'rule_off', errors: [{ path: 'type' }] })
  expect((await classify(number, { type: 'internal' })).body.type).toBe('internal')
  const opening = async (type: string) =>
    desk.as('agent').post('/tickets', {
      ...(await aCase(desk, 'agent', { summary: `Caso de tipo ${type}`, type })),
      organizationId: desk.given.organizations.a.id,
      requesterId: desk.given.users.requesterA.id,
      channel: 'phone',
      confirmNotDuplicate: true,
    })
  const unopened = await opening('consulting')
  expect(unopened.body).toMatchObject({ status: 422, code: 'rule_off', errors: [{ path: 'type' }] })
  expect((await opening('problem')).body.type).toBe('problem')
  await changePolicy(desk, (policy) => {
    policy.classification.types = ['support', 'change', 'consulting']
    return policy
  })
})

test('CL-4: until L1 rules the default target holds; the criticality that it rules brings its own', async () => {
  const number = await given()
  expect((await read(number)).sla.firstReply.targetMinutes).toBe(1440)

  const ruled = await classify(number, { type: 'support', criticality: 'critical' })

  expect(ruled.body).toMatchObject({
    criticality: 'critical',
    sla: { firstReply: { targetMinutes: 240 } },
  })
})

test('CL-4: what the customer asked for is kept beside what the desk ruled', async () => {
  const { number } = await givenCase(desk, 'requesterA', { requestedCriticality: 'critical' })
  expect(await read(number)).toMatchObject({ requestedCriticality: 'critical' })

  await classify(number, { type: 'support', criticality: 'minor' })

  expect(await read(number, 'requesterA')).toMatchObject({
    requestedCriticality: 'critical',
    criticality: 'minor',
  })
})

test('CL-4: a desk that rules impact, or nothing, refuses a criticality; work starts with what its rulebook asks for', async () => {
  const number = await given()
  await changePolicy(desk, (policy) => {
    policy.classification.criticality = false
    return policy
  })

  const refused = await classify(number, { type: 'support', criticality: 'minor' })
  expect(refused.body).toMatchObject({ code: 'rule_off', errors: [{ path: 'criticality' }] })
  expect((await classify(number, { impact: 'high' })).body).toMatchObject({ code: 'rule_off' })
  expect((await act(number, { action: 'start' })).body.status).toBe('in_progress')

  await changePolicy(desk, (policy) => {
    policy.classification.criticality = true
    return policy
  })
  const other = await given()
  await classify(other, { type: 'support' })
  expect((await act(other, { action: 'start' })).body).toMatchObject({ code: 'not_classified' })
})

test('CL-5: a case changes level with a reason, which its record keeps, and only to levels of the rulebook', async () => {
  const number = await started()
  expect((await classify(number, { level: 'l2' })).body).toMatchObject({
    status: 422,
    code: 'reason_required',
  })

  const escalated = await classify(number, { level: 'l2', reason: 'Requiere base de datos.' })

  expect(escalated.body.level).toBe('l2')
  expect(await typesOf(number)).toContain('level.changed')
  await changePolicy(desk, (policy) => {
    policy.classification.levels = ['l1']
    return policy
  })
  const other = await given()
  expect((await classify(other, { level: 'l2' })).body).toMatchObject({ code: 'rule_off' })
})

test('CL-5: level L3 is reached by handing over to the vendor, whose number is kept, and not without that level', async () => {
  const number = await started()
  const hand = {
    action: 'hand_to_vendor',
    reason: 'Error del fabricante.',
    vendorCaseNumber: 'OSS-1',
  }
  const { items } = (await desk.as('agent').get(`/tickets/${number}/transitions`)).body
  expect(items.map((one: { action: string }) => one.action)).not.toContain('hand_to_vendor')
  expect((await act(number, hand)).body).toMatchObject({ status: 422, code: 'rule_off' })
  await changePolicy(desk, (policy) => {
    policy.classification.levels = ['l1', 'l2', 'l3']
    return policy
  })

  expect((await classify(number, { level: 'l3', reason: 'No' })).status).toBe(409)
  expect((await act(number, { action: 'hand_to_vendor' })).body).toMatchObject({
    code: 'reason_required',
  })
  expect((await act(number, hand)).body).toMatchObject({
    status: 'waiting_vendor',
    level: 'l3',
    vendorCaseNumber: 'OSS-1',
  })
  expect((await act(number, { action: 'resume' })).body.status).toBe('in_progress')
})

test('CL-9: any agent reads every case; a transfer asks for a reason, is an event, and mails both', async () => {
  const number = await started()
  expect((await desk.as('otherAgent').get(`/tickets/${number}`)).status).toBe(200)
  const { otherAgent, agent } = desk.given.users
  const transfer = (body: object) => desk.as('supervisor').patch(`/tickets/${number}`, body)
  expect((await transfer({ assigneeId: otherAgent.id })).body).toMatchObject({
    status: 422,
    code: 'reason_required',
  })
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0

  await transfer({ assigneeId: otherAgent.id, reason: 'Conoce bancos.' })
  await runDue(desk.services.jobs, desk.clock.now())

  expect(desk.mails.map(({ to }) => to.address).toSorted()).toEqual(
    [agent.email, otherAgent.email].toSorted(),
  )
  for (const mail of desk.mails) expect(mail.text).toContain('Motivo: Conoce bancos.')
  expect(await typesOf(number)).toContain('assignee.changed')
})

test('CL-9: a transfer to somebody who is not of the desk is refused, and a customer transfers nothing', async () => {
  const number = await started()
  const { keyUserB, otherAgent } = desk.given.users
  const foreign = { assigneeId: keyUserB.id, reason: 'Porque sí.' }

  const refused = await desk.as('agent').patch(`/tickets/${number}`, foreign)

  expect(refused.body).toMatchObject({ status: 422, code: 'reference_unknown' })
  const own = { assigneeId: otherAgent.id, reason: 'Prefiero a Otto.' }
  expect((await desk.as('keyUserA').patch(`/tickets/${number}`, own)).status).toBe(403)
})

test('CL-9: a transfer says who had the case and who has it now, in the record of the desk alone', async () => {
  const number = await started()
  const { otherAgent, agent } = desk.given.users
  const transfer = { assigneeId: otherAgent.id, reason: 'Termina su turno.' }
  await desk.as('agent').patch(`/tickets/${number}`, transfer)

  const events = await desk.as('agent').get(`/tickets/${number}/events`)
  expect(events.body.items.at(-1)).toMatchObject({
    type: 'assignee.changed',
    payload: { from: agent.id, to: otherAgent.id, reason: 'Termina su turno.' },
  })
  const seen = await desk.as('requesterA').get(`/tickets/${number}/events`)
  expect(JSON.stringify(seen.body)).not.toContain('Termina su turno.')
})
