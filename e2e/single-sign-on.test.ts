import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  client,
  startIdentityProvider,
  type IdentityProvider,
} from '@mesa/api/modules/sign-on/testing/identity-provider'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { type Desk, startDeskForTest } from './testing/desk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A desk whose public address is the one that browsers use, beside a real provider. */
async function startBoth(): Promise<{ desk: Desk; provider: IdentityProvider }> {
  const desk = await startDeskForTest({
    hasContract: false,
    config: { allowsLoopbackProviders: true },
  })
  desk.config.publicUrl = desk.address
  const provider = await startIdentityProvider([`${desk.address}/api/v1/auth/oidc/club/callback`])
  onTestFinished(() => provider.close())
  return { desk, provider }
}

/** Through the form of the provider itself, on its own origin. */
async function enterAt(page: Page, { provider, sub }: { provider: IdentityProvider; sub: string }) {
  await page.getByRole('link', { name: 'Ingresar con Club ID' }).click()
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.getByLabel('Usuario').fill(sub)
  await page.getByRole('button', { name: 'Continuar' }).click()
}

test('A07: an administrator connects a provider, and a person on a phone signs in through it', async () => {
  const { desk, provider } = await startBoth()
  const admin = await openPage({ desk, browser })
  await signIn(admin, { desk, who: 'admin', next: '/admin/ingreso-unico' })
  await admin.getByText('Todavía no hay ninguno').waitFor()
  await admin.getByLabel('Nombre en el botón').fill('Club ID')
  await admin.getByLabel('Nombre corto').fill('club')
  await admin.getByLabel('Emisor').fill(provider.issuer)
  await admin.getByLabel('Identificador del cliente').fill(client.clientId)
  await admin.getByLabel('Secreto del cliente').fill(client.clientSecret)
  await admin.getByLabel('Quiénes ingresan así').selectOption('customers')
  await admin.getByRole('button', { name: 'Crear' }).click()
  const redirect = admin.getByRole('textbox', { name: 'Dirección de retorno' })
  await redirect.waitFor()
  expect(await redirect.inputValue()).toBe(`${desk.address}/api/v1/auth/oidc/club/callback`)
  await admin.getByRole('button', { name: 'Probar la conexión' }).click()
  await admin.getByText(`El proveedor responde: ${provider.issuer}`).waitFor()
  expect(await admin.getByLabel('Secreto del cliente').inputValue()).toBe('')

  const { email, name } = desk.given.users.keyUserA
  provider.people.set('kelly', { email, email_verified: true })
  const customer = await openPage({ desk, browser, viewport: phone })
  await customer.goto('/casos')
  await customer.waitForURL('**/entrar?next=%2Fcasos')
  await enterAt(customer, { provider, sub: 'kelly' })
  await customer.waitForURL(`${desk.address}/casos`)
  await customer.getByRole('heading', { level: 1 }).waitFor()
  // The session lives on without the provider: a reload renews it from the cookie.
  await customer.reload()
  await customer.getByRole('heading', { level: 1, name: 'Casos' }).waitFor()

  await admin.reload()
  await admin.getByRole('button', { name: 'Editar Club ID' }).click()
  await admin.getByRole('row', { name: new RegExp(name) }).waitFor()
})

test('A07: who may not sign in reads why, and the password form is there', async () => {
  const { desk, provider } = await startBoth()
  const body = {
    slug: 'club',
    name: 'Club ID',
    side: 'everyone',
    issuer: provider.issuer,
    ...client,
  }
  expect((await desk.as('admin').post('/oidc-providers', body)).status).toBe(201)
  const { email } = desk.given.users.agent
  provider.people.set('unverified', { email, email_verified: false })
  const page = await openPage({ desk, browser })
  await page.goto('/entrar')
  await enterAt(page, { provider, sub: 'unverified' })
  await page
    .getByRole('alert')
    .getByText('El proveedor no confirma que el correo sea suyo')
    .waitFor()
  await page.getByRole('button', { name: 'Ingresar', exact: true }).waitFor()

  // A provider that went away leaves the same form, with its own words.
  await provider.close()
  desk.clock.advanceMinutes(11)
  await page.getByRole('link', { name: 'Ingresar con Club ID' }).click()
  await page.getByRole('alert').getByText('El proveedor no responde').waitFor()
})
