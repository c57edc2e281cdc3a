import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { password } from '../../testing/test-app.ts'
import { sessions } from '../identity/identity.tables.ts'
import { oidcIdentities } from './sign-on.tables.ts'
import { createBrowser, type Page } from './testing/browser.ts'
import {
  hmac,
  startCrookedProvider,
  type CrookedProvider,
  type Crookedness,
} from './testing/crooked-provider.ts'
import { addProvider, startSignOnDesk, type SignOnDesk } from './testing/sign-on-desk.ts'

let t: SignOnDesk
let crooked: CrookedProvider
beforeAll(async () => {
  t = await startSignOnDesk()
  crooked = await startCrookedProvider()
})
afterAll(async () => {
  await crooked.close()
  await t.close()
})
beforeEach(() => crooked.say({}))

const callback = (slug = 'club') => `${t.address}/api/v1/auth/oidc/${slug}/callback`
const reasonOf = (page: Page) => (page.status === 303 ? reasonIn(page.location ?? '') : page.status)
const reasonIn = (location: string) => new URL(location).searchParams.get('sso') ?? 'landed'

/** A browser that was sent to the provider, and what it must bring back. */
async function begin(slug = 'club') {
  const browser = createBrowser()
  const page = await browser.visit(`${t.address}/api/v1/auth/oidc/${slug}/start?next=/casos`)
  const asked = new URL(page.location ?? '')
  const given = (name: string) => asked.searchParams.get(name) ?? ''
  const nonce = given('nonce')
  const back = (query: Record<string, string> = {}) =>
    `${callback(slug)}?${new URLSearchParams({ code: 'c', state: given('state'), ...query }).toString()}`
  return { browser, asked, nonce, back, state: given('state') }
}

/** One whole sign-in as the provider tells it; answers how it ended. */
async function tell(said: Partial<Crookedness>, email = t.given.users.keyUserA.email) {
  crooked.say({})
  const { browser, nonce, back } = await begin()
  const person = { sub: 'kelly', nonce, email, email_verified: true }
  crooked.say({ ...said, claims: (claims) => (said.claims ?? same)({ ...claims, ...person }) })
  return reasonOf(await browser.visit(back()))
}
const same = <T>(value: T) => value
const now = () => Math.floor(Date.now() / 1000)

test('A07: what the provider signs must be true in every part, or nobody is signed in', async () => {
  await addProvider(t, { issuer: crooked.issuer })
  const { id } = t.given.users.keyUserA
  const before = (await t.inDesk((tx) => tx.db.select().from(sessions))).length
  const lies: Array<Partial<Crookedness>> = [
    { claims: (claims) => ({ ...claims, iss: 'https://otra.example' }) },
    { claims: (claims) => ({ ...claims, aud: 'otra' }) },
    { claims: (claims) => ({ ...claims, aud: ['mesa', 'otra'], azp: 'otra' }) },
    { claims: (claims) => ({ ...claims, nonce: 'otro' }) },
    { claims: ({ nonce: _, ...claims }) => claims },
    { claims: ({ sub: _, ...claims }) => claims },
    { claims: (claims) => ({ ...claims, exp: now() - 61 }) },
    { claims: (claims) => ({ ...claims, nbf: now() + 3600 }) },
    { claims: ({ exp: _, ...claims }) => claims },
    { header: (header) => ({ ...header, alg: 'none' }), sign: () => '' },
    { header: (header) => ({ ...header, kid: 'otra' }) },
    {
      header: (header) => ({ ...header, kid: '../../dev/null' }),
      sign: (input) => hmac('', input),
    },
    { sign: (_input, honest) => `${honest().slice(0, -8)}AAAAAAAA` },
    {
      header: (header) => ({ ...header, alg: 'HS256' }),
      sign: (input) =>
        hmac(crooked.publicKey.export({ type: 'spki', format: 'pem' }).toString(), input),
    },
    {
      header: (header) => ({ ...header, alg: 'HS256' }),
      sign: (input) => hmac('secreto-del-cliente-oidc-0001', input),
    },
  ]
  const ends: unknown[] = []
  for (const lie of lies) ends.push(await tell(lie))

  expect(ends).toEqual(lies.map(() => 'sign_on_failed'))
  expect(await t.inDesk((tx) => tx.db.select().from(sessions))).toHaveLength(before)
  expect(await t.inDesk((tx) => tx.db.select().from(oidcIdentities))).toEqual([])
  // The same, told truly, signs in.
  expect(await tell({})).toBe('landed')
  expect(
    await t.inDesk((tx) => tx.db.select().from(sessions).where(eq(sessions.userId, id))),
  ).toHaveLength(2)
})

test('A07: an answer is good once, for the browser, the provider and the state that asked', async () => {
  await addProvider(t, { issuer: crooked.issuer })
  await addProvider(t, { slug: 'otro', issuer: t.provider.issuer })
  const tokensAsked = () => crooked.asked.filter((path) => path === '/token').length
  const before = tokensAsked()

  const first = await begin()
  expect(first.asked.searchParams.get('code_challenge_method')).toBe('S256')
  expect(first.asked.searchParams.get('redirect_uri')).toBe(callback())
  const stranger = createBrowser()
  expect(reasonOf(await stranger.visit(first.back()))).toBe('sign_on_expired')
  const wrongState = await begin()
  expect(reasonOf(await wrongState.browser.visit(wrongState.back({ state: first.state })))).toBe(
    'sign_on_failed',
  )
  const mixedUp = await begin()
  const elsewhere = mixedUp.back().replace('/club/', '/otro/')
  expect(reasonOf(await mixedUp.browser.visit(elsewhere))).toBe('sign_on_failed')
  const late = await begin()
  t.clock.advanceMinutes(11)
  expect(reasonOf(await late.browser.visit(late.back()))).toBe('sign_on_expired')
  const refused = await begin()
  expect(reasonOf(await refused.browser.visit(refused.back({ error: 'access_denied' })))).toBe(
    'sign_on_failed',
  )
  const forged = await begin()
  const cookies = forged.browser.cookiesOf(new URL(t.address).host)
  const sealed = cookies.get('mesa_sign_on') ?? ''
  cookies.set('mesa_sign_on', `${sealed.slice(0, -4)}AAAA`)
  expect(reasonOf(await forged.browser.visit(forged.back()))).toBe('sign_on_expired')
  expect(tokensAsked()).toBe(before)

  // Used once, then again with a copy of the cookie.
  const used = await begin()
  const copy = createBrowser()
  const host = new URL(t.address).host
  copy.cookiesOf(host).set('mesa_sign_on', used.browser.cookiesOf(host).get('mesa_sign_on') ?? '')
  crooked.say({
    claims: (claims) => ({
      ...claims,
      sub: 'karim',
      nonce: used.nonce,
      email: t.given.users.keyUserB.email,
      email_verified: true,
    }),
  })
  const both = await Promise.all([used.browser.visit(used.back()), copy.visit(used.back())])
  expect(new Set(both.map(reasonOf))).toEqual(new Set(['landed', 'sign_on_expired']))
  expect(reasonOf(await copy.visit(used.back()))).toBe('sign_on_expired')
  expect(tokensAsked()).toBe(before + 1)
})

test('A07: a program is told 401 and the reason; a browser sees the page that explains it', async () => {
  await addProvider(t, { issuer: crooked.issuer })
  const { browser, back } = await begin()
  const answer = await createBrowser().visit(back(), { accept: 'application/json' })
  expect(answer.status).toBe(401)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'sign_on_expired' })
  crooked.say({ claims: (claims) => ({ ...claims, sub: 'x', nonce: 'other' }) })
  const failed = await browser.visit(back(), { accept: 'application/json' })
  expect([failed.status, JSON.parse(failed.body).code]).toEqual([401, 'sign_on_failed'])
})

test('a provider that is down, late or talks nonsense is named so, and the password still signs in', async () => {
  const provider = await addProvider(t, { issuer: crooked.issuer })
  const start = () => createBrowser().visit(`${t.address}/api/v1/auth/oidc/club/start`)
  const check = () => t.as('admin').post(`/oidc-providers/${provider.id}/checks`)
  const nonsense: Array<Partial<Crookedness>> = [
    { token: (response) => response.writeHead(500).end('boom') },
    { token: (response) => response.writeHead(200).end('<html>') },
    { token: (response) => response.socket?.destroy() },
    { token: (response) => response.writeHead(302, { location: `${crooked.issuer}/kept` }).end() },
    {
      token: (response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end('{'.repeat(2_000_000)),
    },
  ]
  const ends: unknown[] = []
  for (const one of nonsense) ends.push(await tell(one))
  expect(ends).toEqual(nonsense.map(() => 'provider_unreachable'))
  expect(crooked.asked).not.toContain('/kept')

  const misleading: Array<[Crookedness['metadata'], string]> = [
    [() => ({}), 'provider_unreadable'],
    [(one) => ({ ...one, issuer: 'https://otra.example' }), 'provider_unreadable'],
    [({ jwks_uri: _, ...one }) => one, 'provider_unreadable'],
    [(one) => ({ ...one, jwks_uri: 'file:///etc/passwd' }), 'address_refused'],
    [(one) => ({ ...one, jwks_uri: 'http://169.254.169.254/keys' }), 'address_refused'],
    [(one) => ({ ...one, token_endpoint: 'https://10.0.0.1/token' }), 'address_refused'],
    [(one) => ({ ...one, token_endpoint: 'gopher://x.example/' }), 'address_refused'],
    [(one) => ({ ...one, authorization_endpoint: 'javascript:alert(1)' }), 'address_refused'],
  ]
  for (const [metadata, code] of misleading) {
    crooked.say({ metadata })
    const why = code === 'address_refused' ? 'not_public' : 'not_openid'
    const body = { code, errors: [{ path: 'issuer', code: why }] }
    expect(await check()).toMatchObject({ status: 422, body })
  }
  await t.as('admin').patch(`/oidc-providers/${provider.id}`, {
    issuer: 'http://127.0.0.1:1',
    clientSecret: 'x',
  })
  expect(await check()).toMatchObject({
    status: 422,
    body: {
      code: 'provider_unreadable',
      title: 'Mesa no pudo leer los datos del proveedor',
      detail: expect.stringMatching(
        /^El servidor rechazó o cortó la conexión\. Revise la dirección/,
      ),
      errors: [{ path: 'issuer', code: 'no_answer' }],
    },
  })
  expect(reasonOf(await start())).toBe('provider_unreachable')
  const { email } = t.given.users.agent
  expect((await t.with().post('/auth/login', { email, password })).status).toBe(200)
})

test('A51: an issuer is https at a public address, and not one that any organization shares', async () => {
  const strict = await startSignOnDesk({ config: { allowsLoopbackProviders: false } })
  try {
    const body = (issuer: string) => ({
      slug: 'malo',
      name: 'Malo',
      side: 'everyone',
      clientId: 'x',
      clientSecret: 'y',
      issuer,
    })
    const refused = [
      'file:///etc/passwd',
      'gopher://idp.example.com/',
      '/etc/passwd',
      'http://idp.example.com',
      crooked.issuer,
      'https://169.254.169.254/latest',
      'https://[::ffff:127.0.0.1]/',
      'https://2130706433/',
      'https://localhost.',
      'https://idp.example.com:25',
      'https://idp.example.com/?x=1',
      'https://login.microsoftonline.com/common/v2.0',
    ]
    const why = (issuer: string) => {
      if (issuer.includes('/common/')) return 'shared_issuer'
      return issuer.startsWith('https://') ? 'not_public' : 'not_https'
    }
    for (const issuer of refused)
      expect(await strict.as('admin').post('/oidc-providers', body(issuer))).toMatchObject({
        status: 422,
        body: { code: 'address_refused', errors: [{ path: 'issuer', code: why(issuer) }] },
      })
    const good = await strict.as('admin').post('/oidc-providers', body('https://idp.example.com'))
    expect(good.status).toBe(201)
    const patch = (issuer: string) =>
      strict.as('admin').patch(`/oidc-providers/${good.body.id}`, { issuer, clientSecret: 'z' })
    expect((await patch('https://127.0.0.1')).body.code).toBe('address_refused')
    expect(crooked.asked.length).toBeGreaterThan(0)
  } finally {
    await strict.close()
  }
})
