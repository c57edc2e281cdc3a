import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, setup, type Answer, type TestApp } from '../../testing/test-app.ts'

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
