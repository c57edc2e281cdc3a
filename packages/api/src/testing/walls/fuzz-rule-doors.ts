import { randomUUID } from 'node:crypto'
import { aCase, givenCase } from '../given-case.ts'
import { changePolicy } from '../given-policy.ts'
import type { Answer, TestApp } from '../test-app.ts'

type Doors = Record<string, (desk: TestApp) => Promise<Answer>>
const v1 = '/api/v1'

/** As `doors` of cases: what the rules of a desk and its lists accept in the right state alone. */
export const ruleDoors: Doors = {
  [`PUT ${v1}/rulebook`]: async (desk) =>
    desk.as('admin').put('/rulebook', { policy: await policyOf(desk) }),
  [`POST ${v1}/rulebook/preview`]: async (desk) =>
    desk.as('admin').post('/rulebook/preview', { policy: await policyOf(desk) }),
  [`GET ${v1}/rulebook/versions/{version}`]: (desk) => desk.as('admin').get('/rulebook/versions/1'),
  [`PUT ${v1}/products/order`]: async (desk) =>
    desk.as('admin').put('/products/order', { ids: await idsOf(desk, '/products') }),
  [`PUT ${v1}/catalogs/{kind}/order`]: async (desk) => {
    const ids = await idsOf(desk, '/catalogs/topics')
    return desk.as('admin').put('/catalogs/topics/order', { ids })
  },
  [`POST ${v1}/catalogs/{kind}`]: (desk) => category(desk),
  [`PATCH ${v1}/catalogs/{kind}/{id}`]: async (desk) =>
    desk
      .as('admin')
      .patch(`/catalogs/categories/${(await category(desk)).body.id}`, { retired: true }),
  [`PATCH ${v1}/products/{id}`]: (desk) =>
    desk.as('admin').patch(`/products/${desk.given.product.id}`, { phone: '0212 555 0101' }),
  [`POST ${v1}/organizations`]: (desk) =>
    desk.as('commercial').post('/organizations', {
      name: 'Puerta',
      accountLeadId: desk.given.users.agent.id,
    }),
  [`POST ${v1}/organization-groups`]: (desk) => group(desk),
  [`PATCH ${v1}/organization-groups/{id}`]: async (desk) =>
    desk
      .as('commercial')
      .patch(`/organization-groups/${(await group(desk)).body.id}`, { name: randomUUID() }),
  [`GET ${v1}/organization-groups/{id}/members`]: async (desk) =>
    desk.as('admin').get((await joined(desk)).members),
  [`POST ${v1}/organization-groups/{id}/members`]: async (desk) => (await joined(desk)).answer,
  [`DELETE ${v1}/organization-groups/{id}/members/{userId}`]: async (desk) =>
    desk
      .as('admin')
      .delete(`${(await joined(desk)).members}/${desk.given.users.otherRequesterA.id}`),
  [`POST ${v1}/lead-substitutions`]: (desk) => absence(desk, '2027-05'),
  [`DELETE ${v1}/lead-substitutions/{id}`]: async (desk) =>
    desk.as('supervisor').delete(`/lead-substitutions/${(await absence(desk, '2027-06')).body.id}`),
  [`DELETE ${v1}/users/{id}/trainings/{trainingId}`]: async (desk) => {
    const path = `/users/${desk.given.users.otherRequesterA.id}/trainings`
    const training = { productId: desk.given.product.id, trainedOn: '2026-02-10', trainer: 'Ana' }
    const { body } = await desk.as('agent').post(path, training)
    return desk.as('agent').delete(`${path}/${body.id}`)
  },
  [`POST ${v1}/conditions/{version}/acceptance`]: async (desk) => {
    const text = { title: 'Condiciones', body: 'Texto.' }
    const { body } = await desk.as('admin').post('/conditions', text)
    return desk.as('backupA').post(`/conditions/${body.version}/acceptance`)
  },
  [`POST ${v1}/course-requests`]: (desk) =>
    ruled(desk, { training: 'required' }, () =>
      desk
        .as('keyUserA')
        .post('/course-requests', { productId: desk.given.product.id, people: 'Rita' }),
    ),
  [`POST ${v1}/drafts`]: (desk) => drafted(desk, async (draft) => draft),
  [`GET ${v1}/drafts/{id}`]: (desk) =>
    drafted(desk, ({ body }) => desk.as('requesterA').get(`/drafts/${body.id}`)),
  [`PATCH ${v1}/drafts/{id}`]: (desk) =>
    drafted(desk, ({ body }) =>
      desk.as('requesterA').patch(`/drafts/${body.id}`, { content: body.content }),
    ),
  [`DELETE ${v1}/drafts/{id}`]: (desk) =>
    drafted(desk, ({ body }) => desk.as('requesterA').delete(`/drafts/${body.id}`)),
  [`POST ${v1}/drafts/{id}/decision`]: (desk) =>
    drafted(desk, ({ body }) =>
      desk.as('keyUserA').post(`/drafts/${body.id}/decision`, {
        decision: 'decline',
        reason: 'Ya está resuelto',
      }),
    ),
  [`PATCH ${v1}/tickets/{ref}`]: async (desk) =>
    desk.as('agent').patch(await caseOf(desk), { tags: ['puerta'] }),
  [`POST ${v1}/tickets/{ref}/review`]: async (desk) =>
    desk.as('agent').post(`${await caseOf(desk)}/review`, { outcome: 'accept' }),
  [`POST ${v1}/tickets/{ref}/merge`]: async (desk) => {
    const { number } = await givenCase(desk)
    const body = { intoNumber: number, noticeBody: 'Seguimos en su caso anterior.' }
    return desk.as('agent').post(`${await caseOf(desk)}/merge`, body)
  },
  [`PUT ${v1}/tickets/{ref}/priority`]: async (desk) =>
    desk.as('agent').put(`${await caseOf(desk, { priorityReason: 'platform_down' })}/priority`, {
      holds: true,
      reason: 'Nadie entra',
    }),
  [`POST ${v1}/tickets/{ref}/read`]: async (desk) => {
    const path = await caseOf(desk)
    const { body } = await desk.as('agent').post(`${path}/messages`, { kind: 'reply', body: 'Ya' })
    return desk.as('keyUserA').post(`${path}/read`, { messageId: body.id })
  },
  [`POST ${v1}/tickets/{ref}/decisions`]: async (desk) =>
    desk.as('agent').post(`${await caseOf(desk)}/decisions`, {
      kind: 'access',
      explanation: 'Al servidor',
      accessUntil: '2026-04-01T00:00:00.000Z',
    }),
  [`POST ${v1}/tickets/{ref}/participants`]: async (desk) => (await shared(desk)).answer,
  [`DELETE ${v1}/tickets/{ref}/participants/{userId}`]: async (desk) =>
    desk
      .as('keyUserA')
      .delete(`${(await shared(desk)).path}/${desk.given.users.otherRequesterA.id}`),
  [`POST ${v1}/tickets/{ref}/after-hours`]: async (desk) => (await attention(desk)).answer,
  [`POST ${v1}/tickets/{ref}/after-hours/{id}/answer`]: async (desk) => {
    const { path, answer } = await attention(desk)
    return desk.as('agent').post(`${path}/${answer.body.id}/answer`, { isAvailable: false })
  },
  [`DELETE ${v1}/tickets/{ref}/after-hours/{id}`]: async (desk) => {
    const { path, answer } = await attention(desk)
    return desk.as('keyUserA').delete(`${path}/${answer.body.id}`)
  },
  [`POST ${v1}/critical-windows`]: (desk) => critical(desk, '20'),
  [`DELETE ${v1}/critical-windows/{id}`]: async (desk) =>
    desk.as('keyUserA').delete(`/critical-windows/${(await critical(desk, '21')).body.id}`),
}

const policyOf = async (desk: TestApp) => (await desk.as('admin').get('/rulebook')).body.policy

async function idsOf(desk: TestApp, list: string): Promise<string[]> {
  const { items } = (await desk.as('admin').get(`${list}?limit=200`)).body
  return (items as Array<{ id: string }>).map(({ id }) => id)
}

const category = (desk: TestApp) =>
  desk
    .as('admin')
    .post('/catalogs/categories', { code: `puerta_${randomUUID().slice(0, 8)}`, name: 'Puerta' })
const group = (desk: TestApp) =>
  desk.as('commercial').post('/organization-groups', { name: `Grupo ${randomUUID()}` })

async function joined(desk: TestApp) {
  const members = `/organization-groups/${(await group(desk)).body.id}/members`
  const body = { userId: desk.given.users.otherRequesterA.id, role: 'requester' }
  return { members, answer: await desk.as('admin').post(members, body) }
}

function absence(desk: TestApp, month: string) {
  const { agent, otherAgent } = desk.given.users
  const days = { startsOn: `${month}-01`, endsOn: `${month}-10` }
  return desk
    .as('supervisor')
    .post('/lead-substitutions', { leadId: agent.id, substituteId: otherAgent.id, ...days })
}

/** Does it under another rule of who may open a case, and puts the rule back. */
async function ruled(
  desk: TestApp,
  rule: { training?: 'required'; keyUsersOnly?: true },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const before = await policyOf(desk)
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, ...rule },
  }))
  const answer = await work()
  await changePolicy(desk, () => before)
  return answer
}

const drafted = (desk: TestApp, work: (draft: Answer) => Promise<Answer>) =>
  ruled(desk, { keyUsersOnly: true }, async () => {
    const content = await aCase(desk, 'requesterA')
    return work(await desk.as('requesterA').post('/drafts', { content }))
  })

const caseOf = async (desk: TestApp, more: object = {}) =>
  `/tickets/${(await givenCase(desk, 'keyUserA', more)).number}`

async function shared(desk: TestApp) {
  const path = `${await caseOf(desk)}/participants`
  const body = { userId: desk.given.users.otherRequesterA.id, access: 'read' }
  return { path, answer: await desk.as('keyUserA').post(path, body) }
}

async function attention(desk: TestApp) {
  const path = `${await caseOf(desk)}/after-hours`
  const night = { startsAt: '2026-03-06T22:00:00.000Z', endsAt: '2026-03-06T23:30:00.000Z' }
  return { path, answer: await desk.as('keyUserA').post(path, night) }
}

const critical = (desk: TestApp, day: string) =>
  desk.as('keyUserA').post('/critical-windows', {
    startsAt: `2026-03-${day}T13:00:00.000Z`,
    endsAt: `2026-03-${day}T15:00:00.000Z`,
    reason: 'Nómina',
  })
