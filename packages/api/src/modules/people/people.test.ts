import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSession } from '../../testing/base-desk.ts'
import { password, setup, setupForTest, type TestApp } from '../../testing/test-app.ts'
import { outbox } from '../outbox/outbox.tables.ts'
import { users } from './people.tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const userRow = (id: string) =>
  t.inDesk(async (tx) => (await tx.db.select().from(users).where(eq(users.id, id)))[0])
const at = (organization: 'a' | 'b') =>
  `/organizations/${t.given.organizations[organization].id}/users`
const requester = (email: string) => ({ name: 'Nueva Persona', email, role: 'requester' })

test('an administrator invites staff, who get a link and no session yet', async () => {
  const body = { name: 'Nora Nueva', email: 'Nora@Club.example', role: 'agent' }
  const invited = await t.as('admin').post('/users', body)
  expect(invited).toMatchObject({
    status: 201,
    body: { email: 'nora@club.example', kind: 'staff', role: 'agent', status: 'invited' },
  })
  const mails = await t.inDesk((tx) =>
    tx.db.select().from(outbox).where(eq(outbox.type, 'identity.invited')),
  )
  expect(mails[0]).toMatchObject({ internal: true, payload: { userId: invited.body.id } })
  expect(await t.as('admin').post('/users', body)).toMatchObject({
    status: 409,
    body: { code: 'email_in_use' },
  })
  for (const who of ['supervisor', 'keyUserA'] as const)
    expect((await t.as(who).post('/users', { ...body, email: 'x@y.example' })).status).toBe(403)
})

test('P24: a disabled person is refused on the very next request, a demoted one acts by the new role', async () => {
  const { otherAgent } = t.given.users
  const url = `/users/${otherAgent.id}`
  expect((await t.as('otherAgent').get('/users')).status).toBe(200)
  await t.as('admin').patch(url, { role: 'technician' })
  expect((await t.as('otherAgent').get('/users')).status).toBe(403)

  expect((await t.as('admin').patch(url, { status: 'disabled' })).body.status).toBe('disabled')
  expect(await t.as('otherAgent').get('/auth/me')).toMatchObject({
    status: 401,
    body: { code: 'session_revoked' },
  })
  await t.as('admin').patch(url, { status: 'active', role: 'agent' })
  expect((await t.as('otherAgent').get('/auth/me')).status).toBe(401)
})

test('who was invited and never accepted is invited again when enabled, not active', async () => {
  const body = { name: 'Inés Invitada', email: 'ines@club.example', role: 'agent' }
  const { id } = (await t.as('admin').post('/users', body)).body
  const set = async (status: string) =>
    (await t.as('admin').patch(`/users/${id}`, { status })).body.status
  expect(await set('disabled')).toBe('disabled')
  expect(await set('active')).toBe('invited')
  const { items } = (await t.as('admin').get('/users?status=invited')).body
  expect(items.map((one: { id: string }) => one.id)).toContain(id)
})

test('P24: of 60 revocations, none is followed by an answer to the session it ended', async () => {
  const { id } = t.given.users.viewer
  const people = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const sessionId = await t.inDesk((tx) => addSession(tx, id, t.clock.now()))
      return t.as({ ...t.given.users.viewer, sessionId })
    }),
  )
  const later = await Promise.all(
    people.map(async (person) => {
      expect((await person.post('/auth/logout')).status).toBe(204)
      return (await person.get('/auth/me')).status
    }),
  )
  expect(new Set(later)).toEqual(new Set([401]))
})

test('the last administrator stays', async () => {
  const { admin } = t.given.users
  for (const change of [{ role: 'viewer' }, { status: 'disabled' }])
    expect(await t.as('admin').patch(`/users/${admin.id}`, change)).toMatchObject({
      status: 409,
      body: { code: 'in_use' },
    })
})

test('a change written against an older person is refused with 412', async () => {
  const url = `/users/${t.given.users.commercial.id}`
  const { etag } = (await t.as('admin').get(url)).body
  const change = { name: 'Carla C.' }
  const ifMatch = { 'if-match': etag }
  t.clock.advanceMinutes(1)
  expect((await t.as('admin').patch(url, change, ifMatch)).status).toBe(200)
  expect((await t.as('admin').patch(url, change, ifMatch)).body.code).toBe('stale')
})

test('EN-4: an organization has one key user and one backup, even when two are named at once', async () => {
  const own = await setupForTest()
  const { a } = own.given.organizations
  const url = `/organizations/${a.id}/users`
  const admin = own.as('admin')
  const person = (role: string, email: string) => ({ name: 'Otra', email, role })
  for (const role of ['key_user', 'backup_key_user'])
    expect(await admin.post(url, person(role, 'otra@a.example'))).toMatchObject({
      status: 409,
      body: { code: 'key_user_limit' },
    })

  const demoted = await admin.patch(`${url}/${own.given.users.keyUserA.id}`, { role: 'requester' })
  expect(demoted.body.role).toBe('requester')
  const racing = await Promise.all([
    admin.post(url, person('key_user', 'uno@a.example')),
    admin.post(url, person('key_user', 'dos@a.example')),
    admin.patch(`${url}/${own.given.users.requesterA.id}`, { role: 'key_user' }),
  ])
  const statuses = racing.map(({ status }) => status)
  expect(statuses.filter((status) => status === 409)).toHaveLength(2)
})

test('EN-4: a disabled key user frees the place and cannot come back once it is taken', async () => {
  const own = await setupForTest()
  const { keyUserB, requesterB } = own.given.users
  const admin = own.as('admin')
  const url = `/organizations/${own.given.organizations.b.id}/users`
  await admin.patch(`/users/${keyUserB.id}`, { status: 'disabled' })
  expect((await admin.patch(`${url}/${requesterB.id}`, { role: 'key_user' })).status).toBe(200)
  expect(await admin.patch(`/users/${keyUserB.id}`, { status: 'active' })).toMatchObject({
    status: 409,
    body: { code: 'key_user_limit' },
  })
})

test('EN-4: a key user invites requesters of the own organization and nobody else', async () => {
  const invited = await t.as('keyUserA').post(at('a'), requester('nueva@a.example'))
  expect(invited).toMatchObject({ status: 201, body: { role: 'requester', status: 'invited' } })
  expect((await userRow(invited.body.userId))?.organizationIds).toEqual([
    t.given.organizations.a.id,
  ])
  const post = (who: 'keyUserA' | 'requesterA', where: 'a' | 'b', role = 'requester') =>
    t.as(who).post(at(where), { ...requester('otra@a.example'), role })
  expect((await post('keyUserA', 'b')).status).toBe(404)
  expect((await post('keyUserA', 'a', 'key_user')).status).toBe(403)
  expect((await post('requesterA', 'a')).status).toBe(403)
})

test('an invitation sent twice under one Idempotency-Key makes one person and one mail', async () => {
  const send = () =>
    t.as('keyUserA').post(at('a'), requester('una.vez@a.example'), { 'idempotency-key': 'una' })
  const [first, second] = [await send(), await send()]
  expect(second).toMatchObject({ status: 201, body: first.body })
})

test('A02: a key user learns nothing of an address that another organization has', async () => {
  const { email, id } = t.given.users.requesterB
  const fresh = await t.as('keyUserA').post(at('a'), requester('fresca@a.example'))
  const taken = await t.as('keyUserA').post(at('a'), { ...requester(email), name: 'Yo digo' })
  expect([taken.status, Object.keys(taken.body).toSorted()]).toEqual([
    201,
    Object.keys(fresh.body).toSorted(),
  ])
  const { name, status, hasSecondFactor, lastSeenAt } = taken.body
  const { name: _, ...stranger } = fresh.body
  expect(stranger).toMatchObject({ status, hasSecondFactor, lastSeenAt })
  expect(name).toBe('Yo digo')
  expect((await userRow(id))?.organizationIds.toSorted()).toEqual(
    [t.given.organizations.a.id, t.given.organizations.b.id].toSorted(),
  )
  await t.as('admin').delete(`${at('a')}/${id}`)
  expect((await userRow(id))?.organizationIds).toEqual([t.given.organizations.b.id])
})

test('P3, A02: whom a key user adds by address is known there by the name typed until they sign in', async () => {
  const { email, id, name } = t.given.users.backupB
  const added = await t.as('keyUserA').post(at('a'), { ...requester(email), name: 'Zoe Escrita' })
  const listed = async (who: 'keyUserA' | 'admin', url = `${at('a')}?limit=200`) => {
    const { items } = (await t.as(who).get(url)).body as { items: Array<{ userId: string }> }
    return items
  }
  const seen = async (who: 'keyUserA' | 'admin') =>
    (await listed(who)).find(({ userId }) => userId === id)

  const stranger = { name: 'Zoe Escrita', status: 'invited', hasSecondFactor: false }
  expect(added.body).toMatchObject({ ...stranger, lastSeenAt: null })
  expect(await seen('keyUserA')).toEqual(added.body)
  expect((await listed('keyUserA')).at(-1)).toEqual(added.body)
  const firstPage = await t.as('keyUserA').get(`${at('a')}?limit=1`)
  expect(Buffer.from(firstPage.body.nextCursor, 'base64url').toString()).not.toContain(name)
  // The desk sees the person, and the membership gives its rights at once.
  expect(await seen('admin')).toMatchObject({ name, status: 'active' })
  const { memberships } = (await t.as('backupB').get('/auth/me')).body
  expect(memberships).toHaveLength(2)

  await t.with().post('/auth/login', { email, password, desk: 'club' })
  expect(await seen('keyUserA')).toMatchObject({ name, status: 'active' })
  await t.as('admin').delete(`${at('a')}/${id}`)
})

test('P24: who is removed from the last organization has no session left', async () => {
  const { requesterB } = t.given.users
  const url = `${at('b')}/${requesterB.id}`
  expect((await t.as('requesterB').get('/auth/me')).status).toBe(200)
  expect((await t.as('admin').delete(url)).status).toBe(204)
  expect((await t.as('requesterB').get('/auth/me')).status).toBe(401)
  expect((await t.as('admin').delete(url)).status).toBe(404)
})

test('people of an organization are listed to its key users, by name and in pages', async () => {
  const first = await t.as('keyUserA').get(`${at('a')}?limit=2`)
  expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual([
    'Bruno Suplente',
    'Kelly Clave',
  ])
  const rest = await t.as('keyUserA').get(`${at('a')}?limit=200&cursor=${first.body.nextCursor}`)
  expect(rest.body.nextCursor).toBeNull()
  expect((await t.as('keyUserA').get(at('b'))).status).toBe(404)
  expect((await t.as('requesterA').get(at('a'))).status).toBe(403)
  expect((await t.as('keyUserA').get('/users')).status).toBe(403)
})

test('the desk filters its people', async () => {
  const names = async (query: string) => {
    const { body } = await t.as('agent').get(`/users?${query}`)
    return body.items.map(({ name }: { name: string }) => name)
  }
  expect(await names('role=supervisor')).toEqual(['Sara Supervisora'])
  expect(await names('q=RITA')).toEqual(['Rita Solicitante'])
  expect(await names(`role=key_user&organizationId=${t.given.organizations.b.id}`)).toEqual([
    'Karim Clave',
  ])
  expect(await names('q=%25')).toEqual([])
})
