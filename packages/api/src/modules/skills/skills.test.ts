import { beforeAll, expect, test } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  return () => desk.close()
})

const say = (
  name: 'agent' | 'otherAgent',
  skills: object[],
  who: 'supervisor' | 'agent' = 'supervisor',
) => desk.as(who).put(`/users/${desk.given.users[name].id}/skills`, { skills })
const gaps = async (query = '') => (await desk.as('agent').get(`/skills/gaps${query}`)).body.items

test('CL-11: a supervisor says what an agent knows of each product and up to which level; agents read it and customers do not', async () => {
  const productId = desk.given.product.id
  const known = [{ productId, level: 'l2', note: 'Bancos y tesorería' }]
  const said = await say('otherAgent', known)

  expect(said.body.skills).toMatchObject([{ productName: 'ERP Club', level: 'l2' }])
  expect((await say('otherAgent', known, 'agent')).status).toBe(403)
  const url = `/users/${desk.given.users.otherAgent.id}/skills`
  expect((await desk.as('agent').get(url)).body).toEqual(said.body)
  expect((await desk.as('keyUserA').get(url)).status).toBe(403)
  expect((await say('otherAgent', [...known, ...known])).status).toBe(400)
  const unknown = { productId: desk.given.users.agent.id, level: 'l1' }
  expect((await say('otherAgent', [unknown])).body).toMatchObject({ code: 'reference_unknown' })
})

test('CL-11: a product and level that nobody reaches is a gap, by levels of the rulebook', async () => {
  const { body } = await desk
    .as('admin')
    .post('/products', { name: 'Portal', modules: [{ name: 'Socios' }] })

  expect(await gaps()).toMatchObject([
    {
      product: { name: 'ERP Club' },
      levels: [
        { level: 'l1', agents: 1 },
        { level: 'l2', agents: 1 },
        { level: 'l3', agents: 0 },
      ],
      missing: ['l3'],
    },
    { product: { id: body.id }, missing: ['l1', 'l2', 'l3'] },
  ])
  await say('agent', [{ productId: desk.given.product.id, level: 'l3' }])
  expect((await gaps('?onlyGaps=true')).map((one: { product: object }) => one.product)).toEqual([
    { id: body.id, name: 'Portal' },
  ])
})

test('CL-11: suggestions name who knows the product up to the level of the case, then who is here, then who has least to do', async () => {
  const { agent, otherAgent } = desk.given.users
  const { number } = await givenStartedCase(desk, 'requesterA')
  const suggest = async () =>
    (await desk.as('agent').get(`/tickets/${number}/assignee-suggestions`)).body.suggestions
  // The case is the agent's own: the other has less to do.
  expect(await suggest()).toMatchObject([
    { user: { id: otherAgent.id }, level: 'l2', isSkilled: true, openCases: 0, isPresent: true },
    { user: { id: agent.id }, level: 'l3', isSkilled: true, openCases: 1 },
  ])
  const away = { leadId: otherAgent.id, substituteId: agent.id }
  const days = { startsOn: '2026-03-04', endsOn: '2026-03-05' }
  await desk.as('supervisor').post('/lead-substitutions', { ...away, ...days })
  expect((await suggest())[0]).toMatchObject({ user: { id: agent.id }, isPresent: true })
  await say('agent', [])
  expect(await suggest()).toMatchObject([
    { user: { id: otherAgent.id }, isPresent: false },
    { user: { id: agent.id }, level: null, isSkilled: false },
  ])
  expect((await desk.as('keyUserA').get(`/tickets/${number}/assignee-suggestions`)).status).toBe(
    403,
  )
})
