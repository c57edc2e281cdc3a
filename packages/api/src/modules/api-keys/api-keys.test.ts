import { afterAll, beforeAll, expect, test } from 'vitest'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { idempotencyKeys } from '../idempotency/idempotency.tables.ts'
import { apiKeys } from './api-keys.tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const body = { name: 'Integración', scopes: ['organizations:read'] }
const create = async (more: object = {}) =>
  (await t.as('admin').post('/api-keys', { ...body, ...more })).body as {
    id: string
    apiKey: string
  }

test('a key is shown once, acts within its scopes and is refused from its end on', async () => {
  const { id, apiKey } = await create()
  expect(apiKey).toMatch(/^mk_[0-9a-f]{8}_[A-Za-z0-9_-]{64}$/)
  expect((await t.with(`Bearer ${apiKey}`).get('/users')).status).toBe(200)
  expect(
    await t.with(`Bearer ${apiKey}`).post('/users', {
      name: 'X',
      email: 'x@y.example',
      role: 'admin',
    }),
  ).toMatchObject({ status: 403 })

  const listed = await t.as('admin').get('/api-keys')
  expect(JSON.stringify(listed.body)).not.toContain(apiKey)
  expect(listed.body.items[0]).toMatchObject({ id, prefix: apiKey.slice(0, 11) })
  const stored = await t.inDesk((tx) => tx.db.select().from(apiKeys))
  expect(JSON.stringify(stored)).not.toContain(apiKey)

  expect((await t.as('admin').delete(`/api-keys/${id}`)).status).toBe(204)
  expect((await t.with(`Bearer ${apiKey}`).get('/users')).status).toBe(401)
  expect((await t.as('admin').delete(`/api-keys/${id}`)).status).toBe(404)
})

test('A10: a key made with an Idempotency-Key is kept nowhere', async () => {
  const { apiKey } = (await t.as('admin').post('/api-keys', body, { 'idempotency-key': 'llave' }))
    .body
  const rows = await t.inDesk((tx) => tx.db.select().from(idempotencyKeys))
  expect(JSON.stringify(rows)).not.toContain(apiKey)
})

test('a key of one organization sees that one alone, and a lapsed key nothing', async () => {
  const { a, b } = t.given.organizations
  const own = await create({ organizationId: a.id })
  const get = (id: string) => t.with(`Bearer ${own.apiKey}`).get(`/organizations/${id}/users`)
  expect((await get(a.id)).status).toBe(200)
  expect((await get(b.id)).status).toBe(404)
  expect((await t.with(`Bearer ${own.apiKey}`).get('/users')).status).toBe(403)

  const lapsing = await create({ expiresAt: '2026-03-04T15:00:00Z' })
  expect((await t.with(`Bearer ${lapsing.apiKey}`).get('/users')).status).toBe(200)
  t.clock.advanceMinutes(61)
  expect((await t.with(`Bearer ${lapsing.apiKey}`).get('/users')).status).toBe(401)
})

test('a rotated key has two secrets for the chosen hours, then the new one alone', async () => {
  const { id, apiKey: former } = await create()
  const works = async (key: string) => (await t.with(`Bearer ${key}`).get('/users')).status === 200
  const rotate = (body: object, headers = {}) =>
    t.as('admin').post(`/api-keys/${id}/rotation`, body, headers)

  const rotated = await rotate({ overlapHours: 2 }, { 'idempotency-key': 'rotar' })
  const { apiKey } = rotated.body as { apiKey: string }
  expect(rotated).toMatchObject({
    status: 201,
    body: { id, prefix: apiKey.slice(0, 11), scopes: body.scopes, rotatedAt: expect.any(String) },
  })
  expect(apiKey).not.toBe(former)
  expect([await works(former), await works(apiKey)]).toEqual([true, true])
  const kept = await t.inDesk(async (tx) => [
    await tx.db.select().from(idempotencyKeys),
    await tx.db.select().from(apiKeys),
  ])
  for (const secret of [former, apiKey]) expect(JSON.stringify(kept)).not.toContain(secret)

  t.clock.advanceMinutes(119)
  expect(await works(former)).toBe(true)
  t.clock.advanceMinutes(1)
  expect([await works(former), await works(apiKey)]).toEqual([false, true])

  const second = (await rotate({ overlapHours: 72 })).body.apiKey as string
  const third = (await rotate({ overlapHours: 0 })).body.apiKey as string
  expect([await works(apiKey), await works(second), await works(third)]).toEqual([
    false,
    false,
    true,
  ])
  expect((await rotate({ overlapHours: 73 })).status).toBe(400)
  await rotate({ overlapHours: 1 })
  await t.as('admin').delete(`/api-keys/${id}`)
  expect(await works(third)).toBe(false)
  expect((await rotate({ overlapHours: 1 })).status).toBe(404)
  expect(
    (await t.as('supervisor').post(`/api-keys/${id}/rotation`, { overlapHours: 1 })).status,
  ).toBe(403)
})

test('20 rotations at once leave one new secret and at most one former', async () => {
  const { id, apiKey } = await create()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      t.as('admin').post(`/api-keys/${id}/rotation`, { overlapHours: 1 }),
    ),
  )
  const secrets = [apiKey, ...answers.map(({ body: { apiKey: made } }) => made as string)]
  expect(new Set(secrets).size).toBe(21)
  const statuses = await Promise.all(
    secrets.map(async (secret) => (await t.with(`Bearer ${secret}`).get('/users')).status),
  )
  expect(statuses.filter((status) => status === 200)).toHaveLength(2)
})

test('last use is written at most once a minute', async () => {
  const { id, apiKey } = await create()
  const lastUse = async () => {
    await t.with(`Bearer ${apiKey}`).get('/users')
    const { items } = (await t.as('admin').get('/api-keys')).body
    return items.find((one: { id: string }) => one.id === id).lastUsedAt
  }
  const first = await lastUse()
  expect(first).not.toBeNull()
  expect(await lastUse()).toBe(first)
  t.clock.advanceMinutes(2)
  expect(await lastUse()).not.toBe(first)
})

test('keys are the administrator’s alone, and forged ones open nothing', async () => {
  for (const who of ['supervisor', 'keyUserA'] as const) {
    expect((await t.as(who).get('/api-keys')).status).toBe(403)
    expect((await t.as(who).post('/api-keys', body)).status).toBe(403)
  }
  const { apiKey } = await create()
  const forged = [`${apiKey}x`, `mk_00000000_${'A'.repeat(64)}`, 'mk_', apiKey.slice(0, -1)]
  for (const key of forged) expect((await t.with(`Bearer ${key}`).get('/users')).status).toBe(401)
})

test('acts of access are in the audit log, newest first, for administrators and supervisors', async () => {
  const { id } = await create()
  await t.as('admin').delete(`/api-keys/${id}`)
  const log = await t.as('supervisor').get(`/audit?targetId=${id}`)
  expect(log.body.items).toMatchObject([
    { action: 'api_key.revoked', actor: { name: 'Adán Administrador' } },
    { action: 'api_key.created', details: { name: 'Integración' } },
  ])
  const page = await t.as('admin').get('/audit?limit=1')
  const next = await t.as('admin').get(`/audit?limit=1&cursor=${page.body.nextCursor}`)
  expect(next.body.items[0].id).not.toBe(page.body.items[0].id)
  expect((await t.as('agent').get('/audit')).status).toBe(403)
  expect((await t.as('keyUserA').get('/audit')).status).toBe(403)
})
