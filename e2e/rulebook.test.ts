import { PRESETS } from '@mesa/shared/rulebook/presets'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './testing/axe.ts'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
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

const rule = (page: Page, path: string) => page.locator(`[data-rule="${path}"]`)
const faultsOf = async (page: Page) => (await violationsOf(page)).map(({ id }) => id)

/** What the portal asks of a new case. */
async function newCase(): Promise<{ text: string; page: Page }> {
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'requesterA', next: '/casos/nuevo' })
  await page.getByRole('combobox', { name: /Producto/ }).waitFor()
  return { page, text: await page.locator('main').innerText() }
}

test('a rule turned off by its administrator leaves no trace in the portal’s new case', async () => {
  const before = await newCase()
  expect(before.text).toContain('Prioridad')
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin', next: '/admin/reglamento' })
  await page.getByRole('heading', { name: 'Qué lleva un caso' }).waitFor()
  for (const reason of await rule(page, 'intake.priorityReasons').getByRole('checkbox').all())
    await reason.uncheck()
  await page.getByRole('button', { name: 'Revisar y guardar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Poner en vigencia la versión 2' })
  await dialog.getByText('No toca a ninguna persona ni caso abierto de hoy.').waitFor()
  await dialog.getByText('Motivos que hacen prioritario a un caso').waitFor()
  await dialog.getByRole('textbox', { name: /Por qué/ }).fill('Ya no hay prioridades')
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Guardar y regir' }).click()
  await page.getByText('Vigente: versión 2').waitFor()
  await page.getByText('«Ya no hay prioridades»').waitFor()

  const after = await newCase()
  expect(after.text).not.toMatch(/priorid|priorit/i)
})

test('what somebody else saved meanwhile loses nothing typed, and what cannot be is said beside its rule', async () => {
  const page = await openPage({ desk, browser, viewport: phone, expected: /412/ })
  await signIn(page, { desk, who: 'admin', next: '/admin/reglamento' })
  const days = rule(page, 'silence.customerBusinessDays').getByRole('textbox')
  await days.fill('1')
  await rule(page, 'silence.customerBusinessDays')
    .getByText('Escriba un número entre 2 y 60.')
    .waitFor()
  await days.fill('4')
  const policy = structuredClone(PRESETS.demo)
  policy.closing.reopenBusinessDays = 7
  expect((await desk.as('admin').put('/rulebook', { policy })).status).toBe(200)

  await page.getByRole('button', { name: 'Revisar y guardar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar y regir' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'mientras usted editaba' })
  await notice.getByText('7 días hábiles').waitFor()
  expect(await faultsOf(page)).toEqual([])
  await notice.getByRole('button', { name: /Llevar mis cambios/ }).click()
  expect(await days.inputValue()).toBe('4')
  await page.getByRole('button', { name: 'Revisar y guardar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar y regir' }).click()
  await page.getByText('1 cambio sin guardar').waitFor({ state: 'detached' })
  const { policy: held } = (await desk.as('admin').get('/rulebook')).body
  expect([held.silence.customerBusinessDays, held.closing.reopenBusinessDays]).toEqual([4, 7])

  await page
    .getByRole('button', { name: 'Ver qué cambia con la mesa de paquetes de horas' })
    .click()
  const preset = page.getByRole('dialog', {
    name: 'Aplicar el reglamento de la mesa de paquetes de horas',
  })
  await preset.getByText('3 personas ya no podrán abrir casos').waitFor()
  expect(await faultsOf(page)).toEqual([])
})

test('what only the server can refuse is named in the dialog with the way to its rule, and saving is not offered meanwhile', async () => {
  const { body: reason } = await desk
    .as('admin')
    .post('/catalogs/priority-reasons', { code: 'fiscal_close', name: 'Cierre fiscal' })
  const page = await openPage({ desk, browser, viewport: phone, expected: /422/ })
  await signIn(page, { desk, who: 'admin', next: '/admin/reglamento' })
  const reasons = rule(page, 'intake.priorityReasons')
  await reasons.getByRole('checkbox', { name: 'Cierre fiscal' }).check()
  await desk.as('admin').patch(`/catalogs/priority-reasons/${reason.id}`, { retired: true })
  await page.getByRole('button', { name: 'Revisar y guardar' }).click()

  const dialog = page.getByRole('dialog')
  const fault = dialog.getByRole('alert').filter({ hasText: 'El catálogo no tiene una entrada' })
  await fault.waitFor()
  expect(await dialog.getByRole('button', { name: 'Reintentar' }).count()).toBe(0)
  const save = dialog.getByRole('button', { name: /Guardar y regir/ })
  expect(await save.getAttribute('aria-disabled')).toBe('true')
  expect(await faultsOf(page)).toEqual([])
  await fault.getByRole('button', { name: 'Motivos que hacen prioritario a un caso' }).click()
  await dialog.waitFor({ state: 'detached' })
  await reasons.locator('input:focus').waitFor()
})

test('the rules speak in words, and a phone jumps to their sections', async () => {
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'admin', next: '/admin/reglamento' })
  await page.getByRole('combobox', { name: 'Secciones del reglamento' }).selectOption('Horario')
  await page.locator('#regla-calendar:focus').waitFor()
  const text = await page.locator('main').innerText()

  expect(await page.locator('#regla-calendar').innerText()).toMatch(/Caracas[^]*Venezuela/)
  expect(text).toContain('De fábrica: 1 persona\n')
  expect(text).not.toMatch(/America\/|\b1 (personas|días|minutos|casos)\b/)
})

test('with evidence off, a category’s editor says that nothing is asked and names nothing as asked today', async () => {
  const { policy } = (await desk.as('admin').get('/rulebook')).body
  policy.intake.evidence = 'off'
  await desk.as('admin').put('/rulebook', { policy })
  const { items } = (await desk.as('admin').get('/catalogs/categories')).body
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'admin', next: `/admin/catalogos/categories/${items[0].id}` })

  await page.getByText('Hoy el reglamento no pide evidencia en ninguna categoría').waitFor()
  expect(await page.getByText(/^Hoy: /).count()).toBe(0)
})
