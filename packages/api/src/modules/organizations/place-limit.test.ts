import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, givenCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, setupForTest, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
})
afterAll(() => desk.close())

const slots = async (on = desk) =>
  (await on.as('keyUserA').get(`/organizations/${on.given.organizations.a.id}/slots`)).body

test('EN-3: the limit is the contract’s own, else what its terms say of the organization’s size, and of several the highest', async () => {
  const organization = `/organizations/${desk.given.organizations.a.id}`
  const type = await desk.as('admin').post('/contract-types', {
    code: 'plan_base',
    name: 'Plan base',
    terms: { openCaseLimits: { small: 2, medium: 4, large: 8 } },
  })
  const id = await givenContract(desk)
  const patch = (body: object) => desk.as('commercial').patch(`/contracts/${id}`, body)
  const size = (sizeBracket: string) => desk.as('commercial').patch(organization, { sizeBracket })

  const typed = await patch({ typeId: type.body.id })
  expect(typed.body).toMatchObject({
    typeId: type.body.id,
    openCaseLimit: null,
    openCaseLimitInForce: 4,
  })
  expect((await slots()).limit).toBe(4)
  await size('large')
  expect((await slots()).limit).toBe(8)
  await patch({ openCaseLimit: 3 })
  expect((await slots()).limit).toBe(3)
  await givenContract(desk, { openCaseLimit: 5 })
  expect((await slots()).limit).toBe(5)
  const unknown = await patch({ typeId: desk.given.product.id })
  expect(unknown.body).toMatchObject({ code: 'reference_unknown', errors: [{ path: 'typeId' }] })
  await size('medium')
})

test('EN-3: places are held by support, change and consulting in every state but closed and cancelled, by whatever channel, and not by internal work', async () => {
  const before = (await slots()).used
  const agent = desk.as('agent')
  const one = await givenCase(desk)
  const byPhone = await givenCase(desk, 'agent', {
    organizationId: desk.given.organizations.a.id,
    channel: 'phone',
  })
  const classify = (number: number, type: string) =>
    agent.put(`/tickets/${number}/classification`, { type })
  const afterOpening = (await slots()).used
  await classify(one.number, 'consulting')
  const asConsulting = (await slots()).used
  await classify(one.number, 'internal')
  const asInternal = (await slots()).used
  await classify(one.number, 'change')
  const asChange = (await slots()).used
  await agent.post(`/tickets/${byPhone.number}/transitions`, { action: 'review' })
  await agent.post(`/tickets/${byPhone.number}/transitions`, { action: 'cancel', reason: 'spam' })
  const afterCancel = (await slots()).used
  await desk
    .as('keyUserA')
    .post(`/tickets/${one.number}/transitions`, { action: 'close', reason: 'withdrawn' })
  const afterClose = (await slots()).used

  expect([afterOpening, asConsulting, asInternal, asChange, afterCancel, afterClose]).toEqual(
    [2, 2, 1, 2, 1, 0].map((more) => before + more),
  )
})

test('EN-3: at the limit a new case is refused with the open ones and who can close which, and one that closes gives its place back', async () => {
  const own = await setupForTest()
  await givenContract(own, { openCaseLimit: 1 })
  const { number } = await givenCase(own, 'requesterA')
  const refused = await own
    .as('otherRequesterA')
    .post('/tickets', await aCase(own, 'otherRequesterA'))
  await own
    .as('requesterA')
    .post(`/tickets/${number}/transitions`, { action: 'close', reason: 'withdrawn' })
  const opened = await own
    .as('otherRequesterA')
    .post('/tickets', await aCase(own, 'otherRequesterA'))
  await changePolicy(own, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, openCaseLimit: 'off' },
  }))
  const unlimited = await own.as('keyUserA').post('/tickets', await aCase(own))

  expect(refused.body).toMatchObject({
    status: 409,
    code: 'open_case_limit',
    openTickets: [
      {
        number,
        closableBy: [
          { name: 'Rita Solicitante', role: 'requester' },
          { name: 'Bruno Suplente', role: 'backup_key_user' },
          { name: 'Kelly Clave', role: 'key_user' },
        ],
      },
    ],
  })
  expect([opened.status, unlimited.status]).toEqual([201, 201])
})

test('EN-3: without the limit a requester is shown no case of colleagues but those shared with them, and with it number and subject', async () => {
  const own = await setupForTest()
  const { organizations, users } = own.given
  await givenContract(own, { openCaseLimit: 5 })
  const mine = await givenCase(own, 'requesterA')
  const theirs = await givenCase(own, 'otherRequesterA')
  const shared = await givenCase(own, 'otherRequesterA')
  const participant = { userId: users.requesterA.id, access: 'read' }
  await own.as('keyUserA').post(`/tickets/${shared.number}/participants`, participant)
  const seen = async (who: 'requesterA' | 'keyUserA') =>
    (await own.as(who).get(`/organizations/${organizations.a.id}/slots`)).body
  const rule = (openCaseLimit: 'off' | 'byPlan') =>
    changePolicy(own, (policy) => ({
      ...policy,
      entitlement: { ...policy.entitlement, openCaseLimit },
    }))

  await rule('off')
  const without = await seen('requesterA')
  const whole = await seen('keyUserA')
  await rule('byPlan')
  const within = await seen('requesterA')

  const numbers = (view: { holders: { number: number }[] }) =>
    view.holders.map(({ number }) => number)
  expect(numbers(without)).toEqual([mine.number, shared.number])
  expect(without).toMatchObject({ limit: null, used: 2 })
  expect(whole).toMatchObject({ limit: null, used: 3 })
  expect(within).toMatchObject({ limit: 5, used: 3 })
  expect(within.holders[1]).toMatchObject({ number: theirs.number, subject: theirs.subject })
  expect(within.holders[1]).not.toHaveProperty('status')
  expect(within.holders[2]).toMatchObject({ number: shared.number, status: 'received' })
})

test('EN-3: of fifty requests that race for the last place by portal, key and phone exactly one wins, and the others learn who can close what', async () => {
  const own = await setupForTest()
  const { organizations, users } = own.given
  await givenContract(own, { openCaseLimit: 2 })
  const first = await givenCase(own)
  const { apiKey } = (
    await own.as('admin').post('/api-keys', {
      name: 'ERP',
      scopes: ['tickets:write', 'tickets:read'],
      organizationId: organizations.a.id,
    })
  ).body
  const people = ['requesterA', 'otherRequesterA', 'keyUserA', 'backupA'] as const
  const { attachments: _, ...bare } = await aCase(own, 'agent')
  const openers = [
    ...people.map((who) => (more: object) => own.as(who).post('/tickets', { ...bare, ...more })),
    (more: object) =>
      own.with(`Bearer ${apiKey}`).post('/tickets', { ...bare, ...more, channel: 'email' }),
    (more: object) =>
      own.as('agent').post('/tickets', {
        ...bare,
        ...more,
        channel: 'phone',
        organizationId: organizations.a.id,
        requesterId: users.requesterA.id,
      }),
  ]
  await changePolicy(own, (policy) => ({
    ...policy,
    intake: { ...policy.intake, evidence: 'off', duplicates: 'off' },
  }))

  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_one, index) =>
      openers[index % openers.length]?.({ summary: `Cobro número ${index} mal calculado` }),
    ),
  )

  const refused = answers.filter((answer) => answer?.status === 409)
  expect(answers.filter((answer) => answer?.status === 201)).toHaveLength(1)
  expect(refused).toHaveLength(49)
  for (const answer of refused) {
    expect(answer?.body.code).toBe('open_case_limit')
    expect(answer?.body.openTickets).toHaveLength(2)
    expect(answer?.body.openTickets[0]).toMatchObject({
      number: first.number,
      closableBy: [{ name: 'Bruno Suplente' }, { name: 'Kelly Clave' }],
    })
  }
  expect(await slots(own)).toMatchObject({ limit: 2, used: 2 })
})
