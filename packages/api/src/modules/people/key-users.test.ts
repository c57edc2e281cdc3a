import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, setupForTest, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await givenContract(desk, { organization: 'b' })
})
afterAll(() => desk.close())

const people = () => `/organizations/${desk.given.organizations.a.id}/users`
const handOver = (body: object, who: 'admin' | 'keyUserA' = 'admin') =>
  desk.as(who).post(`/organizations/${desk.given.organizations.a.id}/key-user`, body)
const roleOf = async (userId: string) =>
  (await desk.as('admin').get(`${people()}?limit=200`)).body.items.find(
    (one: { userId: string }) => one.userId === userId,
  ).role
const ask = async (number: number) =>
  (
    await desk.as('agent').post(`/tickets/${number}/consents`, {
      purpose: 'solution',
      minutes: 60,
      explanation: 'Corregir el cierre',
    })
  ).body.id as string
const mailsTo = async (userId: string, on = desk) => {
  while (await on.services.jobs.outboxRelay.relayOnce());
  const email = Object.values(on.given.users).find(({ id }) => id === userId)?.email
  const { items } = (await on.as('admin').get('/mails?limit=200')).body
  return items.filter((mail: { to: string }) => mail.to.includes(email ?? '')) as Array<{
    template: string
    subject: string
  }>
}

test('EN-4: an organization has as many key users and backups as the rulebook says, and one more is refused', async () => {
  const { otherRequesterA } = desk.given.users
  const patch = (role: string) =>
    desk.as('admin').patch(`${people()}/${otherRequesterA.id}`, { role })
  const refused = [(await patch('key_user')).body, (await patch('backup_key_user')).body]
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, keyUsersMax: 2 },
  }))
  const second = await patch('key_user')
  await patch('requester')
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, keyUsersMax: 1 },
  }))

  expect(refused).toMatchObject([{ code: 'key_user_limit' }, { code: 'key_user_limit' }])
  expect(second.body.role).toBe('key_user')
})

test('EN-4: the role of a key user passes in one act, decisions that are pending wait for the new one, and the old one answers no more', async () => {
  const { keyUserA, requesterA } = desk.given.users
  const { number } = await givenStartedCase(desk)
  const pending = await ask(number)
  const answer = (who: 'keyUserA' | 'requesterA') =>
    desk.as(who).post(`/consents/${pending}/decision`, { decision: 'accept' })
  const early = await answer('requesterA')
  const passed = await handOver({ userId: requesterA.id })
  const late = await answer('keyUserA')
  const right = await answer('requesterA')

  expect(early.status).toBe(404)
  expect(passed.body).toMatchObject({
    keyUser: { userId: requesterA.id, role: 'key_user' },
    former: { userId: keyUserA.id, role: 'requester' },
  })
  expect(late.status).toBe(403)
  expect(right.body).toMatchObject({ status: 'accepted' })
  await handOver({ userId: keyUserA.id })
})

test('EN-4: the new key user is told by mail what waits, and what is asked from then on goes to them', async () => {
  const own = await setupForTest()
  const { requesterA, keyUserA } = own.given.users
  await givenContract(own)
  const { number } = await givenStartedCase(own)
  const consent = { purpose: 'analysis', minutes: 60, explanation: 'Analizar' }
  await own.as('agent').post(`/tickets/${number}/consents`, consent)
  const url = `/organizations/${own.given.organizations.a.id}/key-user`
  await own.as('admin').post(url, { userId: requesterA.id })
  const [before, former] = [await mailsTo(requesterA.id, own), await mailsTo(keyUserA.id, own)]
  const other = await givenStartedCase(own, 'requesterA')
  await own.as('agent').post(`/tickets/${other.number}/consents`, consent)
  const after = await mailsTo(requesterA.id, own)
  const count = (mails: Array<{ template: string }>, template: string) =>
    mails.filter((mail) => mail.template === template).length

  expect(before.find(({ template }) => template === 'key_user_named')?.subject).toContain(
    'decide ahora por Club A',
  )
  expect(count(after, 'consent_asked')).toBe(count(before, 'consent_asked') + 1)
  expect(count(await mailsTo(keyUserA.id, own), 'consent_asked')).toBe(
    count(former, 'consent_asked'),
  )
})

test('EN-4: only an administrator hands a role over, only to somebody of the organization, and a swap stays within the numbers', async () => {
  const { backupA, keyUserA, requesterA, requesterB } = desk.given.users
  const byKeyUser = await handOver({ userId: requesterA.id }, 'keyUserA')
  const stranger = await handOver({ userId: requesterB.id })
  const tooMany = await handOver({ userId: requesterA.id, formerRole: 'backup_key_user' })
  const swapped = await handOver({ userId: backupA.id, formerRole: 'backup_key_user' })
  const roles = [await roleOf(backupA.id), await roleOf(keyUserA.id)]
  await handOver({ userId: keyUserA.id, formerRole: 'backup_key_user' })

  expect(byKeyUser.status).toBe(403)
  expect(stranger.body).toMatchObject({ code: 'reference_unknown', errors: [{ path: 'userId' }] })
  expect(tooMany.body.code).toBe('key_user_limit')
  expect(await roleOf(requesterA.id)).toBe('requester')
  expect(swapped.status).toBe(200)
  expect(roles).toEqual(['key_user', 'backup_key_user'])
})

test('EN-4: who is key user of a group acts for each of its organizations, and counts in each', async () => {
  const { organizations, users } = desk.given
  const admin = desk.as('admin')
  const group = (await desk.as('commercial').post('/organization-groups', { name: 'Clubes' })).body
  const join = (organization: 'a' | 'b', groupId: string | null) =>
    desk.as('commercial').patch(`/organizations/${organizations[organization].id}`, { groupId })
  const members = `/organization-groups/${group.id}/members`
  await join('a', group.id)
  const over = await admin.post(members, { userId: users.requesterB.id, role: 'key_user' })
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, keyUsersMax: 2 },
  }))
  const added = await admin.post(members, { userId: users.requesterB.id, role: 'key_user' })
  const ofA = await desk.as('requesterB').get(`/organizations/${organizations.a.id}/users`)
  await join('a', null)
  const left = await desk.as('requesterB').get(`/organizations/${organizations.a.id}/users`)
  const joined = await join('b', group.id)
  const listed = await admin.get(`${members}?limit=1`)
  const groups = await desk.as('agent').get('/organization-groups')
  await admin.delete(`${members}/${users.requesterB.id}`)
  const asRequester = await desk.as('requesterB').get(`/organizations/${organizations.b.id}/users`)
  await join('b', null)

  expect(over.body.code).toBe('key_user_limit')
  expect(added.status).toBe(201)
  expect([ofA.status, left.status]).toEqual([200, 404])
  expect(joined.status).toBe(200)
  expect(listed.body.items).toMatchObject([{ userId: users.requesterB.id, role: 'key_user' }])
  expect(groups.body.items).toMatchObject([{ name: 'Clubes', organizations: [{ name: 'Club B' }] }])
  expect(asRequester.status).toBe(403)
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, keyUsersMax: 1 },
  }))
})

test('EN-4: somebody of several organizations says for which of theirs they open, and for nobody else’s', async () => {
  const { organizations, users } = desk.given
  const admin = desk.as('admin')
  await admin.post(`/organizations/${organizations.b.id}/users`, {
    name: 'Rita',
    email: users.requesterA.email,
    role: 'requester',
  })
  const open = async (organizationId: string) =>
    desk.as('requesterA').post('/tickets', { ...(await aCase(desk, 'requesterA')), organizationId })
  const forB = await open(organizations.b.id)
  const forA = await open(organizations.a.id)
  const elsewhere = await open(users.agent.id)
  await admin.delete(`/organizations/${organizations.b.id}/users/${users.requesterA.id}`)
  const onlyOne = await open(organizations.a.id)

  expect([forB.body.organizationId, forA.body.organizationId]).toEqual([
    organizations.b.id,
    organizations.a.id,
  ])
  expect([elsewhere.body.code, onlyOne.body.code]).toEqual(['desk_only_field', 'desk_only_field'])
})

test('EN-3, CL-10: size, class and agreed number of an organization are the desk’s to set, and read by it', async () => {
  const url = `/organizations/${desk.given.organizations.a.id}`
  const body = { sizeBracket: 'small', accountClass: 'special', inProgressLimit: 3 }
  const changed = await desk.as('commercial').patch(url, body)
  const refused = await desk.as('keyUserA').patch(url, { inProgressLimit: 50 })

  expect(changed.body).toMatchObject(body)
  expect(refused.status).toBe(403)
})
