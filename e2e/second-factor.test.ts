import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '@mesa/api/testing/authenticator'
import { password } from '@mesa/api/testing/test-app'
import { launchBrowser, laptop, openPage, phone, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk({ hasContract: false })])
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

/** What the authenticator shows after the next step began: no code is taken twice. */
function nextCode(secret: string): string {
  desk.clock.advanceMinutes(1)
  return codeAt(secret, desk.clock.now())
}

async function openSecurity(page: Page, isPhone: boolean): Promise<void> {
  const trigger = isPhone ? 'Menú' : 'Kelly Clave'
  await page.getByRole('button', { name: trigger }).click()
  await page.getByRole('menuitem', { name: 'Seguridad' }).click()
  await page.getByRole('heading', { level: 1, name: 'Seguridad' }).waitFor()
}

/** Turns the second factor on; answers the secret as it stands for typing, and the recovery codes. */
async function enrol(page: Page): Promise<{ secret: string; codes: string[] }> {
  const card = page.getByRole('region', { name: 'Segundo factor' })
  await card.getByRole('button', { name: 'Activar el segundo factor' }).click()
  await card.getByLabel('Su contraseña').fill(password)
  await card.getByRole('button', { name: 'Continuar' }).click()
  await card.getByRole('img', { name: /^Código QR/ }).waitFor()
  const secret = (await card.locator('.sec-typed').innerText()).replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await card.getByLabel('Código de 6 cifras').fill(nextCode(secret))
  await card.getByRole('button', { name: 'Activar el segundo factor' }).click()
  await card.getByRole('heading', { name: 'Guarde estos códigos de recuperación' }).waitFor()
  const codes = await card.getByRole('listitem').allInnerTexts()
  expect(codes).toHaveLength(10)
  const saved = page.waitForEvent('download')
  await card.getByRole('button', { name: 'Descargar' }).click()
  expect((await saved).suggestedFilename()).toBe('codigos-de-recuperacion.txt')
  await card.getByRole('checkbox', { name: 'Guardé mis códigos' }).check()
  await card.getByRole('button', { name: 'Listo' }).click()
  await card.getByText('Activo desde').waitFor()
  await card.getByText('Le quedan 10 códigos de recuperación.').waitFor()
  return { secret, codes }
}

/** Types the password; the page then asks for the code. */
async function typePassword(page: Page): Promise<void> {
  await page.goto('/entrar')
  await page.getByLabel('Correo').fill(desk.given.users.keyUserA.email)
  await page.getByLabel('Contraseña', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await page.getByRole('heading', { name: 'Escriba su código' }).waitFor()
}

const home = (page: Page) => page.getByRole('heading', { name: /^Kelly/ }).waitFor()

test('A09, A15: somebody turns the second factor on, enters with it, and ends another session', async () => {
  const asked = /401 .*\/api\/v1\/|422 .*\/auth\/totp/
  const own = await openPage({ desk, browser, viewport: laptop, expected: asked })
  await signIn(own, { desk, who: 'keyUserA' })
  await openSecurity(own, false)
  const { secret, codes } = await enrol(own)
  await desk.mailTo('keyUserA', 'pide ahora un segundo factor')

  const other = await openPage({ desk, browser, viewport: phone, expected: asked })
  await typePassword(other)
  const code = other.getByLabel('Código de 6 cifras')
  expect(await code.getAttribute('inputmode')).toBe('numeric')
  expect(await code.getAttribute('autocomplete')).toBe('one-time-code')
  await code.fill('000000')
  await other.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await other.getByText('El código no sirve.').waitFor()
  expect(await code.inputValue()).toBe('000000')
  await code.fill(nextCode(secret))
  await other.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await home(other)

  await own.reload()
  const sessions = own.getByRole('region', { name: 'Sesiones abiertas' })
  await sessions.getByText('Esta sesión').waitFor()
  await sessions
    .getByRole('button', { name: /^Cerrar la sesión de/ })
    .first()
    .click()
  await own
    .getByText(/^Se cerró la sesión de/)
    .first()
    .waitFor()
  await other.goto('/casos')
  await other.waitForURL(/\/entrar/)

  await typePassword(other)
  await other.getByRole('button', { name: 'Usar un código de recuperación' }).click()
  await other.getByLabel('Código de recuperación').fill(codes[0] ?? '')
  await other.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await home(other)
  await desk.mailTo('keyUserA', 'con un código de recuperación')
  await openSecurity(other, true)
  await other.getByText('Le quedan 9 códigos de recuperación.').waitFor()

  const card = other.getByRole('region', { name: 'Segundo factor' })
  await card.getByRole('button', { name: 'Quitar el segundo factor' }).click()
  await card.getByLabel('Su contraseña').fill('no es esta')
  await card.getByRole('button', { name: 'Quitar el segundo factor' }).click()
  await card.getByText('Esa no es su contraseña actual.').waitFor()
  await card.getByLabel('Su contraseña').fill(password)
  await card.getByRole('button', { name: 'Quitar el segundo factor' }).click()
  await card.getByRole('button', { name: 'Activar el segundo factor' }).waitFor()
})

test('an administrator makes an API key, rotates it and revokes it; each secret is shown once', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin' })
  await page.goto('/admin/claves')
  const form = page.getByRole('region', { name: 'Nueva clave' })
  await form.getByRole('button', { name: 'Crear la clave' }).click()
  await form.getByText('Elija al menos una cosa que pueda hacer.').waitFor()
  await form.getByLabel('Nombre').fill('ERP del club')
  await form.getByRole('checkbox', { name: 'Leer empresas y personas' }).check()
  await form.getByRole('button', { name: 'Crear la clave' }).click()

  const shown = page.getByRole('region', { name: 'La clave «ERP del club» está lista' })
  const first = await shown.locator('.sec-typed').innerText()
  await shown.getByRole('button', { name: 'Ya la guardé' }).click()
  const works = async (key: string) => (await desk.with(`Bearer ${key}`).get('/users')).status
  expect(await works(first)).toBe(200)
  expect(await page.locator('main').innerText()).not.toContain(first)

  await page.getByRole('button', { name: 'Rotar la clave ERP del club' }).click()
  const dialog = page.getByRole('dialog', { name: '¿Rotar la clave «ERP del club»?' })
  await dialog.getByLabel('La clave actual sigue sirviendo').selectOption('0')
  await dialog.getByRole('button', { name: 'Rotar' }).click()
  const second = await shown.locator('.sec-typed').innerText()
  await shown.getByRole('button', { name: 'Ya la guardé' }).click()
  expect([await works(first), await works(second)]).toEqual([401, 200])

  await page.getByRole('button', { name: 'Revocar la clave ERP del club' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revocar' }).click()
  await page.getByText('Revocada').waitFor()
  expect(await works(second)).toBe(401)
})

test('an administrator sees who has a second factor and resets it', async () => {
  const { id, sessionId } = desk.given.users.agent
  const agent = desk.as({ ...desk.given.users.agent, sessionId })
  const { secret } = (await agent.post('/auth/totp/enroll', { password })).body
  await agent.post('/auth/totp/confirm', { totp: nextCode(secret) })
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin' })
  await page.goto('/admin/personas')
  await page.getByRole('button', { name: 'Restablecer el segundo factor de Ana Agente' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restablecer' }).click()
  await page.getByText('Ana Agente ya no tiene segundo factor').first().waitFor()
  expect((await desk.as('admin').get(`/users/${id}`)).body.hasSecondFactor).toBe(false)
  await desk.mailTo('agent', 'Un administrador restableció su segundo factor')
})

test('A09: a password set by link and a session that lapses ask for the code, in place', async () => {
  const requester = desk.as('requesterA')
  const { email } = desk.given.users.requesterA
  const { secret } = (await requester.post('/auth/totp/enroll', { password })).body
  await requester.post('/auth/totp/confirm', { totp: nextCode(secret) })
  await desk.with().post('/auth/password/forgot', { email })
  const mail = await desk.mailTo('requesterA', 'Restablecer su contraseña')
  const page = await openPage({ desk, browser, viewport: phone, expected: /401 .*\/api\/v1\// })
  const code = page.getByLabel('Código de 6 cifras')
  const next = 'una frase nueva 63'

  await page.goto(mail.links[0] ?? '')
  const save = page.getByRole('button', { name: 'Guardar la contraseña' })
  await page.getByLabel('Contraseña nueva').fill(next)
  await save.click()
  await code.fill('000000')
  await save.click()
  await page.getByText('El código no sirve.').waitFor()
  await code.fill(nextCode(secret))
  await save.click()
  await page.getByText('Su contraseña quedó guardada').waitFor()

  await page.goto('/entrar')
  await page.getByLabel('Correo').fill(email)
  await page.getByLabel('Contraseña', { exact: true }).fill(next)
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await code.fill(nextCode(secret))
  await page.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await page.getByRole('heading', { name: /^Rita/ }).waitFor()

  await desk.sql('update sessions set revoked_at = now()')
  await page.getByRole('button', { name: 'Menú' }).click()
  await page.getByRole('menuitem', { name: 'Casos' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Contraseña', { exact: true }).fill(next)
  await dialog.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await code.fill(nextCode(secret))
  await dialog.getByRole('button', { name: 'Ingresar', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1, name: /[Cc]asos/ }).waitFor()
  expect((await desk.with().post('/auth/login', { email, password: next })).body.code).toBe(
    'second_factor_required',
  )
})
