import { beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ preset: 'account-lead' })
  await givenContract(desk)
  await givenContract(desk, { organization: 'b' })
  return () => desk.close()
})

const act = (number: number, body: object) =>
  desk.as('agent').post(`/tickets/${number}/transitions`, body)
type Who = 'requesterA' | 'requesterB'
/** In review and classified: ready to be started. */
async function ready(who: Who, type = 'support') {
  const { number } = await givenCase(desk, who)
  await act(number, { action: 'review' })
  const classes = { type, impact: 'low' }
  await desk.as('agent').put(`/tickets/${number}/classification`, classes)
  return number
}
const start = (number: number) => act(number, { action: 'start' })
const queuePlace = async (number: number, who: Who = 'requesterA') =>
  (await desk.as(who).get(`/tickets/${number}`)).body.queuePlace
const organization = (letter: 'a' | 'b', body: object) =>
  desk.as('commercial').patch(`/organizations/${desk.given.organizations[letter].id}`, body)

test('CL-10: a general account has its cases attended one by one; the next is refused with the one in progress', async () => {
  const [first, second] = [await ready('requesterA'), await ready('requesterA')]
  expect((await start(first)).body.status).toBe('in_progress')

  const refused = await start(second)

  expect(refused.body).toMatchObject({
    status: 422,
    code: 'in_progress_limit',
    inProgress: [{ number: first }],
  })
  const { items } = (await desk.as('agent').get(`/tickets/${second}/transitions`)).body
  expect(items).toContainEqual(
    expect.objectContaining({ action: 'start', enabled: false, reason: 'in_progress_limit' }),
  )
  await act(first, { action: 'propose', body: 'Pruebe ahora.' })
  expect((await start(second)).body.status).toBe('in_progress')
  // Consulting is not among the limited types of the rulebook.
  expect((await start(await ready('requesterA', 'consulting'))).body.status).toBe('in_progress')
})

test('CL-10: the rest queue in order, a priority before the others, and the customer sees the place', async () => {
  const [one, two] = [await ready('requesterA'), await ready('requesterA')]

  expect(await queuePlace(one)).toEqual({ place: 1, limit: 1 })
  expect(await queuePlace(two)).toEqual({ place: 2, limit: 1 })
  await desk.inDesk((tx) =>
    tx.read({
      text: 'update tickets set queue_rank = 0 where tenant_id = $1 and number = $2',
      values: [tx.tenantId, two],
    }),
  )
  expect(await queuePlace(two)).toEqual({ place: 1, limit: 1 })
  expect(await queuePlace(one)).toEqual({ place: 2, limit: 1 })
  const { items } = (await desk.as('agent').get('/tickets?open=true&status=in_review&sort=dueAt'))
    .body
  const order = items.map((item: { number: number }) => item.number)
  expect(order.indexOf(two)).toBeLessThan(order.indexOf(one))
})

test('CL-10: what waits comes back only where there is room, and an answer of the customer always', async () => {
  const busy = (await ready('requesterB')) as number
  await start(busy)
  await act(busy, { action: 'ask', body: '¿Qué recibo es?' })
  const next = await ready('requesterB')
  expect((await start(next)).body.status).toBe('in_progress')

  expect((await act(busy, { action: 'resume' })).body).toMatchObject({ code: 'in_progress_limit' })
  const answer = { kind: 'reply', body: 'El 118.' }
  await desk.as('requesterB').post(`/tickets/${busy}/messages`, answer)
  expect((await desk.as('agent').get(`/tickets/${busy}`)).body.status).toBe('in_progress')
})

test('CL-10: of five that are started at once for the one place left exactly one is in progress', async () => {
  const { id } = desk.given.organizations.b
  const running = `/tickets?status=in_progress&organizationId=${id}`
  const inProgress = async () => (await desk.as('agent').get(running)).body.items.length as number
  const before = await inProgress()
  await organization('b', { inProgressLimit: before + 1 })
  const cases = []
  while (cases.length < 5) cases.push(await ready('requesterB'))

  // Connections that are open already start together.
  const look = (number: number) => desk.as('agent').get(`/tickets/${number}/transitions`)
  await Promise.all(cases.map(look))

  const raced = await Promise.all(cases.map(start))

  expect(raced.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await inProgress()).toBe(before + 1)
})

test('CS-2: whoever keeps the account sets its class and what was agreed, an agent does not, and no customer sees another class than their own', async () => {
  const { a, b } = desk.given.organizations
  const agreed = { accountClass: 'special', inProgressLimit: 2 }

  expect((await organization('b', agreed)).body).toMatchObject(agreed)
  expect((await organization('b', { inProgressLimit: 0 })).status).toBe(400)
  expect((await desk.as('agent').patch(`/organizations/${b.id}`, agreed)).status).toBe(403)
  expect((await desk.as('keyUserA').get(`/organizations/${b.id}`)).status).toBe(404)
  expect((await desk.as('keyUserA').get(`/organizations/${a.id}`)).status).toBe(200)
  await organization('b', { accountClass: 'general', inProgressLimit: null })
})

test('CS-2: a change of class governs the next case that is started, and stops none', async () => {
  await organization('b', { inProgressLimit: 1000 })
  const running = await ready('requesterB')
  expect((await start(running)).body.status).toBe('in_progress')
  await organization('b', { accountClass: 'general', inProgressLimit: null })

  const next = await ready('requesterB')
  expect((await start(next)).body).toMatchObject({ code: 'in_progress_limit' })
  expect((await desk.as('agent').get(`/tickets/${running}`)).body.status).toBe('in_progress')
})

test('CS-2: a special account has the agreed number in progress, its class decides where none was agreed, and a desk without limits has no queue', async () => {
  await organization('a', { accountClass: 'special' })
  const waiting = await ready('requesterA')
  expect(await queuePlace(waiting)).toMatchObject({ limit: 3 })
  await organization('a', { inProgressLimit: 5 })
  expect(await queuePlace(waiting)).toMatchObject({ limit: 5 })
  expect((await start(waiting)).body.status).toBe('in_progress')

  await changePolicy(desk, (policy) => {
    policy.classification.inProgressLimit = { general: null, special: null }
    return policy
  })
  const free = await ready('requesterB')
  expect(await queuePlace(free, 'requesterB')).toBeNull()
  expect((await start(free)).body.status).toBe('in_progress')
})
