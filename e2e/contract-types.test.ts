import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('HR-1: an administrator designs a type, changes it from a day on, and prices an hour', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin' })
  await page.goto('/admin/tipos-de-contrato')
  await page.getByLabel('Nombre', { exact: true }).fill('Bolsa mensual')
  await page.getByLabel('Código').fill('bolsa_mensual')
  await page.getByLabel('Cómo llegan las horas').selectOption('month')
  await page.getByRole('button', { name: 'Crear un tipo' }).click()
  await page.getByText('Diga cuántas horas trae cada período.').waitFor()
  await page.getByLabel('Horas de cada período').fill('8:30')
  await page.getByRole('button', { name: 'Crear un tipo' }).click()

  await page.getByRole('heading', { level: 1, name: 'Bolsa mensual' }).waitFor()
  await page.getByLabel('Desde qué día').fill('2026-05-01')
  await page.getByLabel('Horas de cada período').fill('10')
  const preview = page.getByRole('region', { name: 'Qué cambia' })
  await preview.getByText(/8\sh\s30.*→.*10\sh/).waitFor()
  await page.getByRole('button', { name: 'Guardar la versión' }).click()
  await page.getByRole('heading', { level: 3, name: /Versión 2/ }).waitFor()
  const { items } = (await desk.as('admin').get('/contract-types?limit=200')).body
  const made = items.find((one: { code: string }) => one.code === 'bolsa_mensual')
  expect(made).toMatchObject({
    version: { version: 1, terms: { period: 'month', periodMinutes: 510 } },
    upcoming: { version: 2, effectiveFrom: '2026-05-01', terms: { periodMinutes: 600 } },
  })

  await page.goto('/admin/tarifas')
  const card = page.getByRole('region', { name: 'Tarifas' })
  await card.getByLabel('Precio de la hora').fill('45,50')
  await card.getByLabel('Moneda').fill('USD')
  await page.getByRole('button', { name: 'Agregar una tarifa' }).click()
  await page.getByRole('cell', { name: 'Vale hoy' }).waitFor()
  const rates = (await desk.as('admin').get('/rates')).body.items
  expect(rates).toMatchObject([{ hourPrice: { amount: 4550, currency: 'USD' }, isInForce: true }])
})
