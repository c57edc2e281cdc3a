import { createHmac } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { desc, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { password, setup, setupForTest, type TestApp } from '../../testing/test-app.ts'
import { attachments } from '../attachments/attachments.tables.ts'
import { outbox } from '../outbox/outbox.tables.ts'
import { users } from '../people/people.tables.ts'
import { inviteByMail } from './identity.service.ts'
import { sessions } from './identity.tables.ts'

// Counts the hashes that are computed: time itself is no measure on a busy machine (A02).
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn<typeof real.verify>(real.verify) }
})

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())
beforeEach(() => {
  vi.mocked(verify).mockClear()
})

const claimsOf = (user: { id: string; sessionId: string }) => ({
  sid: user.sessionId,
  tid: t.given.tenantId,
  sub: user.id,
})

/** What the mailed link of the newest outbox row carries. */
const lastToken = () =>
  t.inDesk(async (tx) => {
    const [row] = await tx.db.select().from(outbox).orderBy(desc(outbox.position)).limit(1)
    return (row?.payload as { token?: string } | undefined)?.token ?? ''
  })

test('A01: one password tried on many accounts from one address is stopped; others go on', async () => {
  const own = await setupForTest({
    config: { hasRateLimit: true, trustedProxies: ['127.0.0.1', '::ffff:127.0.0.1'] },
  })
  const { agent } = own.given.users
  const attempt = (address: string, body: object, more = {}) =>
    own.with().post('/auth/login', body, { 'x-forwarded-for': address, ...more })
  const right = { email: agent.email, password }
  const device = (await attempt('198.51.100.9', right)).cookies.find(
    ({ name }) => name === 'mesa_device',
  )
  const spray = (index: number) =>
    attempt('203.0.113.7', { email: `persona${index}@club.example`, password: 'Verano2026!' })
  const statuses: number[] = []
  for (let wave = 0; wave < 56; wave += 8)
    for (const { status } of await Promise.all(
      Array.from({ length: 8 }, (_, index) => spray(wave + index)),
    ))
      statuses.push(status)

  expect(statuses.filter((status) => status === 401)).toHaveLength(50)
  expect(statuses.filter((status) => status === 429)).toHaveLength(6)
  // A right password of one's own does not buy more guesses.
  expect((await attempt('203.0.113.7', right)).status).toBe(429)
  expect((await attempt('203.0.113.8', right)).status).toBe(200)
  // Whoever sits behind that address on a known device still enters: no weapon to lock others out.
  const cookie = `mesa_device=${device?.value}`
  expect((await attempt('203.0.113.7', right, { cookie })).status).toBe(200)
  own.clock.advanceMinutes(6)
  expect((await attempt('203.0.113.7', right)).status).toBe(200)
})

test('A02: known, unknown, disabled and invited people cost one hash of the same kind each', async () => {
  const { viewer, requesterB } = t.given.users
  const change = (id: string, values: Partial<typeof users.$inferInsert>) =>
    t.inDesk((tx) => tx.db.update(users).set(values).where(eq(users.id, id)))
  await change(viewer.id, { disabledAt: t.clock.now() })
  await change(requesterB.id, { passwordHash: null })
  const wrong = [
    { email: t.given.users.agent.email, password: 'no es esta' },
    { email: 'nadie@club.example', password },
    { email: viewer.email, password },
    { email: requesterB.email, password },
    { email: t.given.users.agent.email, password, desk: 'otra' },
  ]
  const answers: unknown[] = []
  for (const body of wrong) {
    const { status, body: said } = await t.with().post('/auth/login', body)
    answers.push([status, said.code, said.title])
  }
  const costs = vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4))
  expect(costs).toHaveLength(wrong.length)
  expect(new Set(costs.map((cost) => cost.join('$')))).toEqual(
    new Set(['$argon2id$v=19$m=19456,t=2,p=1']),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  await change(viewer.id, { disabledAt: null })
})

test('A03: a link opened by 20 racers sets one password, and stands in no mail but its own', async () => {
  const { id, email } = t.given.users.requesterA
  await t.inDesk((tx) => inviteByMail(tx, { user: { id, email }, at: t.clock.now() }))
  const token = await lastToken()
  const accept = (index: number) =>
    t.with().post('/auth/invitations/accept', { token, password: `otra frase larga ${index}` })
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => accept(index)))
  const won = answers.findIndex(({ status }) => status === 200)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 410)).toHaveLength(19)
  const login = (index: number) =>
    t.with().post('/auth/login', { email, password: `otra frase larga ${index}` })
  expect((await login(won)).status).toBe(200)
  expect((await login((won + 1) % 20)).status).toBe(401)
  for (const mail of t.mails) expect(JSON.stringify(mail)).not.toContain(token)
})

test('A04: a token made of what is known, even with the key of tokens, opens nothing', async () => {
  const { id } = t.given.users.admin
  const desk = Buffer.from(t.given.tenantId.replaceAll('-', ''), 'hex')
  const guesses = [id, `${id}2026-03-04T14:00:00.000Z`, 'test secret'].flatMap((known) =>
    ['sha256', 'sha512'].map((kind) =>
      createHmac(kind, 'test secret').update(known).digest().subarray(0, 32),
    ),
  )
  const tokens = guesses.map((secret) => Buffer.concat([desk, secret]).toString('base64url'))
  for (const token of [...tokens, Buffer.concat([desk, Buffer.alloc(32)]).toString('base64url')])
    for (const path of ['password/reset', 'invitations/accept'])
      expect(
        (await t.with().post(`/auth/${path}`, { token, password: 'otra frase larga 1' })).status,
      ).toBe(410)
})

test('A08: what a session leaves behind opens nothing: after sign-out, after its end, from before', async () => {
  const { email } = t.given.users.backupB
  const login = () => t.with().post('/auth/login', { email, password })
  const refresh = (value: string) =>
    t.with().post('/auth/refresh', undefined, { cookie: `mesa_refresh=${value}` })
  const cookieOf = (answer: Awaited<ReturnType<typeof login>>) =>
    answer.cookies.find(({ name }) => name === 'mesa_refresh')?.value ?? ''
  const first = await login()
  const second = await login()
  const rows = await t.inDesk((tx) =>
    tx.db.select().from(sessions).where(eq(sessions.userId, t.given.users.backupB.id)),
  )
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(cookieOf(first)).not.toBe(cookieOf(second))
  await t.with(`Bearer ${first.body.accessToken}`).post('/auth/logout')
  expect((await refresh(cookieOf(first))).status).toBe(401)
  expect((await refresh(cookieOf(second))).status).toBe(200)
  // The desk of the cookie is part of what is looked for: another desk's id finds nothing.
  const foreign = `${t.given.organizations.a.id}.${cookieOf(second).split('.')[1]}`
  for (const value of [foreign, 'x', '', `${cookieOf(second)}x`])
    expect((await refresh(value)).status).toBe(401)
})

test('A15: a file staged before its uploader was disabled or moved is attached to nothing', async () => {
  const { otherRequesterA: person } = t.given.users
  const { a } = t.given.organizations
  const boundary = 'x'
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhola\r\n--${boundary}--\r\n`
  const token = () => t.app.jwt.sign(claimsOf(person))
  const upload = () =>
    t.app.inject({
      method: 'POST',
      url: '/api/v1/attachments',
      headers: {
        authorization: `Bearer ${token()}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: body,
    })
  const staged = (await upload()).json() as { id: string }
  expect(staged).toMatchObject({ name: 'a.txt' })
  const opening = {
    productId: t.given.product.id,
    module: 'Socios',
    summary: 'No abre el socio',
    body: 'Al abrir el socio sale un error de la base.',
    attachments: [{ id: staged.id, evidence: 'screen' }],
  }
  const linked = () =>
    t.inDesk((tx) => tx.db.select().from(attachments).where(isNotNull(attachments.linkedAt)))

  await t.inDesk((tx) =>
    tx.db.update(users).set({ disabledAt: t.clock.now() }).where(eq(users.id, person.id)),
  )
  expect((await t.as('otherRequesterA').post('/tickets', opening)).status).toBe(401)
  expect((await upload()).statusCode).toBe(401)
  await t.inDesk((tx) =>
    tx.db.update(users).set({ disabledAt: null }).where(eq(users.id, person.id)),
  )
  const gone = await t.as('admin').delete(`/organizations/${a.id}/users/${person.id}`)
  expect(gone.status).toBe(204)
  expect((await t.as('otherRequesterA').post('/tickets', opening)).status).toBe(401)
  expect(await linked()).toEqual([])
})
