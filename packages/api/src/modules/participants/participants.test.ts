import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

type Who = Parameters<TestApp['as']>[0]
const idOf = (who: keyof TestApp['given']['users']) => desk.given.users[who].id
type With = { userId: string; access: 'read' | 'reply' }
const share = (number: number, body: With, by: Who = 'keyUserA') =>
  desk.as(by).post(`/tickets/${number}/participants`, body)
const see = async (who: Who, number: number) =>
  (await desk.as(who).get(`/tickets/${number}`)).status
const reply = async (who: Who, number: number) =>
  (await desk.as(who).post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Hola' })).status

test('CV-10: given a case shared to be read, that person reads it, gets its mails and cannot reply', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  expect(await see('otherRequesterA', number)).toBe(404)
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0

  const shared = await share(number, { userId: idOf('otherRequesterA'), access: 'read' })
  expect(shared.body).toMatchObject({ access: 'read', name: 'Raúl Solicitante' })
  expect(await see('otherRequesterA', number)).toBe(200)
  expect(await reply('otherRequesterA', number)).toBe(403)
  await desk.as('agent').post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Listo' })
  await runDue(desk.services.jobs, desk.clock.now())
  const mails = desk.mails.filter(({ to }) => to.address === desk.given.users.otherRequesterA.email)
  expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
    expect.stringContaining(`Caso ${number}`),
    expect.stringContaining('compartió con usted'),
  ])
})

test('CV-10: given a case shared to be replied to, that person replies, until it is shared no longer', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const other = idOf('otherRequesterA')
  await share(number, { userId: other, access: 'read' })
  await share(number, { userId: other, access: 'reply' })
  expect(await reply('otherRequesterA', number)).toBe(201)
  const { items } = (await desk.as('otherRequesterA').get(`/tickets/${number}/participants`)).body
  expect(items).toMatchObject([{ userId: other, access: 'reply' }])

  const remove = () => desk.as('keyUserA').delete(`/tickets/${number}/participants/${other}`)
  expect((await remove()).status).toBe(204)
  expect((await remove()).status).toBe(404)
  expect(await see('otherRequesterA', number)).toBe(404)
})

test('CV-10: given somebody outside of the organization, sharing with them is refused as if they did not exist', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const outside = ['requesterB', 'agent'] as const

  for (const who of outside)
    expect((await share(number, { userId: idOf(who), access: 'read' })).status).toBe(404)
  const nobody = await share(number, {
    userId: '01890000-0000-7000-8000-000000000000',
    access: 'read',
  })
  expect(nobody.status).toBe(404)
  expect(await see('requesterB', number)).toBe(404)
})

test('CV-10: only a key user of the organization shares, and the record says with whom', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const other = idOf('otherRequesterA')

  expect((await share(number, { userId: other, access: 'read' }, 'requesterA')).status).toBe(403)
  expect((await share(number, { userId: other, access: 'read' }, 'agent')).status).toBe(403)
  expect((await share(number, { userId: other, access: 'read' }, 'keyUserB')).status).toBe(404)
  await share(number, { userId: other, access: 'read' }, 'backupA')
  await desk.as('backupA').delete(`/tickets/${number}/participants/${other}`)
  const { items } = (await desk.as('keyUserA').get(`/tickets/${number}/events`)).body
  const told = items.filter((one: { type: string }) => one.type.includes('shared'))
  expect(told).toMatchObject([
    { type: 'ticket.shared', payload: { userId: other, access: 'read' } },
    { type: 'ticket.unshared', payload: { userId: other } },
  ])
})

test('CV-10: somebody a case is shared with is told what they may do with it, and no act that is not theirs is offered to them', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const other = idOf('otherRequesterA')
  const rights = async (who: Who) => (await desk.as(who).get(`/tickets/${number}`)).body.access
  const acts = async (who: Who) =>
    (await desk.as(who).get(`/tickets/${number}/transitions`)).body.items.length

  await share(number, { userId: other, access: 'read' })
  const none = { reply: false, move: false, confirmTerms: false, decide: false }
  expect(await rights('otherRequesterA')).toEqual(none)
  expect(await acts('otherRequesterA')).toBe(0)
  await share(number, { userId: other, access: 'reply' })
  expect(await rights('otherRequesterA')).toEqual({ ...none, reply: true, confirmTerms: true })
  expect(await acts('otherRequesterA')).toBe(0)

  const own = { reply: true, move: true, confirmTerms: true, decide: false }
  expect(await rights('requesterA')).toEqual(own)
  expect(await rights('keyUserA')).toEqual({ ...own, decide: true })
  expect(await rights('agent')).toBeUndefined()
  expect(await acts('requesterA')).toBeGreaterThan(0)
})

test('CV-10: a case is not shared with who opened it', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const own = await share(number, { userId: idOf('requesterA'), access: 'read' })
  expect(own.body).toMatchObject({ status: 422, code: 'already_theirs' })
})

test('CV-10: somebody leaves a case that was shared with them, nobody else in their name, and the record says so', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const other = idOf('otherRequesterA')
  await share(number, { userId: other, access: 'read' })
  const path = `/tickets/${number}/participants/${other}`

  const { items } = (await desk.as('otherRequesterA').get(`/tickets/${number}/participants`)).body
  expect(items).toMatchObject([{ sharedBy: desk.given.users.keyUserA.name }])
  expect((await desk.as('requesterA').delete(path)).status).toBe(403)
  expect((await desk.as('otherRequesterA').delete(path)).status).toBe(204)
  expect(await see('otherRequesterA', number)).toBe(404)
  const events = (await desk.as('keyUserA').get(`/tickets/${number}/events`)).body.items
  const { name } = desk.given.users.otherRequesterA
  expect(events.at(-1)).toMatchObject({ type: 'ticket.unshared', actor: { name } })
})
