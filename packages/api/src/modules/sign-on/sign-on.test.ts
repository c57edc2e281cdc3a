import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { refreshTokens, sessions } from '../identity/identity.tables.ts'
import { users } from '../people/people.tables.ts'
import { oidcIdentities, oidcProviders } from './sign-on.tables.ts'
import { createBrowser, type Page } from './testing/browser.ts'
import { client, startIdentityProvider } from './testing/identity-provider.ts'
import { addProvider, signOn, startSignOnDesk, type SignOnDesk } from './testing/sign-on-desk.ts'

let t: SignOnDesk
beforeAll(async () => {
  t = await startSignOnDesk()
})
afterAll(() => t.close())
beforeEach(() => t.provider.people.clear())

/** Somebody at the provider with an address of the desk, verified unless said otherwise. */
function given(sub: string, email: string, isVerified = true) {
  t.provider.people.set(sub, { email, email_verified: isVerified })
  return sub
}
const isLanded = (page: Page) => page.location?.startsWith(`${t.address}/entrar/listo?`) ?? false
const refusalOf = (page: Page) =>
  page.status === 303 ? new URL(page.location ?? '').searchParams.get('sso') : null
const openSessions = (userId: string) =>
  t.inDesk((tx) => tx.db.select().from(sessions).where(eq(sessions.userId, userId)))
const links = () => t.inDesk((tx) => tx.db.select().from(oidcIdentities))

test('A07: a person recognised by a real provider gets an ordinary session, which rotates and ends', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const { id, email } = t.given.users.keyUserA
  const browser = createBrowser()
  given('kelly', email.toUpperCase())

  const landed = await signOn(t, { sub: 'kelly', next: '/casos?estado=abiertos', browser })

  expect(landed.status).toBe(303)
  expect(landed.location).toBe(
    `${t.address}/entrar/listo?next=${encodeURIComponent('/casos?estado=abiertos')}`,
  )
  const cookies = browser.cookiesOf(new URL(t.address).host)
  const cookie = `mesa_refresh=${cookies.get('mesa_refresh')}`
  const renewed = await t.with().post('/auth/refresh', undefined, { cookie })
  expect(renewed).toMatchObject({ status: 200, body: { user: { id, role: 'key_user' } } })
  const bearer = `Bearer ${renewed.body.accessToken}`
  expect((await t.with(bearer).get('/auth/me')).status).toBe(200)
  expect((await t.with(bearer).post('/auth/logout')).status).toBe(204)
  expect((await t.with(bearer).get('/auth/me')).body.code).toBe('session_revoked')
  // Nothing of the attempt stays in the browser, and the access token never stands in an address.
  expect([...cookies.keys()].toSorted()).toEqual(['mesa_device', 'mesa_refresh'])
  expect(landed.location).not.toContain(renewed.body.accessToken)
})

test('A07: linked once by address, a person is found by the provider’s own name for them', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const { id, email } = t.given.users.agent
  given('ana', email)
  expect(isLanded(await signOn(t, { sub: 'ana' }))).toBe(true)

  // Another address at the provider, not even verified: still the same person.
  given('ana', 'ana@otra.example', false)
  expect(isLanded(await signOn(t, { sub: 'ana' }))).toBe(true)
  // Another name at the provider with Ana's address takes nothing over.
  given('intruder', email)
  expect(refusalOf(await signOn(t, { sub: 'intruder' }))).toBe('sign_on_other_identity')
  expect(await links()).toMatchObject([{ userId: id, subject: 'ana', email }])
  expect((await t.as('admin').get('/audit?targetId=' + id)).body.items).toMatchObject([
    { action: 'sign_on.linked', details: { provider: 'club' } },
  ])
})

test('A07: an unverified address equal to an agent’s links nobody and opens no session', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const { id, email } = t.given.users.otherAgent
  const before = (await openSessions(id)).length
  given('false', email, false)
  expect(refusalOf(await signOn(t, { sub: 'false' }))).toBe('sign_on_email_unverified')
  for (const claims of [{ email }, { email_verified: true }, {}]) {
    t.provider.people.set('vague', claims)
    expect(refusalOf(await signOn(t, { sub: 'vague' }))).toBe('sign_on_email_unverified')
  }
  expect(await links()).toEqual([])
  expect(await openSessions(id)).toHaveLength(before)
})

test('A07: a second provider that asserts the same name or address gets nobody’s account', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const second = await startIdentityProvider([`${t.address}/api/v1/auth/oidc/otro/callback`])
  try {
    await addProvider(t, { slug: 'otro', issuer: second.issuer })
    const { email } = t.given.users.supervisor
    given('sara', email)
    expect(isLanded(await signOn(t, { sub: 'sara' }))).toBe(true)

    second.people.set('sara', { email: 'nadie@club.example', email_verified: true })
    expect(refusalOf(await signOn(t, { sub: 'sara', slug: 'otro' }))).toBe('sign_on_no_account')
    second.people.set('sara', { email, email_verified: true })
    expect(refusalOf(await signOn(t, { sub: 'sara', slug: 'otro' }))).toBe('sign_on_other_identity')
    expect(await links()).toHaveLength(1)
  } finally {
    await second.close()
  }
})

test('A07: nobody is created; the disabled, the other side and other domains are told the same', async () => {
  const { technician, requesterA } = t.given.users
  const provider = await addProvider(t, { issuer: t.provider.issuer, side: 'staff' })
  const change = (body: object) => t.as('admin').patch(`/oidc-providers/${provider.id}`, body)
  const disable = (disabledAt: Date | null) =>
    t.inDesk((tx) => tx.db.update(users).set({ disabledAt }).where(eq(users.id, technician.id)))
  const people = () => t.inDesk((tx) => tx.db.select({ id: users.id }).from(users))
  const before = (await people()).length

  given('stranger', 'nadie@club.example')
  expect(refusalOf(await signOn(t, { sub: 'stranger' }))).toBe('sign_on_no_account')
  given('rita', requesterA.email)
  expect(refusalOf(await signOn(t, { sub: 'rita' }))).toBe('sign_on_no_account')
  given('tomas', technician.email)
  await disable(t.clock.now())
  expect(refusalOf(await signOn(t, { sub: 'tomas' }))).toBe('sign_on_no_account')
  await disable(null)
  await change({ emailDomains: ['otra.example'] })
  expect(refusalOf(await signOn(t, { sub: 'tomas' }))).toBe('sign_on_no_account')
  await change({ emailDomains: ['club.example'] })
  expect(isLanded(await signOn(t, { sub: 'tomas' }))).toBe(true)
  // Linked already, and disabled or narrowed out since.
  await disable(t.clock.now())
  expect(refusalOf(await signOn(t, { sub: 'tomas' }))).toBe('sign_on_no_account')
  await disable(null)
  await change({ side: 'customers' })
  expect(refusalOf(await signOn(t, { sub: 'tomas' }))).toBe('sign_on_no_account')
  expect(await people()).toHaveLength(before)
})

test('A07: two first sign-ins at once with two names for one person link one of them', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const { email } = t.given.users.commercial
  const names = ['carla-1', 'carla-2', 'carla-3', 'carla-4']
  for (const name of names) given(name, email)

  const pages = await Promise.all(names.map((sub) => signOn(t, { sub })))

  expect(pages.filter(isLanded)).toHaveLength(1)
  expect(pages.filter((page) => refusalOf(page) === 'sign_on_other_identity')).toHaveLength(3)
  expect(await links()).toHaveLength(1)
})

test('A46: only own paths are remembered, and one of each', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const start = (query: string) =>
    createBrowser().visit(`${t.address}/api/v1/auth/oidc/club/start?${query}`)
  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/%0a/evil',
    'https://evil.example',
    'javascript:alert(1)',
    'evil',
    '',
  ]
  for (const next of elsewhere.filter((one) => !one.includes('%')))
    expect((await start(`next=${encodeURIComponent(next)}`)).status).toBe(400)
  expect((await start('next=%2F%0A%2Fevil.example')).status).toBe(400)
  expect((await start('next=/casos&next=/otra')).status).toBe(400)
  expect((await start('next=/casos&more=1')).status).toBe(400)
  expect((await start('next=/casos/1%23decision-1')).status).toBe(303)
})

test('A46: what stands for another place in some spelling is refused, or a path of this one', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const heads = [
    '//',
    '/\\',
    '\\\\',
    '\\/',
    '/\t/',
    '\t//',
    ' //',
    '/ /',
    '/%2F',
    '/%5C',
    '/%09/',
    '/.//',
    '/..//',
    '/%2e%2e//',
    '/;//',
    '/@',
    'https:',
    'https:/',
    'java\tscript:',
    'JaVaScRiPt:',
    'data:',
    '/\u2028/',
    '/\u3002/',
    '/\u0000/',
    '/\r\n/',
  ]
  let refused = 0
  for (const head of heads) {
    const next = `${head}evil.example/x`
    const url = `${t.address}/api/v1/auth/oidc/club/start?next=${encodeURIComponent(next)}`
    const { status } = await createBrowser().visit(url)
    if (status === 400) refused += 1
    else expect([head, status, new URL(next, t.address).origin]).toEqual([head, 303, t.address])
  }
  expect(refused).toBeGreaterThan(12)
})

test('the administrator’s alone; the client secret is sealed, and never shown again', async () => {
  const provider = await addProvider(t, { issuer: t.provider.issuer })
  expect(provider.redirectUri).toBe(`${t.address}/api/v1/auth/oidc/club/callback`)
  expect(await t.as('admin').post(`/oidc-providers/${provider.id}/checks`)).toMatchObject({
    status: 200,
    body: { issuer: t.provider.issuer },
  })
  const shown = await t.as('admin').get('/oidc-providers')
  const stored = await t.inDesk((tx) => tx.db.select().from(oidcProviders))
  for (const text of [shown.body, stored].map((one) => JSON.stringify(one)))
    expect(text).not.toContain(client.clientSecret)
  for (const who of ['supervisor', 'agent', 'keyUserA'] as const) {
    expect((await t.as(who).get('/oidc-providers')).status).toBe(403)
    expect((await t.as(who).patch(`/oidc-providers/${provider.id}`, { name: 'X' })).status).toBe(
      403,
    )
  }
  expect((await t.with().get('/desk/public')).body.signOn).toEqual([
    { slug: 'club', name: 'Club ID' },
  ])
  await t.as('admin').patch(`/oidc-providers/${provider.id}`, { isEnabled: false })
  expect((await t.with().get('/desk/public')).body.signOn).toEqual([])
  expect(refusalOf(await signOn(t, { sub: 'kelly' }))).toBe('not_found')
})

test('another issuer needs its own secret and starts without links; a link is taken away by hand', async () => {
  const provider = await addProvider(t, { issuer: t.provider.issuer })
  const path = `/oidc-providers/${provider.id}`
  given('vera', t.given.users.viewer.email)
  expect(isLanded(await signOn(t, { sub: 'vera' }))).toBe(true)
  const linked = (await t.as('admin').get(`${path}/identities`)).body.items
  expect(linked).toMatchObject([{ person: { name: 'Vera Visora' } }])

  expect((await t.as('admin').delete(`${path}/identities/${linked[0].id}`)).status).toBe(204)
  given('vera-2', t.given.users.viewer.email)
  expect(isLanded(await signOn(t, { sub: 'vera-2' }))).toBe(true)

  const issuer = 'https://otra.example'
  expect(await t.as('admin').patch(path, { issuer })).toMatchObject({
    status: 422,
    body: { code: 'fields_required', errors: [{ path: 'clientSecret' }] },
  })
  expect(await links()).toHaveLength(1)
  expect((await t.as('admin').patch(path, { issuer, clientSecret: 'otro' })).status).toBe(200)
  expect(await links()).toEqual([])
})

test('a session opened by a provider holds a refresh token like any other', async () => {
  await addProvider(t, { issuer: t.provider.issuer })
  const { id, email } = t.given.users.backupA
  given('bruno', email)
  await signOn(t, { sub: 'bruno' })
  const [opened] = (await openSessions(id)).toSorted(
    (one, other) => other.createdAt.getTime() - one.createdAt.getTime(),
  )
  const tokens = await t.inDesk((tx) =>
    tx.db
      .select()
      .from(refreshTokens)
      .where(eq(refreshTokens.sessionId, opened?.id ?? '')),
  )
  expect(tokens).toHaveLength(1)
  expect(opened?.expiresAt.getTime()).toBe(opened!.createdAt.getTime() + 7 * 24 * 60 * 60_000)
})
