import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { fillCase, pasteScreenshot, sendCase, waitForUpload } from './testing/customer.ts'
import { type Desk, startDeskForTest } from './testing/desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Everything typed into the designer by its labels, as an administrator reads them. */
async function addField(page: Page, label: string, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Agregar un dato' }).click()
  await page.getByRole('textbox', { name: 'Pregunta' }).fill(label)
  await page.getByRole('combobox', { name: 'Qué se responde' }).selectOption(kind)
}

async function designForm(desk: Desk): Promise<Page> {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin', next: '/admin/catalogos/categories' })
  await page.getByRole('textbox', { name: 'Nombre' }).fill('Recibos de socios')
  // The list is read anew as slowly as can be: the page of what was added does not wait for it.
  const opened = Promise.withResolvers<void>()
  await page.route(/\/catalogs\/categories\?/, async (route) => {
    await opened.promise
    await route.fallback()
  })
  await page.getByRole('button', { name: 'Agregar', exact: true }).click()
  await page.waitForURL(/\/admin\/catalogos\/categories\/[0-9a-f-]+$/)
  await page.getByRole('button', { name: 'Agregar un dato' }).waitFor()
  opened.resolve()

  await addField(page, 'Número de recibo', 'voucher')
  await page.getByRole('checkbox', { name: 'Es obligatorio' }).check()
  await addField(page, 'Sede', 'choice')
  await page.getByRole('textbox', { name: 'Opciones' }).fill('Norte\nSur')
  // By the keys: the last field becomes the first.
  await page.getByRole('button', { name: 'Subir Sede' }).press('Enter')
  const preview = page.getByRole('complementary', { name: 'Así lo verá el cliente' })
  expect(await preview.getByRole('combobox', { name: 'Sede' }).isVisible()).toBe(true)
  await page.getByRole('button', { name: 'Guardar', exact: true }).click()
  await page.getByText('Guardado: versión 2').waitFor()
  return page
}

test('IN-4: an administrator designs a form, a customer fills it in, and the old case keeps its labels', async () => {
  const desk = await startDeskForTest()
  const admin = await designForm(desk)

  const customer = await openPage({ desk, browser })
  await signIn(customer, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await fillCase(customer, { summary: 'Recibo descuadra totales al emitir' })
  await customer.getByRole('combobox', { name: 'Categoría' }).selectOption('Recibos de socios')
  await customer.getByRole('combobox', { name: 'Sede' }).selectOption('Sur')
  await customer.getByRole('textbox', { name: 'Número de recibo' }).fill('R-4711')
  await pasteScreenshot(customer)
  await waitForUpload(customer, 'Captura pegada')
  const number = await sendCase(customer)

  // Meanwhile the form loses one field and calls the other something else.
  await admin.getByRole('button', { name: 'Quitar Sede' }).click()
  await admin.getByRole('button', { name: 'Número de recibo', exact: true }).click()
  await admin.getByRole('textbox', { name: 'Pregunta' }).fill('Comprobante')
  await admin.getByRole('button', { name: 'Guardar', exact: true }).click()
  await admin.getByText('Guardado: versión 3').waitFor()

  await customer.goto(`/casos/${number}`)
  const facts = customer.getByRole('complementary')
  await facts.getByText('Número de recibo').waitFor()
  expect(await facts.getByText('R-4711').isVisible()).toBe(true)
  expect(await facts.getByText('Sede', { exact: true }).isVisible()).toBe(true)
  await admin.goto('/admin/catalogos/categories')
  await admin.getByRole('link', { name: 'Recibos de socios', exact: true }).waitFor()
})
