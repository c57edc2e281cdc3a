import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pino } from 'pino'
import { givenContract, givenStartedCase } from '../testing/given-case.ts'
import { setup, type TestApp } from '../testing/test-app.ts'

let desk: TestApp
let port: number
const lines: string[] = []
const timeouts = { headersMs: 600, bodyGraceMs: 600, bodyBytesPerSecondMin: 1024, silenceMs: 5000 }
beforeAll(async () => {
  desk = await setup({ config: { timeouts } })
  await givenContract(desk)
  await desk.app.listen({ host: '127.0.0.1', port: 0 })
  port = (desk.app.server.address() as { port: number }).port
})
afterAll(() => desk.close())

/** What comes back until the other side hangs up, and whether it did. */
function talk(text: string, { drip = '' } = {}) {
  return new Promise<{ answer: string; isHungUp: boolean }>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const parts: string[] = []
    let isHungUp = false
    const dripping = setInterval(() => drip && socket.write(drip), 100)
    const patience = setTimeout(() => socket.destroy(), 8000)
    socket.setEncoding('utf8').on('data', (part: string) => parts.push(part))
    socket.on('end', () => (isHungUp = true)).on('error', () => (isHungUp = true))
    socket.on('close', () => {
      clearInterval(dripping)
      clearTimeout(patience)
      resolve({ answer: parts.join(''), isHungUp })
    })
    socket.write(text)
  })
}

const statusOf = ({ answer }: { answer: string }) => Number(answer.slice(9, 12))
const close = 'Host: x\r\nConnection: close\r\n'

test('A85: methods an address does not have are a 405 that says which it has', async () => {
  const wrong: Array<[method: string, url: string, allowed: string]> = [
    ['TRACE', '/api/v1/tickets', 'GET, HEAD, POST'],
    ['OPTIONS', '/api/v1/auth/login', 'POST'],
    ['HEAD', '/api/v1/auth/login', 'POST'],
    ['DELETE', '/api/v1/tickets/1', 'GET, HEAD, PATCH'],
    ['PUT', '/api/v1/contracts/01938f2e-7b1a-7c00-8000-1234567890ab/postings', 'GET, HEAD'],
    ['GET', '/api/v1/auth/login', 'POST'],
  ]
  for (const [method, url, allowed] of wrong) {
    const said = await talk(`${method} ${url} HTTP/1.1\r\n${close}\r\n`)
    expect([method, url, statusOf(said)]).toEqual([method, url, 405])
    expect(said.answer.toLowerCase()).toContain(`\r\nallow: ${allowed.toLowerCase()}\r\n`)
  }
  expect(statusOf(await talk(`TRACE /api/v1/nada HTTP/1.1\r\n${close}\r\n`))).toBe(404)
})

test('A85: HTTP of two meanings is a 400 and the end of the connection', async () => {
  const body = '{"email":"a@b.example","password":"x"}'
  const head = 'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
  const twofold = [
    `${head}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${body}`,
    `${head}Content-Length: ${body.length}\r\nContent-Length: 5\r\n\r\n${body}`,
    `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
    `GET /api/v1/desk HTTP/1.1\nHost: x\n\n`,
    `GET /api/v1/desk HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n`,
    `GET /api/v1/desk HTTP/1.1\r\n X: folded\r\n\r\n`,
    'nonsense\r\n\r\n',
  ]
  for (const text of twofold) {
    const said = await talk(text)
    expect([text.slice(0, 160), statusOf(said), said.isHungUp]).toEqual([
      text.slice(0, 160),
      400,
      true,
    ])
  }
})

test('A86: who drips headers or a body is cut off, and nobody else waits', async () => {
  const slowHeaders = Array.from({ length: 20 }, () =>
    talk('GET /api/v1/desk/public HTTP/1.1\r\nHost: x\r\n', { drip: 'X-A: b\r\n' }),
  )
  const slowBodies = Array.from({ length: 20 }, () =>
    talk(
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n',
      { drip: ' ' },
    ),
  )
  const others = await Promise.all(
    Array.from({ length: 10 }, () => desk.with().get('/desk/public?desk=club')),
  )

  expect(others.map(({ status }) => status)).toEqual(others.map(() => 200))
  for (const said of await Promise.all([...slowHeaders, ...slowBodies])) {
    expect(said.isHungUp).toBe(true)
    expect(statusOf(said)).toBe(408)
  }
})

test('A44: control characters of a caller become one escaped line of the log', async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const loud = await setup({ logger: log })
  const evil = {
    'user-agent': '\u001b[31m${jndi:ldap://x/a}\u001b[0m',
    'x-request-id': 'a"}\u001b',
  }
  await loud.app.inject({ method: 'GET', url: '/api/v1/desk%1b%0d%0ax', headers: evil })
  await loud.app.inject({ method: 'GET', url: '/api/v1/desk/public?desk=club', headers: evil })
  await loud.close()

  log.error({ userAgent: evil['user-agent'] }, 'a\r\n{"level":30}\u001b')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line.trimEnd().split(/\r|\n/)).toHaveLength(1)
    expect(line).not.toContain('\u001b')
    expect(() => JSON.parse(line) as unknown).not.toThrow()
  }
})

test('A46: no spelling of an address is sent on to another place', async () => {
  const heads = ['//', '///', '/\\', '/%5C', '/%2F/', '/.//', '/..//', '/%2e%2e//', '/%09/']
  const tails = ['', '/', '/%2e%2e', '/..', '?next=//evil.example', '/api/docs']
  const places = ['', '/api/docs', '/api/docs/', '/api/v1/tickets', '/entrar']
  let asked = 0
  for (const head of heads)
    for (const tail of tails)
      for (const place of places) {
        const path = `${place}${head}evil.example${tail}`
        const { answer } = await talk(`GET ${path} HTTP/1.1\r\n${close}\r\n`)
        const to = /^location: (.*)$/im.exec(answer)?.[1]?.trim() ?? '/'
        expect([path, new URL(to, 'http://own.example').host]).toEqual([path, 'own.example'])
        expect([path, /^HTTP\/1\.1 [34]\d\d/.test(answer)]).toEqual([path, true])
        asked += 1
      }
  expect(asked).toBe(heads.length * tails.length * places.length)
  const docs = await talk(`GET /api/docs HTTP/1.1\r\n${close}\r\n`)
  expect(/^location: (.*)$/im.exec(docs.answer)?.[1]?.trim() ?? '/').toMatch(/^[./](?![/\\])/)
})

test('A87: a key used for another body is a 422; 50 at once have one effect; keys are their owner’s', async () => {
  const key = { 'idempotency-key': 'una-clave' }
  const { number } = await givenStartedCase(desk)
  const note = (who: 'agent' | 'supervisor' | 'keyUserA', body: string, kind = 'note') =>
    desk.as(who).post(`/tickets/${number}/messages`, { kind, body }, key)
  const racers = await Promise.all(Array.from({ length: 50 }, () => note('agent', 'Una vez')))
  const other = await note('agent', 'Otra cosa')
  const foreign = await note('keyUserA', 'De otra persona', 'reply')

  const made = racers.filter(({ status }) => status === 201)
  expect(made.length).toBeGreaterThan(0)
  expect(new Set(made.map(({ body }) => body.id)).size).toBe(1)
  for (const { status } of racers) expect([201, 409, 503]).toContain(status)
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
  expect(foreign.status).toBe(201)
  const { body } = await desk.as('agent').get(`/tickets/${number}/messages?limit=200`)
  const notes = body.items.filter((one: { kind: string }) => one.kind === 'note')
  expect(notes).toHaveLength(1)
})

test('A88: of four savers of a case at once one wins and three get 412', async () => {
  const { number, etag } = await givenStartedCase(desk)
  const url = `/tickets/${number}`
  const save = (subject: string, ifMatch: string) =>
    desk.as('agent').patch(url, { subject }, { 'if-match': ifMatch })
  const before = String(etag)
  // Each holds a connection while it waits for the row, and the pool of a test has six: who finds none
  // for two seconds gets 503, which is an answer to overload and not to a race.
  await Promise.all(Array.from({ length: 6 }, () => desk.as('agent').get(url)))
  const racers = Array.from({ length: 4 }, (_, index) => save(`Asunto ${index}`, before))
  const statuses = (await Promise.all(racers)).map(({ status }) => status)

  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 412, 412, 412])
  for (const odd of [before, '"x"', '"99999999999"', 'W/"\'"'])
    expect((await save('Nunca', odd)).status).toBe(412)
})

test('A83: one mailbox is one identity, however its address is written', async () => {
  const admin = desk.as('admin')
  const invite = (email: string) => admin.post('/users', { name: 'Ana', email, role: 'agent' })
  const invited = await invite('ana.unica@fuzz.example')
  const again = ['ANA.Unica@Fuzz.Example', 'ana.unica+mesa@fuzz.example', 'ana.unica+@fuzz.example']
  const odd = [
    'ana\u0301.unica@fuzz.example',
    'an\u200Ba.unica@fuzz.example',
    '\u0430na.unica@fuzz.example',
    'ana.unica@fu\u017Fz.example',
    'ANA.UN\u0130CA@fuzz.example',
  ]

  expect(invited.status).toBe(201)
  for (const email of again) {
    expect((await invite(email)).body).toMatchObject({ status: 409, code: 'email_in_use' })
    const member = { name: 'Ana', email, role: 'requester' }
    const a = `/organizations/${desk.given.organizations.a.id}/users`
    expect((await admin.post(a, member)).body).toMatchObject({ status: 409, code: 'email_in_use' })
  }
  for (const email of odd) expect((await invite(email)).status).toBe(400)
  // A cold pool connects one by one, which would queue the racers.
  await Promise.all(Array.from({ length: 8 }, () => admin.get('/users?limit=1')))
  const racers = Array.from({ length: 24 }, (_, index) => invite(`eva+${index}@fuzz.example`))
  const raced = await Promise.all(racers)
  expect(raced.filter(({ status }) => status === 201)).toHaveLength(1)
})
