import { givenCase, givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptop, launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { sendButton } from './testing/customer.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await launchBrowser()
  desk = await startDesk()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

const searchBox = { name: 'Buscar por asunto o número' }

test('the queue searches while one types, and the number of a closed case opens it from any view', async () => {
  const closed = await givenCase(desk, 'keyUserA', { summary: 'Cheque anulado sigue visible' })
  const open = await givenCase(desk, 'keyUserA', { summary: 'Recibo descuadra totales al emitir' })
  const withdrawal = { action: 'close', reason: 'Ya no hace falta.' }
  const gone = await desk.as('keyUserA').post(`/tickets/${closed.number}/transitions`, withdrawal)
  expect(gone.body.status).toBe('closed')
  const page = await openPage({ desk, browser, viewport: laptop })
  await signIn(page, { desk, who: 'agent', next: '/console/cola?vista=abiertos' })
  const box = page.getByRole('searchbox', searchBox)
  await page.getByRole('link', { name: /Recibo descuadra/ }).waitFor()

  await box.pressSequentially('cheque', { delay: 40 })
  await page.getByRole('heading', { name: 'Ningún caso coincide' }).waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe('cheque')
  expect(await box.inputValue()).toBe('cheque')
  expect(await box.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.getByText('Solo se buscó en la vista «Abiertos»').waitFor()

  await box.fill(String(closed.number))
  const way = page.getByRole('link', { name: `Abrir el caso ${closed.number}` })
  await way.waitFor()
  await box.fill(String(open.number))
  await page.getByRole('link', { name: `Abrir el caso ${open.number}` }).waitFor()
  await way.waitFor({ state: 'detached' })

  await box.fill('cheque')
  await page.getByRole('button', { name: 'Buscar en todos los casos' }).click()
  await page.getByRole('heading', { level: 1, name: 'Todos' }).waitFor()
  await page.getByRole('link', { name: /Cheque anulado/ }).waitFor()
  expect(await box.inputValue()).toBe('cheque')
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Abiertos' }).waitFor()
  await page.getByRole('button', { name: 'Quitar la búsqueda' }).click()
  await page.getByRole('link', { name: /Recibo descuadra/ }).waitFor()
  expect(new URL(page.url()).search).toBe('?vista=abiertos')
})

test('on a phone the new case asks for the product first, for a photo, and shows look-alikes before sending', async () => {
  const other = { name: 'Nómina', modules: [{ name: 'Recibos' }] }
  await desk.as('admin').post('/products', other)
  const similar = await givenCase(desk, 'keyUserA', { summary: 'Asiento de cierre duplicado' })
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  const product = page.getByRole('combobox', { name: 'Producto' })
  const module = page.getByRole('combobox', { name: 'Módulo' })
  expect(await module.isDisabled()).toBe(true)
  expect(await module.innerText()).toBe('Elija primero el producto')
  await page.getByText('Tome una foto o elija una captura.').waitFor()
  expect(await page.getByText('Pegue una captura').isVisible()).toBe(false)
  await sendButton(page).click()
  await page.getByText('Elija el producto con el que ocurre.').waitFor()
  expect(await product.evaluate((one) => one === document.activeElement)).toBe(true)

  await product.selectOption({ value: desk.given.product.id })
  await page.getByText('Elija el producto con el que ocurre.').waitFor({ state: 'detached' })
  expect(await product.evaluate((one) => one === document.activeElement)).toBe(true)
  await module.selectOption('Facturación')
  await page.getByRole('textbox', { name: '¿Qué ocurre?' }).fill('Asiento de cierre duplicado')
  const way = page.getByRole('link', { name: `Continuar en el ${similar.number}` })
  await way.waitFor()
  expect(await way.count()).toBe(1)
  const [wayBox, sendBox] = [await way.boundingBox(), await sendButton(page).boundingBox()]
  expect(wayBox?.y).toBeLessThan(sendBox?.y ?? 0)
})

test('HR-6: the permission card says what is held, from which contract, and what it has before and after', async () => {
  const { number } = await givenStartedCase(desk)
  const ask = { purpose: 'solution', minutes: 180, explanation: 'Corregir la serie' }
  await desk.as('agent').post(`/tickets/${number}/consents`, ask)
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'keyUserA', next: `/casos/${number}` })
  const card = page.getByRole('article').filter({ hasText: 'Permiso para usar horas' })
  await card.getByText('Plan de soporte').waitFor()
  const said = (await card.locator('dl').innerText()).replaceAll(/\s+/g, ' ')
  expect(said).toContain(
    'Tiempo máximo 3 h Se reservan ahora 3 h Disponibles ahora 10 h Disponibles después 7 h',
  )
})

test('HR-5: work before its case or at a time already logged is warned of, and may still be logged', async () => {
  const { number } = await givenStartedCase(desk)
  const minute = (ms: number) => new Date(ms).toISOString().slice(0, 16)
  const nowMs = desk.clock.now().getTime()
  const startedAt = `${minute(nowMs - 30 * 60_000)}:00Z`
  const work = { component: 'l1', minutes: 30, startedAt, description: 'Análisis' }
  await desk.as('agent').post(`/tickets/${number}/worklogs`, work)
  const page = await openPage({ desk, browser, viewport: laptop })
  await signIn(page, { desk, who: 'agent', next: `/console/casos/${number}` })
  await page.getByText('Análisis', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Registrar trabajo' }).click()
  const dialog = page.getByRole('dialog', { name: 'Registrar trabajo' })
  const begun = dialog.getByLabel('Empezó')
  const sameTime = dialog.getByText('Este rato ya está registrado: hoy, 09:30 a 10:00, Atención N1')
  const tooEarly = dialog.getByText('El caso se abrió después: hoy, 10:00')
  await sameTime.waitFor()
  await tooEarly.waitFor()
  const asked = await begun.inputValue()
  const hereMs = nowMs - 4 * 3_600_000
  await begun.fill(minute(hereMs))
  await sameTime.waitFor({ state: 'detached' })
  expect(await tooEarly.count()).toBe(0)
  await begun.fill(asked)
  await sameTime.waitFor()
  await dialog.getByRole('textbox', { name: 'Qué se hizo' }).fill('Revisión previa')
  await dialog.getByRole('button', { name: 'Registrar', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
})
