import { givenTenCases } from '@mesa/api/modules/reports/testing/ten-cases'
import type { Browser, Page } from 'playwright-core'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './testing/axe.ts'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk
let numbers: Record<string, number>

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk({ hasContract: false })])
  numbers = await givenTenCases(desk)
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

const march = '/console/informes/cumplimiento?desde=2026-03-02&hasta=2026-03-15'
const figure = (page: Page, name: string) =>
  page.locator('.rep-figs > div', { hasText: name }).locator('dd').first()
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()

test('RP-12: a supervisor reads how far targets were kept, filters, and opens the late cases of a week', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'supervisor' })
  await page.getByRole('link', { name: 'Informes' }).click()
  await page.goto(march)

  await heading(page, /^Bajo la meta en 2 de 2 semanas/)
  expect(await figure(page, 'Respondidos a tiempo').innerText()).toMatch(/^50[.,]0/)
  expect(await figure(page, 'Vencidos').innerText()).toBe('4')
  await page.locator('.rep-dot').first().waitFor()
  expect(await faultsOf(page)).toEqual([])
  await page.getByRole('combobox', { name: 'Criticidad' }).selectOption('serious')
  await page.waitForURL(/criticidad=serious/)
  await heading(page, /^Bajo la meta en 2 de 2 semanas/)
  await figure(page, 'Vencidos').filter({ hasText: /^2$/ }).waitFor()
  await page
    .getByRole('row', { name: /Semana del 9/ })
    .getByRole('link')
    .nth(1)
    .click()

  await heading(page, 'Casos vencidos: Primera respuesta')
  const row = page.getByRole('row', { name: new RegExp(`^${numbers['tenth']} `) })
  expect(await row.innerText()).toContain('venció al cambiar su plazo')
  await page.getByRole('link', { name: 'Volver al informe' }).click()
  await page.waitForURL(/criticidad=serious/)
  expect(await page.getByRole('combobox', { name: 'Criticidad' }).inputValue()).toBe('serious')
})

test('RP-12: a start after the end is refused and kept, and counts once the end is moved too', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'supervisor', next: march })
  await figure(page, 'Vencidos').filter({ hasText: /^4$/ }).waitFor()
  const [from, until] = [page.getByLabel('Desde'), page.getByLabel('Hasta')]
  await from.fill('2026-03-20')
  await page.getByText(/Las cifras siguen siendo del 2.mar al 15.mar/).waitFor()
  expect(await page.getByText('reports.figures').count()).toBe(0)
  await until.fill('2026-03-31')
  await page.waitForURL(/desde=2026-03-20&hasta=2026-03-31/)
  await heading(page, 'No hay casos que contar')

  expect(await page.getByRole('alert').count()).toBe(0)
  expect([await from.inputValue(), await until.inputValue()]).toEqual(['2026-03-20', '2026-03-31'])
  await page.goBack()
  await figure(page, 'Vencidos').filter({ hasText: /^4$/ }).waitFor()
  expect([await from.inputValue(), await until.inputValue()]).toEqual(['2026-03-02', '2026-03-15'])
})

test('RP-12: the keyboard walks the chart, and Enter opens the cases of the week', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'supervisor', next: march })
  const points = page.getByRole('toolbar', { name: /Primera respuesta: cumplimiento/ })
  await points.getByRole('link', { name: /Semana del 9/ }).focus()
  await page.keyboard.press('ArrowLeft')

  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
    /^Semana del 2.mar: 60[.,]0/,
  )
  await page.keyboard.press('Enter')
  await heading(page, 'Casos del informe: Primera respuesta')
  await page.getByRole('row').nth(5).waitFor()

  expect(await page.getByRole('row').count()).toBe(6)
})

test('RP-12: a reader of reports lands on them, downloads CSV, and sees cases without their links', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'viewer' })
  await page.waitForURL(/\/console\/informes\/cumplimiento/)
  await page.goto(march)
  await heading(page, /^Bajo la meta/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ])
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
  await figure(page, 'Vencidos').getByRole('link').click()
  await heading(page, 'Casos vencidos: Primera respuesta')

  expect(download.suggestedFilename()).toBe('cumplimiento-2026-03-02-2026-03-15.csv')
  expect(lines[1]).toMatch(/^Total;;Primera respuesta;2026-03-02;2026-03-15;9;4;4;1;1;50;/)
  expect(await page.getByRole('table').getByRole('link').count()).toBe(0)
})

test('what-if: an administrator replays the two weeks with one more hour, and nothing changes', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin', next: '/admin/plazos' })
  const form = page.getByRole('form', { name: '¿Y si…?' })
  await form.getByLabel('Desde').fill('2026-03-02')
  await form.getByLabel('Hasta').fill('2026-03-15')
  await form.getByRole('button', { name: 'Repetir el período' }).click()
  await form.getByText('Elija otro calendario o cambie al menos un plazo.').waitFor()
  await form.getByRole('textbox', { name: 'Primera respuesta, crítico' }).fill('5')
  await form.getByRole('button', { name: 'Repetir el período' }).click()

  await heading(page, '1 plazo habría terminado de otra manera')
  const row = page.getByRole('row', { name: new RegExp(`^${numbers['third']} `) })
  expect(await row.innerText()).toMatch(/Vencido.*A tiempo/s)
  expect(await faultsOf(page)).toEqual([])
  await page.goto(march)
  await figure(page, 'Vencidos').filter({ hasText: /^4$/ }).waitFor()
})

test('WCAG 2.2 AA: on a phone, in the dark, the report has no axe violation and fits', async () => {
  const page = await openPage({ desk, browser, viewport: phone, colorScheme: 'dark' })
  await signIn(page, { desk, who: 'supervisor', next: march })
  await heading(page, /^Bajo la meta/)
  await page.locator('.rep-dot').first().waitFor()

  expect(await faultsOf(page)).toEqual([])
})

/** What axe finds, and whether the page is wider than the screen. */
async function faultsOf(page: Page) {
  const violations = await violationsOf(page)
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  return wider > 0 ? [...found, `${wider} px too wide`] : found
}
