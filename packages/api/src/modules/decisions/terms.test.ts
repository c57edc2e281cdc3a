import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { aCase, givenCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ preset: 'hour-package' })
  await desk.as('admin').post('/terms', { title: 'Alcance', body: 'Trabajamos **así**.' })
})
afterAll(() => desk.close())

const agent = () => desk.as('agent')
const decisionsOf = async (number: number, kind: string) => {
  const { body } = await agent().get(`/tickets/${number}/decisions`)
  return (body.items as Array<{ kind: string; id: string; status: string }>).filter(
    (one) => one.kind === kind,
  )
}
const answer = (who: 'keyUserA' | 'backupA' | 'agent', id: string, body: object) =>
  desk.as(who).post(`/decisions/${id}/answer`, body)
const start = (number: number) =>
  agent().post(`/tickets/${number}/transitions`, { action: 'start' })

/** Ready to be started but for its terms. */
async function classified(more: object = {}) {
  const { number } = await givenCase(desk, 'keyUserA', { attachments: [], ...more })
  await agent().post(`/tickets/${number}/transitions`, { action: 'review' })
  await agent().put(`/tickets/${number}/classification`, {
    type: 'support',
    criticality: 'serious',
    level: 'l1',
  })
  return number
}

test('EN-6: given terms for each case, when one is opened they are asked for with it, are its first mail, and leave its state alone', async () => {
  desk.mails.length = 0
  const opened = await givenCase(desk, 'keyUserA', { attachments: [] })
  await runDue(desk.services.jobs, desk.clock.now())

  expect(opened).toMatchObject({
    status: 'received',
    termsPending: true,
    pendingDecisions: [{ kind: 'terms' }],
  })
  const [first] = desk.mails.filter((mail) => mail.to.address === desk.given.users.keyUserA.email)
  expect(first?.subject).toContain(`Recibimos su caso ${opened.number}, falta su confirmación`)
  const { items } = (await desk.as('keyUserA').get(`/tickets/${opened.number}/decisions`)).body
  expect(items).toMatchObject([
    {
      kind: 'terms',
      askedBy: { id: null, name: 'Mesa' },
      terms: { version: expect.any(Number), title: 'Alcance' },
      expiresAt: null,
      canAnswer: true,
    },
  ])
  expect(items[0].terms.bodyHtml).toContain('<strong>así</strong>')
  const { items: todo } = (await desk.as('keyUserA').get('/me/todo')).body
  expect(todo).toContainEqual(
    expect.objectContaining({ ticketNumber: opened.number, decisionKind: 'terms' }),
  )
})

test('EN-6: given terms that wait, when the desk starts work it is refused, and once the customer confirms work starts', async () => {
  const number = await classified()
  const refused = await start(number)
  const [terms] = await decisionsOf(number, 'terms')
  const confirmed = await answer('keyUserA', terms!.id, { decision: 'accept' })
  const started = await start(number)

  expect(refused.body).toMatchObject({ status: 422, code: 'terms_required' })
  expect(confirmed.body).toMatchObject({ status: 'accepted', canAnswer: false })
  expect(started.body).toMatchObject({ status: 'in_progress', termsPending: false })
})

test('EN-6: given terms that wait, when an agent or another organization confirms them, it is refused', async () => {
  const number = await classified()
  const [terms] = await decisionsOf(number, 'terms')

  expect((await answer('agent', terms!.id, { decision: 'accept' })).status).toBe(403)
  const stranger = await desk
    .as('keyUserB')
    .post(`/decisions/${terms!.id}/answer`, { decision: 'accept' })
  expect(stranger.status).toBe(404)
  expect((await start(number)).body.code).toBe('terms_required')
})

test('EN-6: given terms that were declined, the desk is told, work keeps waiting, and it may ask again', async () => {
  const number = await classified()
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0
  const [terms] = await decisionsOf(number, 'terms')
  await answer('backupA', terms!.id, { decision: 'decline', comment: 'Falta el alcance' })
  await runDue(desk.services.jobs, desk.clock.now())
  expect(desk.mails.map(({ to }) => to.address)).toContain(desk.given.users.agent.email)
  expect(desk.mails[0]?.subject).toContain('Términos no confirmados')
  expect((await start(number)).body.code).toBe('terms_required')

  const ask = () => agent().post(`/tickets/${number}/decisions`, { kind: 'terms' })
  expect((await ask()).status).toBe(201)
  expect((await ask()).body).toMatchObject({ status: 409, code: 'already_exists' })
  const [again] = await decisionsOf(number, 'terms')
  await answer('keyUserA', again!.id, { decision: 'accept' })
  expect((await start(number)).status).toBe(200)
})

test('EN-6: given terms that were confirmed, they decided nothing about warranty or consumption', async () => {
  const number = await classified()
  const before = (await agent().get(`/tickets/${number}`)).body.coverage
  const [terms] = await decisionsOf(number, 'terms')
  await answer('keyUserA', terms!.id, { decision: 'accept' })

  expect((await agent().get(`/tickets/${number}`)).body.coverage).toBe(before)
})

test('HR-14: access is asked for with its scope and end, key users grant it, and the case waits meanwhile', async () => {
  const number = await classified()
  const ask = (body: object) => agent().post(`/tickets/${number}/decisions`, body)
  const access = { kind: 'access', explanation: 'Lectura de la base de pruebas' }
  const until = '2026-03-20T22:00:00.000Z'

  expect((await ask(access)).body).toMatchObject({ errors: [{ path: 'accessUntil' }] })
  expect((await ask({ ...access, accessUntil: '2026-03-01T00:00:00Z' })).body.code).toBe(
    'period_invalid',
  )
  const asked = await ask({ ...access, accessUntil: until })
  expect(asked.body).toMatchObject({ kind: 'access', accessUntil: until, status: 'pending' })
  expect((await agent().get(`/tickets/${number}`)).body.status).toBe('waiting_decision')
  // Terms are answered meanwhile without ending the wait.
  const [terms] = await decisionsOf(number, 'terms')
  await answer('keyUserA', terms!.id, { decision: 'accept' })
  expect((await agent().get(`/tickets/${number}`)).body.status).toBe('waiting_decision')
  expect((await answer('agent', asked.body.id, { decision: 'accept' })).status).toBe(403)
  await answer('keyUserA', asked.body.id, { decision: 'accept' })
  expect((await agent().get(`/tickets/${number}`)).body.status).toBe('in_review')
})

test('EN-6: given terms that wait, when a new version no longer asks for them, no case waits any more and work starts', async () => {
  const number = await classified()
  await changePolicy(desk, (policy) => ({ ...policy, terms: { perCase: false } }))
  const seen = (await desk.as('keyUserA').get(`/tickets/${number}`)).body
  const row = (await agent().get(`/tickets?limit=200`)).body.items.find(
    (one: { number: number }) => one.number === number,
  )
  const started = await start(number)
  await changePolicy(desk, (policy) => ({ ...policy, terms: { perCase: true } }))

  const none = { termsPending: false, pendingDecisions: [] }
  expect([seen, row]).toMatchObject([none, none])
  expect([started.status, started.body.status]).toEqual([200, 'in_progress'])
})

test('EN-6: given a rulebook without terms, nothing is asked, and asking is refused', async () => {
  await changePolicy(desk, (policy) => ({ ...policy, terms: { perCase: false } }))
  const opened = await desk
    .as('keyUserA')
    .post('/tickets', await aCase(desk, 'keyUserA', { attachments: [] }))
  const asked = await agent().post(`/tickets/${opened.body.number}/decisions`, { kind: 'terms' })

  expect(opened.body).toMatchObject({ termsPending: false, pendingDecisions: [] })
  expect(asked.body).toMatchObject({ status: 422, code: 'rule_off' })
})
