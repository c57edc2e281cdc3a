import { createBaseDesk } from '@mesa/api/testing/base-desk'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { password } from '@mesa/api/testing/test-app'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsHere } from './testing/axe.ts'
import { launchBrowser, openPage, phone } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  const passwordHash = await hashPassword(password)
  await createBaseDesk(desk.db, { at: desk.clock.now(), slug: 'otra', passwordHash })
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

const enter = async (page: Page, email: string) => {
  await page.getByLabel('Correo').fill(email)
  await page.getByLabel('Contraseña', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Ingresar' }).click()
}

test('two desks of one installation are open side by side in one browser, each under its address', async () => {
  const page = await openPage({ desk, browser, viewport: phone, expected: /401/ })
  await page.goto('/casos')
  await page.getByRole('heading', { name: '¿A qué mesa de soporte quiere ingresar?' }).waitFor()
  await page.getByLabel('Nombre corto de la mesa').fill('no vale')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByText('El nombre corto lleva minúsculas').waitFor()
  await page.getByLabel('Nombre corto de la mesa').fill('club')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await enter(page, desk.given.users.keyUserA.email)
  await page.waitForURL('**/d/club/casos')
  await page.getByRole('link', { name: 'Nuevo caso' }).first().click()
  await page.waitForURL('**/d/club/casos/nuevo')
  await page.goBack()

  const other = await page.context().newPage()
  await other.goto('/d/otra/casos')
  await other.waitForURL('**/d/otra/entrar?next=%2Fcasos')
  await enter(other, 'keyusera@otra.example')
  await other.waitForURL('**/d/otra/casos')

  await Promise.all([page.reload(), other.reload()])
  await Promise.all([page, other].map((one) => one.getByRole('heading', { level: 1 }).waitFor()))
  expect([new URL(page.url()).pathname, new URL(other.url()).pathname]).toEqual([
    '/d/club/casos',
    '/d/otra/casos',
  ])

  await other.goto('/d/nadie/')
  await other.getByRole('heading', { name: 'No hay ninguna mesa «nadie»' }).waitFor()
})

test('WCAG 2.2 AA: the choice of a desk and an address of none have no axe violation and fit every width', async () => {
  const page = await openPage({ desk, browser, expected: /401|404/ })
  const faults: string[] = []
  for (const path of ['/entrar', '/d/club/entrar', '/d/nadie/']) {
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    faults.push(...(await faultsHere(page, path)))
  }
  expect(faults).toEqual([])
})
