import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { password, setup, setupForTest, type TestApp } from '../testing/test-app.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
  await t.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => t.close())

type Sent = { method: string; path: string; headers: Record<string, string>; body?: string }

/** Raw, as a browser under somebody else's orders sends it: any header, any type of body. */
function raw({ method, path, headers, body }: Sent) {
  const { port } = t.app.server.address() as AddressInfo
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (settle, fail) => {
      const sent = send({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
        let text = ''
        answer.on('data', (part) => (text += String(part)))
        answer.on('end', () =>
          settle({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        )
      })
      sent.on('error', fail)
      sent.end(body)
    },
  )
}

const origins = ['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'garbage']

test('A100: no foreign origin is allowed to read, with or without credentials', async () => {
  const token = t.app.jwt.sign({
    sid: t.given.users.admin.sessionId,
    tid: t.given.tenantId,
    sub: t.given.users.admin.id,
  })
  let calls = 0
  for (const origin of origins)
    for (const path of ['/api/v1/auth/me', '/api/v1/desk/public', '/api/openapi.json', '/nada'])
      for (const method of ['GET', 'OPTIONS', 'HEAD']) {
        const answer = await raw({
          method,
          path,
          headers: {
            origin,
            cookie: 'mesa_refresh=x',
            authorization: `Bearer ${token}`,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'authorization',
          },
        })
        calls += 1
        const cors = Object.keys(answer.headers).filter((one) => one.startsWith('access-control-'))
        expect(cors).toEqual([])
        expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
      }
  expect(calls).toBe(48)
})

const forms = [
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json',
]

test('A100: a foreign page signs nobody in, renews nothing and signs nobody out', async () => {
  const { email } = t.given.users.agent
  const signedIn = await t.with().post('/auth/login', { email, password })
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const said = [
    ...origins.map((origin) => ({ origin })),
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  ] as Array<Record<string, string>>
  const statuses: number[] = []
  for (const headers of said)
    for (const path of ['login', 'refresh', 'logout', 'password/forgot'])
      for (const type of forms) {
        const body = JSON.stringify({ email, password })
        const answer = await raw({
          method: 'POST',
          path: `/api/v1/auth/${path}`,
          headers: { ...headers, cookie, 'content-type': type },
          body,
        })
        statuses.push(answer.status)
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
  expect(statuses).toHaveLength(said.length * 16)
  expect(new Set(statuses)).toEqual(new Set([403]))
  // The session is untouched, and our own page and programs go on.
  const own = { 'sec-fetch-site': 'same-origin', cookie }
  expect((await t.with().post('/auth/refresh', undefined, own)).status).toBe(200)
  const { port } = t.app.server.address() as AddressInfo
  const sameOrigin = await raw({
    method: 'POST',
    path: '/api/v1/auth/login',
    headers: { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  expect(sameOrigin.status).toBe(200)
})

test('A100: behind a proxy that renames the host, the public address is our own', async () => {
  const own = await setupForTest({ config: { publicUrl: 'https://mesa.example', isSecure: true } })
  const login = (origin: string) =>
    own.with().post('/auth/login', { email: own.given.users.agent.email, password }, { origin })
  expect((await login('https://mesa.example')).status).toBe(200)
  expect((await login('https://mesa.example.evil.example')).status).toBe(403)
  expect((await login('http://mesa.example')).status).toBe(403)
})

test('A100: under https every cookie is __Host-, Secure, HttpOnly and SameSite, and http is left', async () => {
  const own = await setupForTest({ config: { publicUrl: 'https://mesa.example', isSecure: true } })
  const { email } = own.given.users.agent
  const answer = await own.with().post('/auth/login', { email, password })
  expect(answer.cookies.map(({ name }) => name)).toEqual([
    '__Host-mesa_refresh',
    '__Host-mesa_device',
  ])
  for (const cookie of answer.cookies) {
    expect(cookie).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax' })
    expect(cookie).not.toHaveProperty('domain')
  }
  expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{8}; includeSubDomains/)
  const [refresh] = answer.cookies
  const renewed = await own
    .with()
    .post('/auth/refresh', undefined, { cookie: `${refresh?.name}=${refresh?.value}` })
  expect(renewed.status).toBe(200)
  // A cookie planted by http or by a neighbouring host has not this name.
  const planted = { cookie: `mesa_refresh=${renewed.cookies[0]?.value}` }
  expect((await own.with().post('/auth/refresh', undefined, planted)).status).toBe(401)
})

test('A100: pages and answers refuse framing, foreign scripts and sniffing', async () => {
  const policy = [
    "default-src 'self'",
    "img-src 'self' blob: data:",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join(';')
  const webFolder = mkdtempSync(join(tmpdir(), 'mesa-pages-'))
  onTestFinished(() => rmSync(webFolder, { recursive: true, force: true }))
  writeFileSync(join(webFolder, 'index.html'), '<!doctype html><title>Mesa</title>')
  writeFileSync(join(webFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const web = await setupForTest({ webFolder, hasDesk: false })
  const page = (url: string) => web.app.inject({ url, headers: { accept: 'text/html' } })
  const pages = [await page('/'), await page('/casos/1'), await page('/icon.svg')]
  expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  const answers = [
    ...pages,
    await t.with().get('/desk/public'),
    await t.as('agent').get('/auth/me'),
    await t.with().get('/auth/me'),
    await t.with().get('/nada'),
    await t.with().get('/api/openapi.json'),
  ]
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      'content-security-policy': policy,
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    })
})

test('A10: a key or a session in an address is refused, and the key is marked as exposed', async () => {
  const body = { name: 'Integración', scopes: ['organizations:read'] }
  const { id, apiKey } = (await t.as('admin').post('/api-keys', body)).body
  const token = t.app.jwt.sign({ sid: id, tid: t.given.tenantId, sub: id })
  const exposed = async () =>
    (await t.as('admin').get('/api-keys')).body.items.find((one: { id: string }) => one.id === id)
      .exposedAt
  expect(await exposed()).toBeNull()
  for (const query of [`access_token=${token}`, `x=${token}`])
    expect(await t.as('admin').get(`/users?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'secret_in_url' },
    })
  expect(await exposed()).toBeNull()

  const at = t.clock.now().toISOString()
  for (const url of [`/users?api_key=${apiKey}`, `/desk/public?k=%6d${apiKey.slice(1)}`]) {
    const answer = await t.with(`Bearer ${apiKey}`).get(url)
    expect(answer).toMatchObject({ status: 400, body: { code: 'secret_in_url' } })
    expect(JSON.stringify([answer.body, answer.headers])).not.toContain(apiKey)
  }
  expect((await exposed()) >= at).toBe(true)
  const log = await t.as('admin').get(`/audit?targetId=${id}`)
  expect(log.body.items.map(({ action }: { action: string }) => action)).toEqual([
    'api_key.exposed',
    'api_key.created',
  ])
  expect((await t.with(`Bearer ${apiKey}`).get('/users')).status).toBe(200)
})
