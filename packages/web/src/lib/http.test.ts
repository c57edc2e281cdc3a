import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type Call = { url: string; init: RequestInit }
let calls: Call[]
let answers: (() => Response)[]

const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

beforeEach(() => {
  vi.resetModules()
  calls = []
  answers = []
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} })
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    // Asked until Mesa answers, every 3 s: without an answer also while other files are tested.
    if (url === '/readyz') return Promise.resolve(new Response())
    calls.push({ url, init })
    const answer = answers.shift()
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('offline'))
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A fresh copy of the modules: the session lives in memory. */
async function signedIn() {
  const session = await import('./session-token.ts')
  const { http } = await import('./http.ts')
  session.keepToken('first')
  return { http, session }
}

test('two calls refused at once share one refresh and are both repeated', async () => {
  const { http } = await signedIn()
  const refused = json(401, { code: 'unauthenticated' })
  answers = [refused, refused, json(200, { accessToken: 'second' }), json(200, 1), json(200, 2)]

  const results = await Promise.all([http.get('/a'), http.get('/b')])

  expect(results).toEqual([1, 2])
  expect(calls.filter(({ url }) => url.endsWith('/auth/refresh'))).toHaveLength(1)
  expect(calls.at(-1)?.init.headers).toMatchObject({ authorization: 'Bearer second' })
})

test('when the session is over the call waits, and goes on once the person signs in again', async () => {
  const { http, session } = await signedIn()
  answers = [json(200, 'works'), json(401, {}), json(401, {})]
  await http.get('/first')

  const waiting = http.post('/tickets', { body: { subject: 'x' }, idempotencyKey: 'k1' })
  await vi.waitFor(() => expect(session.isSessionExpired()).toBe(true))
  answers = [json(201, { number: 1 })]
  session.keepToken('third')

  expect(await waiting).toEqual({ number: 1 })
  expect(session.isSessionExpired()).toBe(false)
  expect(calls.at(-1)?.init.headers).toMatchObject({ 'idempotency-key': 'k1' })
})

test('dismissing the dialog fails the call and leaves the page alone', async () => {
  const { http, session } = await signedIn()
  answers = [json(200, 'works'), json(401, { code: 'unauthenticated' }), json(401, {})]
  await http.get('/first')

  const waiting = http.get('/second').catch((error: unknown) => error)
  await vi.waitFor(() => expect(session.isSessionExpired()).toBe(true))
  session.abandonSession()

  expect(await waiting).toMatchObject({ status: 401, code: 'unauthenticated' })
})

test('a wrong password is an answer, not an expired session', async () => {
  const { http } = await import('./http.ts')
  answers = [json(401, { code: 'invalid_credentials' })]

  await expect(http.post('/auth/login', { body: {}, anonymous: true })).rejects.toMatchObject({
    code: 'invalid_credentials',
  })
  expect(calls).toHaveLength(1)
})

test('a lost network is a problem too', async () => {
  const { http } = await signedIn()

  await expect(http.get('/tickets')).rejects.toMatchObject({ status: 0, code: 'network' })
})
