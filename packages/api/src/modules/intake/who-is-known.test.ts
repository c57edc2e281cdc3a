import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntitlementPolicy } from '@mesa/shared/rulebook/policy'
import { aCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

type Who = Parameters<TestApp['as']>[0]
let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const rule = (entitlement: Partial<EntitlementPolicy>) =>
  changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, ...entitlement },
  }))
const open = async (who: Who, more: object = {}) =>
  desk.as(who).post('/tickets', await aCase(desk, who, more))
const behalf = async (organization: 'a' | 'b', more: object = {}) =>
  open('agent', { organizationId: desk.given.organizations[organization].id, ...more })
const publish = (title: string) =>
  desk.as('admin').post('/conditions', { title, body: '**Todo** por escrito.' })
const accept = (who: Who, version: number) => desk.as(who).post(`/conditions/${version}/acceptance`)

test('EN-5: before the first case a customer accepts the conditions in force, once; until then the case is refused with their version', async () => {
  await rule({ conditions: 'once' })
  const unpublished = await open('keyUserA')
  const { version } = (await publish('Condiciones')).body
  const refused = await open('keyUserA')
  const accepted = await accept('keyUserA', version)
  const again = await accept('keyUserA', version)
  const first = await open('keyUserA')
  const second = await open('keyUserA')
  const colleague = await open('requesterA')

  expect(unpublished.status).toBe(201)
  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'conditions_required', version })
  expect(accepted.status).toBe(200)
  expect(again.body).toEqual(accepted.body)
  expect([first.status, second.status]).toEqual([201, 201])
  expect(colleague.body).toMatchObject({ code: 'conditions_required', version })
})

test('EN-5: a new version is to be accepted anew, and an earlier one can no longer be', async () => {
  await rule({ conditions: 'once' })
  const { version } = (await publish('Condiciones nuevas')).body
  const refused = await open('keyUserA')
  const late = await accept('keyUserA', version - 1)
  await accept('keyUserA', version)
  const opened = await open('keyUserA')
  const shown = await desk.as('keyUserA').get('/conditions')
  const versions = await desk.as('requesterA').get('/conditions/versions?limit=1')
  const counted = await desk.as('admin').get('/conditions/versions?limit=1')

  expect(refused.body).toMatchObject({ code: 'conditions_required', version })
  expect(late.body).toMatchObject({ code: 'conditions_superseded', version })
  expect(opened.status).toBe(201)
  expect(shown.body).toMatchObject({
    current: {
      version,
      title: 'Condiciones nuevas',
      bodyHtml: expect.stringContaining('<strong>'),
    },
    acceptedAt: expect.any(String),
  })
  expect(versions.body).toMatchObject({ items: [{ version }], nextCursor: expect.any(String) })
  expect(versions.body.items[0]).not.toHaveProperty('acceptances')
  expect(counted.body).toMatchObject({ items: [{ version, acceptances: 1 }] })
})

test('EN-5: agents on behalf and API keys are not asked for the conditions, and where the rulebook is off nobody is', async () => {
  await rule({ conditions: 'once' })
  const { requesterA } = desk.given.users
  const onBehalf = await behalf('a', { requesterId: requesterA.id })
  const key = (
    await desk.as('admin').post('/api-keys', {
      name: 'ERP',
      scopes: ['tickets:write', 'tickets:read'],
      organizationId: desk.given.organizations.a.id,
    })
  ).body.apiKey
  const { attachments: _, ...body } = await aCase(desk, 'agent')
  const byKey = await desk.with(`Bearer ${key}`).post('/tickets', { ...body, channel: 'phone' })
  await rule({ conditions: 'off' })
  const off = await open('requesterA')

  expect(onBehalf.status).toBe(201)
  expect(byKey.body).toMatchObject({ channel: 'phone' })
  expect(off.status).toBe(201)
})

test('EN-5: only an administrator publishes, and the log names who did', async () => {
  const refused = await Promise.all(
    (['agent', 'supervisor', 'keyUserA'] as const).map((who) =>
      desk.as(who).post('/conditions', { title: 'Mías', body: 'Nada.' }),
    ),
  )
  const terms = await desk.as('admin').post('/terms', { title: 'Términos', body: 'Texto.' })
  const log = await desk.as('admin').get('/audit?limit=1')
  const seen = await desk.as('requesterA').get('/terms')

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(terms.status).toBe(201)
  expect(log.body.items[0]).toMatchObject({
    action: 'terms.published',
    actor: { name: 'Adán Administrador' },
  })
  expect(seen.body.current).toMatchObject({ version: 1, title: 'Términos' })
})

const train = (who: Who, userId: string, more: object = {}) =>
  desk.as(who).post(`/users/${userId}/trainings`, {
    productId: desk.given.product.id,
    trainedOn: '2026-02-10',
    trainer: 'Ana Agente',
    ...more,
  })

test('EN-7: where training is required, who is not trained in the product is refused, and opens cases once it is recorded', async () => {
  await rule({ training: 'required' })
  const { requesterA } = desk.given.users
  const said = async (who: Who) => {
    const { items } = (await desk.as(who).get('/products')).body
    return items.find(({ id }: { id: string }) => id === desk.given.product.id).isTrained
  }
  const before = [await said('requesterA'), await said('agent')]
  const refused = await open('requesterA')
  const recorded = await train('keyUserA', requesterA.id)
  const opened = await open('requesterA')
  const after = await said('requesterA')
  const gone = await desk
    .as('agent')
    .delete(`/users/${requesterA.id}/trainings/${recorded.body.id}`)
  const withdrawn = await open('requesterA')

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({
    code: 'training_required',
    productId: desk.given.product.id,
  })
  expect(recorded.status).toBe(201)
  expect(opened.status).toBe(201)
  expect(gone.status).toBe(204)
  expect(withdrawn.body.code).toBe('training_required')
  expect([before, after]).toEqual([[false, undefined], true])
})

test('EN-7: who is not trained asks for the course, which becomes a consulting case that names who will take it', async () => {
  await rule({ training: 'required' })
  const course = {
    productId: desk.given.product.id,
    people: 'Rita y Raúl',
    preferredDates: 'Cualquier martes',
  }
  const asked = await desk.as('requesterA').post('/course-requests', course)
  const said = await desk.as('agent').get(`/tickets/${asked.body.number}/messages`)
  const notCovered = await desk.as('keyUserB').post('/course-requests', course)
  await rule({ training: 'off' })
  const off = await desk.as('requesterA').post('/course-requests', course)

  expect(asked.status).toBe(201)
  expect(asked.body).toMatchObject({
    type: 'consulting',
    subject: expect.stringContaining('Curso de inducción en ERP Club'),
  })
  expect(said.body.items[0].body).toContain('Rita y Raúl')
  expect(notCovered.body.code).toBe('not_entitled')
  expect(off.body.code).toBe('rule_off')
})

test('EN-7: a key user records and withdraws for their people, the desk for everybody, and no one for a stranger', async () => {
  const { requesterA, requesterB, agent } = desk.given.users
  const own = await train('requesterA', requesterA.id)
  const stranger = await train('keyUserA', requesterB.id)
  const staff = await train('agent', agent.id)
  const byDesk = await train('agent', requesterB.id, { note: 'En sala' })
  const future = await train('agent', requesterB.id, { trainedOn: '2026-03-05' })
  const mine = await desk.as('requesterB').get(`/users/${requesterB.id}/trainings`)
  const theirs = await desk.as('requesterA').get(`/users/${requesterB.id}/trainings`)

  expect([own.status, stranger.status, staff.status]).toEqual([403, 404, 404])
  expect(byDesk.status).toBe(201)
  expect(future.status).toBe(400)
  expect(mine.body.items).toMatchObject([
    { trainer: 'Ana Agente', note: 'En sala', recordedBy: { name: 'Ana Agente' } },
  ])
  expect(theirs.status).toBe(404)
})

test('EN-7: where training is off, nobody is asked for it', async () => {
  await rule({ training: 'off' })
  const opened = await open('requesterA')

  expect(opened.status).toBe(201)
})
