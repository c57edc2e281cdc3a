import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSession } from '../../testing/base-desk.ts'
import { password, setup, setupForTest, type TestApp } from '../../testing/test-app.ts'
import { describeDevice } from './device.ts'
import { sessions } from './identity.tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const phone =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'

async function enter(email: string, userAgent: string, own = t) {
  const body = { email, password }
  const answer = await own.with().post('/auth/login', body, { 'user-agent': userAgent })
  const cookie = `mesa_refresh=${answer.cookies.find(({ name }) => name === 'mesa_refresh')?.value}`
  return { as: own.with(`Bearer ${answer.body.accessToken}`), cookie, answer }
}

test('A15: one sees where one is signed in, in words and without a token, newest first', async () => {
  const { email } = t.given.users.keyUserA
  await enter(email, firefox)
  t.clock.advanceMinutes(1)
  const current = await enter(email, phone)
  const { body } = await current.as.get('/auth/sessions')
  expect(body.items).toMatchObject([
    { isCurrent: true, device: { kind: 'phone', browser: 'Chrome', system: 'Android' } },
    { isCurrent: false, device: { kind: 'computer', browser: 'Firefox', system: 'Windows' } },
    { isCurrent: false, device: { kind: 'unknown', browser: null, system: null } },
  ])
  expect(body.items).toHaveLength(3)
  expect(Object.keys(body.items[0]).toSorted()).toEqual([
    'createdAt',
    'device',
    'expiresAt',
    'id',
    'isCurrent',
    'lastUsedAt',
  ])
  const first = await current.as.get('/auth/sessions?limit=2')
  const next = await current.as.get(`/auth/sessions?limit=2&cursor=${first.body.nextCursor}`)
  expect([...first.body.items, ...next.body.items]).toEqual(body.items)
  expect(next.body.nextCursor).toBeNull()
  const foreign = await t.as('keyUserB').get(`/auth/sessions?cursor=${first.body.nextCursor}`)
  expect(foreign.body.code).toBe('invalid_cursor')
})

test('A15, P24: an ended session is refused on its very next request, and its cookie with it', async () => {
  const { email } = t.given.users.agent
  const other = await enter(email, firefox)
  const own = await enter(email, phone)
  const { items } = (await own.as.get('/auth/sessions')).body
  const { id } = items.find(
    ({ device }: { device: { browser: string } }) => device.browser === 'Firefox',
  )
  expect((await other.as.get('/auth/me')).status).toBe(200)

  expect((await own.as.delete(`/auth/sessions/${id}`)).status).toBe(204)

  expect(await other.as.get('/auth/me')).toMatchObject({
    status: 401,
    body: { code: 'session_revoked' },
  })
  const refreshed = await t.with().post('/auth/refresh', undefined, { cookie: other.cookie })
  expect(refreshed.status).toBe(401)
  expect((await own.as.get('/auth/me')).status).toBe(200)
  expect((await own.as.delete(`/auth/sessions/${id}`)).status).toBe(404)
})

test('A15: nobody ends the session of somebody else, who does not even learn that it exists', async () => {
  const { id, sessionId } = t.given.users.requesterA
  for (const who of ['keyUserB', 'otherRequesterA', 'admin'] as const) {
    const there = await t.as(who).delete(`/auth/sessions/${sessionId}`)
    const nowhere = await t.as(who).delete(`/auth/sessions/${id}`)
    expect(there.status).toBe(404)
    expect({ ...there.body, requestId: '', instance: '' }).toEqual({
      ...nowhere.body,
      requestId: '',
      instance: '',
    })
  }
  expect((await t.as('requesterA').get('/auth/me')).status).toBe(200)
  const { body } = await t.as('admin').post('/api-keys', { name: 'K', scopes: ['tickets:read'] })
  const key = t.with(`Bearer ${body.apiKey}`)
  expect((await key.get('/auth/sessions')).status).toBe(403)
  expect((await key.delete(`/auth/sessions/${sessionId}`)).status).toBe(403)
})

test('P24: of 40 other sessions none is answered after they were ended, and this one stays', async () => {
  const user = t.given.users.backupB
  const others = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const sessionId = await t.inDesk((tx) => addSession(tx, user.id, t.clock.now()))
      return t.as({ ...user, sessionId })
    }),
  )
  const lapsed = await t.inDesk((tx) => addSession(tx, user.id, t.clock.now()))
  await t.inDesk((tx) =>
    tx.db.update(sessions).set({ expiresAt: t.clock.now() }).where(eq(sessions.id, lapsed)),
  )
  const ended = await t.as('backupB').post('/auth/sessions/end-others')
  expect(ended).toMatchObject({ status: 200, body: { ended: 40 } })
  const later = await Promise.all(others.map(async (one) => (await one.get('/auth/me')).status))
  expect(new Set(later)).toEqual(new Set([401]))
  expect((await t.as('backupB').get('/auth/sessions')).body.items).toHaveLength(1)
})

test('A15: changing the password needs the old one and ends every other session', async () => {
  const own = await setupForTest({ config: { hasRateLimit: true } })
  const { id, email } = own.given.users.keyUserB
  const other = await enter(email, firefox, own)
  const change = (body: object) => own.as('keyUserB').post('/auth/password/change', body)
  const next = 'otra frase larga 88'

  expect(await change({ current: 'no es esta', next })).toMatchObject({
    status: 422,
    body: { code: 'password_wrong', errors: [{ path: 'current' }] },
  })
  expect(await change({ current: password, next: 'contraseña2026' })).toMatchObject({
    status: 422,
    body: { code: 'weak_password', errors: [{ path: 'next' }] },
  })
  expect(await change({ current: password, next: password })).toMatchObject({
    status: 422,
    body: { code: 'password_same', errors: [{ path: 'next' }] },
  })
  expect((await other.as.get('/auth/me')).status).toBe(200)
  expect((await change({ current: password, next })).status).toBe(204)

  expect((await other.as.get('/auth/me')).body.code).toBe('session_revoked')
  expect((await own.as('keyUserB').get('/auth/me')).status).toBe(200)
  const login = (typed: string) => own.with().post('/auth/login', { email, password: typed })
  expect((await login(password)).status).toBe(401)
  expect((await login(next)).status).toBe(200)
  const { items } = (await own.as('admin').get(`/audit?targetId=${id}`)).body
  expect(items).toMatchObject([{ action: 'security.password_changed' }])

  const guesses = await Promise.all(
    Array.from({ length: 12 }, () => change({ current: 'no es esta', next: `${next}x` })),
  )
  expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(2)
})

test.each([
  [firefox, 'computer', 'Firefox', 'Windows'],
  [phone, 'phone', 'Chrome', 'Android'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'computer',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'phone',
    'Safari',
    'iOS',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'computer',
    'Safari',
    'macOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'tablet',
    'Chrome',
    'Android',
  ],
  ['curl/8.14.1', 'program', 'curl', null],
  ['Mozilla/5.0', 'unknown', null, null],
  ['<script>alert(1)</script>', 'unknown', null, null],
  [null, 'unknown', null, null],
])('the user agent %j is a %s, %s on %s', (...row) => {
  const [userAgent, kind, browser, system] = row
  expect(describeDevice(userAgent)).toEqual({ kind, browser, system })
})
