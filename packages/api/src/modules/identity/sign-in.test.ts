import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addNode } from '../../testing/faults/nodes.ts'
import { password, setup, setupForTest, type Answer, type TestApp } from '../../testing/test-app.ts'
import { users } from '../people/people.tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const login = (body: object, headers = {}) => t.with().post('/auth/login', body, headers)
const cookieOf = (answer: Answer, name = 'mesa_refresh') =>
  `${name}=${answer.cookies.find((cookie) => cookie.name === name)?.value}`
const refresh = (cookie: string) => t.with().post('/auth/refresh', undefined, { cookie })

test('a person signs in with address and password and is recognised on the next request', async () => {
  const { email, id } = t.given.users.keyUserA
  const answer = await login({ email: email.toUpperCase(), password })

  expect(answer).toMatchObject({
    status: 200,
    body: { expiresIn: 300, user: { id, email, kind: 'customer', role: 'key_user' } },
  })
  expect(answer.cookies[0]).toMatchObject({
    name: 'mesa_refresh',
    httpOnly: true,
    sameSite: 'Lax',
    path: '/api/v1/auth',
  })
  const me = await t.with(`Bearer ${answer.body.accessToken}`).get('/auth/me')
  expect(me.body).toMatchObject({
    user: { id, timeZone: 'America/Caracas' },
    memberships: [{ organizationName: 'Club A', role: 'key_user' }],
    desk: { slug: 'club' },
  })
})

test('a refresh token is rotated; used again later it ends the whole session', async () => {
  const { email } = t.given.users.requesterA
  const first = await login({ email, password })
  const second = await refresh(cookieOf(first))
  expect(second.status).toBe(200)

  const otherTab = await refresh(cookieOf(first))
  expect(otherTab.status).toBe(200)

  t.clock.advanceMinutes(1)
  expect(await refresh(cookieOf(first))).toMatchObject({
    status: 401,
    body: { code: 'refresh_reused' },
  })
  for (const heir of [second, otherTab]) {
    expect(await refresh(cookieOf(heir))).toMatchObject({ body: { code: 'session_revoked' } })
    const me = await t.with(`Bearer ${heir.body.accessToken}`).get('/auth/me')
    expect(me).toMatchObject({ status: 401, body: { code: 'session_revoked' } })
  }
})

test('P24: a session ended by sign-out is refused on the very next request', async () => {
  const { email } = t.given.users.viewer
  const signedIn = await login({ email, password })
  const me = () => t.with(`Bearer ${signedIn.body.accessToken}`).get('/auth/me')
  expect((await me()).status).toBe(200)

  const out = await t.with().post('/auth/logout', undefined, { cookie: cookieOf(signedIn) })
  expect(out.status).toBe(204)
  expect(await me()).toMatchObject({ status: 401, body: { code: 'session_revoked' } })
  expect((await refresh(cookieOf(signedIn))).status).toBe(401)
})

test('P24, A15: a disabled or demoted person acts by what they are now', async () => {
  const { agent } = t.given.users
  const change = (values: Partial<typeof users.$inferInsert>) =>
    t.inDesk((tx) => tx.db.update(users).set(values).where(eq(users.id, agent.id)))

  await change({ staffRole: 'viewer' })
  expect((await t.as('agent').get('/auth/me')).body.user.role).toBe('viewer')
  await change({ disabledAt: t.clock.now() })
  expect((await t.as('agent').get('/auth/me')).status).toBe(401)
  expect((await login({ email: agent.email, password })).status).toBe(401)
  await change({ disabledAt: null, staffRole: 'agent' })
})

test('A01: ten wrong passwords from anywhere stop the guessing, not the owner on a known device', async () => {
  const own = await setupForTest({ config: { hasRateLimit: true } })
  const { email } = own.given.users.keyUserA
  const attempt = (body: object, headers = {}) => own.with().post('/auth/login', body, headers)
  const device = cookieOf(await attempt({ email, password }), 'mesa_device')
  const guess = () => attempt({ email, password: 'no es esta' })

  const burst = await Promise.all(Array.from({ length: 12 }, guess))
  expect(burst.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    ...Array.from({ length: 10 }, () => 401),
    429,
    429,
  ])
  const right = await attempt({ email, password })
  expect(right).toMatchObject({ status: 429, body: { code: 'rate_limited' } })
  expect(right.body.retryAfterSeconds).toBeGreaterThan(0)
  expect((await attempt({ email, password }, { cookie: device })).status).toBe(200)
  expect((await attempt({ email: own.given.users.keyUserB.email, password })).status).toBe(200)

  own.clock.advanceMinutes(6)
  expect((await attempt({ email, password })).status).toBe(200)
})

test('A01: wrong passwords on one node stop the guessing on every other', async () => {
  const own = await setupForTest({ config: { hasRateLimit: true } })
  const other = await addNode(own)
  const { email } = own.given.users.keyUserA
  const guess = (app: TestApp['app']) =>
    app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password: 'no' } })

  const burst = await Promise.all(
    Array.from({ length: 12 }, (_, index) => guess(index % 2 === 0 ? own.app : other.app)),
  )
  expect(burst.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
  expect((await guess(own.app)).statusCode).toBe(429)
  expect((await guess(other.app)).statusCode).toBe(429)
})

test('A02: an unknown address and a wrong password get the same answer', async () => {
  const wrong = await login({ email: t.given.users.keyUserA.email, password: 'no es esta' })
  const unknown = await login({ email: 'nadie@club.example', password: 'no es esta' })
  const elsewhere = await login({ email: 'nadie@club.example', password: 'x', desk: 'otra' })
  const plain = ({ status, body, cookies }: Answer) => {
    const { requestId: _, ...rest } = body
    return { status, body: rest, cookies }
  }
  expect(plain(unknown)).toEqual(plain(wrong))
  expect(plain(elsewhere)).toEqual(plain(wrong))
  expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
})

test('A06: headers that a proxy would set identify nobody', async () => {
  const answer = await t.with().get('/auth/me', {
    'x-forwarded-user': t.given.users.admin.email,
    'remote-user': 'admin',
    'x-forwarded-for': '127.0.0.1',
  })
  expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
})

test('A08: a planted refresh cookie is never taken over, and sign-in makes a new one', async () => {
  const { email } = t.given.users.commercial
  const planted = `mesa_refresh=${t.given.tenantId}.${'x'.repeat(43)}`
  const answer = await login({ email, password }, { cookie: planted })
  expect(cookieOf(answer)).not.toBe(planted)
  expect((await refresh(planted)).status).toBe(401)

  t.clock.advanceMinutes(8 * 24 * 60)
  expect((await refresh(cookieOf(answer))).body.code).toBe('session_expired')
})

test('A11–A14: forged, unsigned, foreign and old tokens are refused', async () => {
  const { id, sessionId } = t.given.users.admin
  const claims = { sid: sessionId, tid: t.given.tenantId, sub: id }
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const real = t.app.jwt.sign(claims)
  const [, payload] = real.split('.')
  const now = Math.floor(Date.now() / 1000)
  const forged = [
    `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    `${encode({ alg: 'None' })}.${payload}.`,
    `${real.split('.').slice(0, 2).join('.')}.`,
    `${encode({ alg: 'HS256', kid: '../../dev/null' })}.${payload}.AAAA`,
    t.app.jwt.sign(claims, { aud: 'another' }),
    t.app.jwt.sign(claims, { iss: 'another' }),
    t.app.jwt.sign({ ...claims, iat: now - 600, exp: now - 300 }),
    t.app.jwt.sign({ ...claims, nbf: now + 120 }),
    t.app.jwt.sign({ ...claims, sid: t.given.organizations.a.id }),
  ]
  for (const token of forged)
    expect((await t.with(`Bearer ${token}`).get('/auth/me')).status).toBe(401)
  expect((await t.with(`Bearer ${real}`).get('/auth/me')).status).toBe(200)
})

test('one edits one’s own profile', async () => {
  const answer = await t
    .as('keyUserB')
    .patch('/auth/me', { name: 'Karim K.', locale: 'pt', timeZone: 'America/Bogota' })
  expect(answer).toMatchObject({
    status: 200,
    body: { user: { name: 'Karim K.', locale: 'pt', timeZone: 'America/Bogota' } },
  })
})
