import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await changePolicy(desk, (policy) => ({
    ...policy,
    classification: { ...policy.classification, impact: true, criticality: false },
  }))
})
afterAll(() => desk.close())

const run = () => runDue(desk.services.jobs, desk.clock.now())
beforeEach(async () => {
  await run()
  desk.mails.length = 0
})

type Who = keyof TestApp['given']['users']
const agent = () => desk.as('agent')
/** Who got a mail whose subject says so, in any order. */
const toldOf = (subject: RegExp) =>
  desk.mails
    .filter((mail) => subject.test(mail.subject))
    .map((mail) => String(nameOf(mail.to.address)))
    .toSorted((one, other) => one.localeCompare(other))
const nameOf = (address: string) =>
  (Object.entries(desk.given.users) as Array<[Who, { email: string }]>).find(
    ([, one]) => one.email === address,
  )?.[0]
const classify = (number: number, impact: 'high' | 'low', by: Who = 'supervisor') =>
  desk.as(by).put(`/tickets/${number}/classification`, {
    type: 'support',
    impact,
  })

test('IN-9: given any channel, a case gets its number, its customer the number by mail, and who leads the account is told', async () => {
  const byPortal = await givenCase(desk, 'requesterA')
  const byPhone = await givenCase(desk, 'otherAgent', {
    attachments: [],
    organizationId: desk.given.organizations.a.id,
    requesterId: desk.given.users.requesterA.id,
    channel: 'phone',
  })
  await run()

  for (const { number } of [byPortal, byPhone]) {
    expect(toldOf(new RegExp(`Recibimos su caso ${number}:`))).toEqual(['requesterA'])
    expect(toldOf(new RegExp(`Caso nuevo ${number},`))).toEqual(['agent'])
  }
})

test('IN-9: given an account lead who is away, who stands in is told, and without a lead every agent', async () => {
  const away = await desk.as('supervisor').post('/lead-substitutions', {
    leadId: desk.given.users.agent.id,
    substituteId: desk.given.users.otherAgent.id,
    startsOn: '2026-03-01',
    endsOn: '2026-03-08',
  })
  const { number } = await givenCase(desk, 'requesterA')
  await run()
  expect(toldOf(new RegExp(`Caso nuevo ${number},`))).toEqual(['otherAgent'])

  const organization = `/organizations/${desk.given.organizations.a.id}`
  await desk.as('admin').patch(organization, { accountLeadId: null })
  const other = await givenCase(desk, 'requesterA')
  await run()
  expect(toldOf(new RegExp(`Caso nuevo ${other.number},`))).toEqual(['agent', 'otherAgent'])
  await desk.as('admin').patch(organization, { accountLeadId: desk.given.users.agent.id })
  await desk.as('supervisor').delete(`/lead-substitutions/${away.body.id}`)
})

test('IN-9: when review starts the customer is told that the case is being looked at, once', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await agent().post(`/tickets/${number}/transitions`, { action: 'review' })
  await classify(number, 'low')
  await agent().post(`/tickets/${number}/transitions`, { action: 'start' })
  await run()

  expect(toldOf(/Estamos revisando su caso/)).toEqual(['requesterA'])
})

test('CL-3: given a case, when it is classified as high impact everyone responsible is told at once, and nobody twice', async () => {
  await desk.as('supervisor').put(`/users/${desk.given.users.otherAgent.id}/skills`, {
    skills: [{ productId: desk.given.product.id, level: 'l2' }],
  })
  const { number } = await givenCase(desk, 'requesterA')
  await classify(number, 'high', 'otherAgent')
  await classify(number, 'high')
  await run()

  expect(toldOf(/Impacto alto/)).toEqual(['agent', 'supervisor'])
})

test('CL-3: given a product that an agent knows, that agent is told of its high impact too', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await classify(number, 'high')
  await run()

  expect(toldOf(/Impacto alto/)).toEqual(['agent', 'otherAgent'])
})

test('CL-3: given low impact, nobody is called for it', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await classify(number, 'low')
  await run()

  expect(toldOf(/Impacto alto/)).toEqual([])
})

test('CL-3: given a target of 15 business minutes for high impact, the first reply is due by it once it is ruled', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    targets: {
      ...policy.targets,
      firstReply: {
        '*': { minutes: 480, unit: 'business' },
        high: { minutes: 15, unit: 'business' },
      },
    },
  }))
  const { number } = await givenCase(desk, 'requesterA')
  const before = (await agent().get(`/tickets/${number}`)).body.sla.firstReply
  const after = (await classify(number, 'high')).body.sla.firstReply

  expect([before.targetMinutes, after.targetMinutes]).toEqual([480, 15])
  expect(after.dueAt).toMatch(/^2026-03-04T14:1[45]:/)
})

test('CV-1: given mails that carry a link, they quote nobody and lead to the case', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await changePolicy(desk, (policy) => ({ ...policy, mail: { carries: 'link' } }))
  const secret = 'El total correcto es 12.345'
  await agent().post(`/tickets/${number}/messages`, { kind: 'reply', body: secret })
  await agent().put(`/tickets/${number}/priority`, {
    holds: true,
    reason: 'Todo el club espera',
    priorityReason: 'platform_down',
  })
  await run()

  const mails = desk.mails.filter(({ to }) => nameOf(to.address) === 'requesterA')
  expect(mails.length).toBeGreaterThanOrEqual(3)
  for (const { text, html, subject } of mails) {
    const all = `${subject} ${text} ${html}`
    expect(all).not.toMatch(/12\.345|Todo el club/)
    expect(text).toContain(`/casos/${number}`)
  }
})
