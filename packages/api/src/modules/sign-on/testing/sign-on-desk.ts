import type { OidcProviderView } from '@mesa/shared/wire/sign-on.schema'
import { onTestFinished } from 'vitest'
import { setup, type TestApp } from '../../../testing/test-app.ts'
import { createBrowser, type Page } from './browser.ts'
import { client, startIdentityProvider } from './identity-provider.ts'

export type SignOnDesk = Awaited<ReturnType<typeof startSignOnDesk>>

/** A desk that listens on this machine, a real provider beside it, and browsers that go between. */
export async function startSignOnDesk(config: Parameters<typeof setup>[0] = {}) {
  const desk = await setup({
    ...config,
    config: { allowsLoopbackProviders: true, ...config.config },
  })
  const address = await desk.app.listen({ host: '127.0.0.1', port: 0 })
  desk.config.publicUrl = address
  const redirectUri = (slug: string) => `${address}/api/v1/auth/oidc/${slug}/callback`
  const provider = await startIdentityProvider([redirectUri('club'), redirectUri('otro')])
  return {
    ...desk,
    address,
    provider,
    async close() {
      await provider.close()
      await desk.close()
    },
  }
}

/** Adds a provider as the administrator does. */
export async function addProvider(
  desk: TestApp,
  given: { issuer: string } & Record<string, unknown>,
) {
  const body = { slug: 'club', name: 'Club ID', side: 'everyone', ...client, ...given }
  const answer = await desk.as('admin').post('/oidc-providers', body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  const made = answer.body as OidcProviderView
  onTestFinished(async () => {
    await desk.as('admin').delete(`/oidc-providers/${made.id}`)
  })
  return made
}

type Going = {
  sub: string
  slug?: string
  next?: string
  browser?: ReturnType<typeof createBrowser>
}

/** From the sign-in page to the provider's form and back; the last page is Mesa's answer. */
export async function signOn(desk: SignOnDesk, going: Going): Promise<Page> {
  const { sub, slug = 'club', next = '/casos', browser = createBrowser() } = going
  const start = `${desk.address}/api/v1/auth/oidc/${slug}/start?next=${encodeURIComponent(next)}`
  const form = await browser.follow(start, isMesa(desk))
  if (!form.url.includes('/entrance/')) return form
  const sent = await browser.visit(form.url, { method: 'POST', form: { login: sub } })
  const back = await browser.follow(sent.location ?? '', (url) => isMesa(desk)(url))
  return browser.visit(back.location ?? '')
}

const isMesa = (desk: SignOnDesk) => (url: string) => url.startsWith(desk.address)
