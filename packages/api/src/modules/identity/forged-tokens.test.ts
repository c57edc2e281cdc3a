import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { desc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, setup, type TestApp } from '../../testing/test-app.ts'
import { outbox } from '../outbox/outbox.tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const claimsOf = (user: { id: string; sessionId: string }) => ({
  sid: user.sessionId,
  tid: t.given.tenantId,
  sub: user.id,
})
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)

/** What the mailed link of the newest outbox row carries. */
const lastToken = () =>
  t.inDesk(async (tx) => {
    const [row] = await tx.db.select().from(outbox).orderBy(desc(outbox.position)).limit(1)
    return (row?.payload as { token?: string } | undefined)?.token ?? ''
  })

test('A11, A12: no signature, an empty one, and one by a public key are refused', async () => {
  const { admin } = t.given.users
  const real = t.app.jwt.sign(claimsOf(admin))
  const [header = '', payload = '', signature = ''] = real.split('.')
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const rsa = `${encode({ alg: 'RS256', typ: 'JWT' })}.${payload}`
  const hmac = (key: string, input: string) =>
    `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`
  const forged = [
    ...['none', 'None', 'NONE', 'nOnE', ''].flatMap((alg) => [
      `${encode({ alg, typ: 'JWT' })}.${payload}.`,
      `${encode({ alg, typ: 'JWT' })}.${payload}.${signature}`,
    ]),
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${header}..${signature}`,
    `${encode({ typ: 'JWT' })}.${payload}.${signature}`,
    `${rsa}.${createSign('RSA-SHA256').update(rsa).sign(privateKey, 'base64url')}`,
    hmac(publicKey.export({ type: 'spki', format: 'pem' }).toString(), `${header}.${payload}`),
    hmac('', `${header}.${payload}`),
    hmac('test secret', `${header}.${payload}`),
    ...['HS384', 'HS512'].map((alg) => hmac('x', `${encode({ alg, typ: 'JWT' })}.${payload}`)),
  ]
  for (const token of forged)
    expect((await t.with(`Bearer ${token}`).get('/auth/me')).status).toBe(401)
  expect(forged).toHaveLength(20)
  expect((await t.with(`Bearer ${real}`).get('/auth/me')).status).toBe(200)
})

test('A13: keys that a token names or brings are neither fetched, nor read, nor believed', async () => {
  const asked: string[] = []
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'mine', alg: 'RS256', use: 'sig' }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ keys: [jwk] }))
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
  const claims = { ...claimsOf(t.given.users.admin), iss: 'mesa', aud: 'mesa-api' }
  const payload = encode({ ...claims, iat: now(), exp: now() + 300 })
  const brought = [
    { jku: url },
    { x5u: url },
    { jwk },
    { x5c: [publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] },
    { jku: url, kid: 'mine' },
    { kid: '../../dev/null' },
    { kid: '/etc/passwd' },
    { kid: "x' union select 'AAAA" },
    { kid: '; rm -rf /' },
    { crit: ['jku'], jku: url },
  ]
  let calls = 0
  for (const more of brought)
    for (const alg of ['RS256', 'HS256'])
      for (const key of ['', '\0'.repeat(32), 'AAAA']) {
        const input = `${encode({ alg, typ: 'JWT', ...more })}.${payload}`
        const signed =
          alg === 'RS256'
            ? createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url')
            : createHmac('sha256', key).update(input).digest('base64url')
        calls += 1
        expect((await t.with(`Bearer ${input}.${signed}`).get('/auth/me')).status).toBe(401)
      }
  expect(calls).toBe(60)
  expect(asked).toEqual([])
  server.close()
})

test('A14: a token out of its time, of another audience or of another kind is refused', async () => {
  const { agent } = t.given.users
  const claims = claimsOf(agent)
  const sign = (more: object, options = {}) => t.app.jwt.sign({ ...claims, ...more }, options)
  const { email } = agent
  const signedIn = await t.with().post('/auth/login', { email, password })
  const refreshToken = signedIn.cookies.find(({ name }) => name === 'mesa_refresh')?.value ?? ''
  await t.with().post('/auth/password/forgot', { email })
  const refused = [
    sign({ iat: now() - 361, exp: now() - 61 }),
    sign({ nbf: now() + 61 }),
    sign({ iat: now() + 86_400, exp: now() + 86_700 }),
    sign({ iat: now() + 120, exp: now() + 300 }),
    // Long-lived, though signed: its age counts, not what it says of its end.
    sign({ iat: now() - 600, exp: now() + 86_400 }),
    sign({}, { aud: 'mesa-portal' }),
    sign({}, { aud: ['mesa-portal', 'other'] }),
    sign({}, { iss: 'mesa-portal' }),
    // Other secrets of ours are no access tokens.
    refreshToken,
    refreshToken.split('.')[1] ?? '',
    await lastToken(),
  ]
  for (const token of refused)
    expect((await t.with(`Bearer ${token}`).get('/auth/me')).status).toBe(401)
  // Clocks of nodes differ: a minute is forgiven (F12), a second more is not.
  for (const token of [sign({}), sign({ iat: now() - 340, exp: now() - 40 })])
    expect((await t.with(`Bearer ${token}`).get('/auth/me')).status).toBe(200)
  // And an access token is neither a cookie nor a link.
  const cookie = `mesa_refresh=${t.given.tenantId}.${sign({})}`
  expect((await t.with().post('/auth/refresh', undefined, { cookie })).status).toBe(401)
})
