import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { loadSecrets } from '../http/secrets.ts'
import { runDue } from '../jobs/runner.ts'
import { createLog } from '../outside/log.ts'
import { setup, type Answer, type TestApp } from '../testing/test-app.ts'
import { routesOf } from '../testing/walls/routes.ts'

/** Something that stands nowhere else, so that finding it means that it leaked. */
const canary = (name: string) => `canario-${name}-${randomBytes(12).toString('hex')}`
const planted = {
  password: canary('clave'),
  otherPassword: canary('otra'),
  clientSecret: canary('oidc'),
  metricsToken: canary('metricas'),
  smtp: canary('smtp'),
}

let t: TestApp
const lines: string[] = []
const answers: Array<{ what: string; text: string; isMeant: boolean }> = []
/** Name → value of every secret that came to be during the run. */
const secrets = new Map<string, string>(Object.entries(planted))

beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  t = await setup({
    logger: createLog('trace', sink),
    config: {
      metricsToken: planted.metricsToken,
      smtpUrl: `smtp://mesa:${planted.smtp}@mail.invalid:25`,
      publicUrl: 'https://mesa.example',
    },
  })
  secrets.set('installation', 'test secret')
  const derived = loadSecrets({ secret: 'test secret', dataDir: '/nonexistent' })
  for (const [name, value] of Object.entries(derived)) secrets.set(`derived ${name}`, value)
  secrets.set('database password', inject('testServer').appPassword)
})
afterAll(() => t.close())

/** Remembers all of an answer; `isMeant`: showing the secret once is what this answer is for. */
function hear<Given extends Answer>(what: string, answer: Given, isMeant = false): Given {
  const { status, body, headers } = answer
  answers.push({ what: `${what} ${status}`, text: JSON.stringify([body, headers]), isMeant })
  return answer
}
const bodyOf = (answer: Answer) => answer.body as Record<string, never>

async function sql<Row>(statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: t.ownerUrl })
  await client.connect()
  try {
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** Every row of every table as text, but for the text of mails, whose link is meant for its reader. */
async function dump(): Promise<string> {
  const tables = await sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  expect(tables.length).toBeGreaterThan(40)
  const texts: string[] = []
  for (const { name } of tables) {
    const columns = name === 'mails' ? `to_jsonb(r) - 'text_body' - 'html_body'` : 'to_jsonb(r)'
    const rows = await sql<{ text: string }>(`select ${columns}::text as text from ${name} r`)
    texts.push(...rows.map(({ text }) => `${name} ${text}`))
  }
  return texts.join('\n')
}

/** A password is set by link, a session renewed, keys made, a factor enrolled, a provider configured. */
async function useEverySecret() {
  const { agent } = t.given.users
  hear('forgot', await t.with().post('/auth/password/forgot', { email: agent.email }))
  const [row] = await sql<{ token: string }>(
    `select payload->>'token' as token from outbox where payload ? 'token' order by position desc`,
  )
  const token = row?.token ?? ''
  secrets.set('reset token', token)
  await runDue(t.services.jobs, t.clock.now())
  while (await t.services.jobs.outboxRelay.relayOnce());
  const reset = { token, password: planted.password }
  const signedIn = hear('reset', await t.with().post('/auth/password/reset', reset), true)
  const login = { email: agent.email, password: planted.password }
  const again = hear('login', await t.with().post('/auth/login', login), true)
  const cookie = again.cookies.find(({ name }) => name.endsWith('refresh'))?.value ?? ''
  secrets.set('refresh token', cookie.split('.')[1] ?? '')
  secrets.set('access token', (again.body as { accessToken: string }).accessToken)
  secrets.set('first access token', (signedIn.body as { accessToken: string }).accessToken)
  const name = again.cookies[0]?.name ?? ''
  hear(
    'refresh',
    await t.with().post('/auth/refresh', undefined, { cookie: `${name}=${cookie}` }),
    true,
  )

  const key = { name: 'Integración', scopes: ['tickets:read'] }
  const once = { 'idempotency-key': 'una-llave' }
  const made = hear('key', await t.as('admin').post('/api-keys', key, once), true)
  secrets.set('api key', (made.body as { apiKey: string }).apiKey)
  const bearer = `Bearer ${secrets.get('access token')}`
  const factor = { password: planted.password }
  const enrolled = hear(
    'enroll',
    await t.with(bearer).post('/auth/totp/enroll', factor, once),
    true,
  )
  secrets.set('totp secret', (enrolled.body as { secret: string }).secret)
  const provider = {
    slug: 'club',
    name: 'Club',
    side: 'staff',
    issuer: 'https://idp.invalid',
    clientId: 'mesa',
    clientSecret: planted.clientSecret,
  }
  const added = hear('provider', await t.as('admin').post('/oidc-providers', provider, once))
  const { id } = bodyOf(added)
  hear('check', await t.as('admin').post(`/oidc-providers/${id}/checks`))
  hear(
    'patch',
    await t.as('admin').patch(`/oidc-providers/${id}`, { clientSecret: planted.clientSecret }),
  )
  return { provider, login, reset, key, bearer }
}

type Used = Awaited<ReturnType<typeof useEverySecret>>

/** Refusals and defects, with secrets in every place that a careless answer would repeat. */
async function provokeEverything({ provider, login, reset, key, bearer }: Used) {
  const secret = planted.otherPassword
  const bodies = [
    { path: '/auth/login', body: { ...login, password: { secret } } },
    { path: '/auth/login', body: { email: login.email, password: secret } },
    { path: '/auth/login', body: { email: secret, password: secret } },
    { path: '/auth/password/reset', body: { ...reset, password: 'corta' } },
    { path: '/auth/password/reset', body: { token: secret, password: secret } },
    { path: '/auth/invitations/accept', body: { ...reset, password: secret, name: '' } },
    { path: '/oidc-providers', body: { ...provider, side: secret, clientSecret: secret } },
    { path: '/oidc-providers', body: { ...provider, clientSecret: [secret] } },
    { path: '/setup', body: { token: secret } },
  ]
  for (const { path, body } of bodies) hear(path, await t.as('admin').post(path, body))
  const headers = { authorization: `Basic ${secret}`, cookie: `x=${secret}`, 'x-api-key': secret }
  hear('headers', await t.with().get('/auth/me', headers))
  hear('bearer', await t.with(`Bearer ${secret}`).get('/auth/me'))
  hear('query', await t.as('admin').get(`/users?key=${secrets.get('api key')}`))
  hear('metrics', await t.with(`Bearer ${planted.metricsToken}`).get('/api/../metrics'))

  // Tables that are gone make a defect of every call that writes a secret.
  const tables = ['outbox', 'sessions', 'refresh_tokens', 'one_time_tokens', 'api_keys']
  const more = ['oidc_providers', 'second_factors', 'login_attempts', 'users']
  let defects = 0
  for (const table of [...tables, ...more]) {
    await sql(`alter table ${table} rename to ${table}_gone`)
    const calls = [
      await t.with().post('/auth/password/forgot', { email: login.email }),
      await t.with().post('/auth/password/reset', reset),
      await t.with().post('/auth/login', login),
      await t.with().post('/auth/refresh', undefined, {
        cookie: `__Host-mesa_refresh=${t.given.tenantId}.${secrets.get('refresh token')}; mesa_refresh=${t.given.tenantId}.${secrets.get('refresh token')}`,
      }),
      await t.as('admin').post('/api-keys', key),
      await t.with(`Bearer ${secrets.get('api key')}`).get('/tickets'),
      await t
        .as('admin')
        .post('/oidc-providers', { ...provider, slug: `otro-${table.replace('_', '-')}` }),
      await t.with(bearer).post('/auth/totp/enroll', { password: planted.password }),
      await t.with(bearer).get('/auth/me'),
    ]
    await sql(`alter table ${table}_gone rename to ${table}`)
    for (const answer of calls) {
      const isMeant = answer.status < 300
      if (answer.status >= 500) defects += 1
      hear(`without ${table}`, answer, isMeant)
    }
  }
  return defects
}

test('P25: no secret stands in an answer, a header, the log, a row, a mail or a metric but where it is meant', async () => {
  const used = await useEverySecret()
  const defects = await provokeEverything(used)
  const metrics = await t.app.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${planted.metricsToken}` },
  })
  expect(metrics.statusCode).toBe(200)
  while (await t.services.jobs.outboxRelay.relayOnce());

  const unmeant = answers.filter(({ isMeant }) => !isMeant)
  const reset = secrets.get('reset token') ?? ''
  const mails = t.mails.map((mail) => JSON.stringify(mail))
  const sinks: Record<string, string> = {
    answers: unmeant.map(({ what, text }) => `${what} ${text}`).join('\n'),
    log: lines.join(''),
    rows: await dump(),
    // Its own link is what the mail is for.
    mails: mails.join('\n').replaceAll(reset, ''),
    metrics: metrics.body,
    openapi: JSON.stringify(t.app.swagger()),
  }
  const found: string[] = []
  for (const [name, secret] of secrets)
    for (const [sink, text] of Object.entries(sinks))
      for (const form of [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64'),
      ])
        if (text.includes(form)) found.push(`${name} in ${sink}: ${around(text, form)}`)

  // Secrets that were made and lost in a defect are known by their first half, the desk, or their kind.
  const desk = Buffer.from(t.given.tenantId.replaceAll('-', ''), 'hex').toString('base64url')
  const lost = ['$argon2', 'v1.', desk.slice(0, 21)].filter((start) =>
    sinks['log']?.includes(start),
  )

  expect(found).toEqual([])
  expect(lost).toEqual([])
  expect(secrets.size).toBeGreaterThanOrEqual(15)
  expect([...secrets].filter(([, value]) => (value ?? '').length < 11)).toEqual([])
  expect(defects).toBeGreaterThan(20)
  expect(lines.length).toBeGreaterThan(100)
  expect(mails.filter((mail) => mail.includes(reset)).length).toBeGreaterThan(0)
})

const around = (text: string, found: string) => {
  const at = text.indexOf(found)
  return text.slice(Math.max(0, at - 300), at + 60)
}

test('P25: every answer of the API, whoever asks, is kept by no cache', async () => {
  const routes = routesOf(t.app.swagger())
  const tried: string[] = []
  const kept: string[] = []
  for (const { name, method, path } of routes) {
    const url = path.replaceAll(/\{[^}]+\}/g, t.given.organizations.a.id)
    if (path === '/stream') continue
    for (const who of ['admin', 'agent', 'keyUserA', null] as const) {
      const speaker = who === null ? t.with() : t.as(who)
      const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
      const answer =
        verb === 'get' || verb === 'delete'
          ? await speaker[verb](url)
          : await speaker[verb](url, {})
      tried.push(name)
      if (answer.headers['cache-control'] !== 'no-store') kept.push(`${name} ${answer.status}`)
    }
  }
  expect(tried.length).toBeGreaterThanOrEqual(84 * 4 - 4)
  expect(kept).toEqual([])
})
