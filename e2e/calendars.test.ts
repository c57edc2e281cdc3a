import { givenCase } from '@mesa/api/testing/given-case'
import type { Browser, Page } from 'playwright-core'
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

const dates = (page: Page) => page.getByRole('region', { name: 'Feriados y excepciones' })
const saveButton = (page: Page) => page.getByRole('button', { name: /^Guardar versión/ })
const ending = async (page: Page) => spaced(await page.locator('.preview-sent').innerText())
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

async function openCalendar(page: Page): Promise<string> {
  await signIn(page, { desk, who: 'admin', next: '/admin/calendarios' })
  await page.locator('main table a').first().click()
  await page.locator('.preview-sent').waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Fills in the row of a new exception, on the field for dates as the browser takes it. */
async function addHalfDay(page: Page, { date, words }: { date: string; words: string }) {
  await dates(page).getByRole('button', { name: 'Excepción' }).click()
  await dates(page).getByLabel('Fecha', { exact: true }).fill(date)
  await dates(page).getByRole('textbox', { name: 'Motivo' }).fill(words)
  await dates(page).getByRole('combobox', { name: 'Atención' }).selectOption('half')
  await dates(page).getByRole('button', { name: 'Listo' }).click()
}

test('CL-6: a half day is seen in the preview and in the cases it moves, saved as a version, and applied', async () => {
  const { number } = await givenCase(desk)
  const due = async () => (await desk.as('agent').get(`/tickets/${number}`)).body.sla.firstReply
  const before = await due()
  const page = await openPage({ desk, browser })
  await openCalendar(page)
  // It is Wednesday at 10:00, and the desk attends from 9 to 17.
  expect(await ending(page)).toMatch(/^En 8 horas hábiles desde ahora: jue 5 mar, 10:0\d$/)

  await addHalfDay(page, { date: '2026-03-05', words: 'Inventario anual' })
  expect(await ending(page)).toMatch(/jue 5 mar, 10:0\d$/)
  await page.getByLabel('Horas hábiles').fill('16')
  expect(await ending(page)).toMatch(/^En 16 horas hábiles desde ahora: vie 6 mar, 14:0\d$/)
  const row = dates(page).getByRole('row', { name: /Inventario anual/ })
  await row.getByText('1 caso vence más tarde').waitFor()

  await saveButton(page).click()
  const dialog = page.getByRole('dialog', { name: 'Guardar la versión 2' })
  await dialog.getByText('1 caso cambia de hora.').waitFor()
  const moved = dialog.getByRole('row', { name: new RegExp(`^${number} `) })
  const foreseen = spaced(await moved.getByRole('cell').last().innerText()).trim()
  expect(foreseen).toMatch(/\d mar, \d{2}:\d{2}$/)
  await dialog.getByRole('textbox', { name: 'Nota' }).fill('Inventario de todos los años')
  await dialog.getByRole('button', { name: 'Guardar versión 2' }).click()

  const history = page.getByRole('region', { name: 'Versiones' })
  await history.getByText('«Inventario de todos los años»').waitFor()
  await history.getByText(/jue\s5\smar, nueva: Inventario anual, 09:00 a 13:00/).waitFor()
  await history.getByText(/Aplicada .* la sigue/).waitFor()
  await history.getByRole('button', { name: /^Ver .* antes y después/ }).click()
  const followed = history.getByRole('row', { name: new RegExp(`^${number} .*Primera respuesta`) })
  expect(spaced(await followed.innerText())).toContain(foreseen)
  await page.getByText('Versión 2, vigente').waitFor()
  const after = await due()
  expect(Date.parse(after.dueAt) - Date.parse(before.dueAt)).toBe(4 * 3_600_000)
})

test('CL-6: an overlap is told beside its row, a pack is loaded, and what somebody else saves meanwhile loses nothing', async () => {
  const page = await openPage({ desk, browser, expected: /412 / })
  const id = await openCalendar(page)
  const { currentVersion } = (await desk.as('admin').get(`/calendars/${id}`)).body

  await page.getByRole('button', { name: 'Añadir un intervalo: lunes' }).click()
  await page.getByRole('textbox', { name: 'lunes, intervalo 2, desde' }).fill('16:00')
  const second = page.locator('.cal-range', {
    has: page.getByRole('textbox', { name: 'lunes, intervalo 2, desde' }),
  })
  await second.getByText('Se superpone con otro intervalo').waitFor()
  expect(await saveButton(page).getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('textbox', { name: 'lunes, intervalo 2, desde' }).fill('18')
  await page.getByRole('textbox', { name: 'lunes, intervalo 2, hasta' }).fill('24')
  await page.getByRole('textbox', { name: 'lunes, intervalo 2, hasta' }).blur()
  expect(await saveButton(page).getAttribute('aria-disabled')).toBeNull()

  await dates(page)
    .getByRole('button', { name: /feriados/i })
    .click()
  const pack = page.getByRole('dialog', { name: 'Feriados de un país' })
  await pack.getByRole('combobox', { name: 'País' }).selectOption('PE')
  await pack.getByRole('button', { name: /^Añadir \d+ feriados/ }).click()
  await dates(page)
    .getByRole('row', { name: /Fiestas Patrias|Independencia/ })
    .first()
    .waitFor()

  const { definition, labels, version } = currentVersion
  const theirs = { ...definition, weekly: { ...definition.weekly, 6: [['09:00', '12:00']] } }
  const saved = await desk
    .as('admin')
    .post(`/calendars/${id}/versions`, { baseVersion: version, definition: theirs, labels })
  expect(saved.status).toBe(201)
  await saveButton(page).click()
  const dialog = page.getByRole('dialog', { name: /^Guardar la versión/ })
  await dialog.getByRole('button', { name: /^Guardar versión/ }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'mientras usted editaba' })
  await notice.getByText('sábado: 09:00 a 12:00, antes cerrado').waitFor()
  await notice.getByRole('button', { name: /^Seguir con lo mío/ }).click()
  await saveButton(page).click()
  await dialog.getByRole('button', { name: /^Guardar versión/ }).click()
  await page.getByText(`Versión ${version + 2}, vigente`).waitFor()

  const kept = (await desk.as('admin').get(`/calendars/${id}`)).body.currentVersion.definition
  expect(kept.weekly[6]).toEqual([['09:00', '12:00']])
  expect(kept.weekly[1].at(-1)).toEqual(['18:00', '24:00'])
  expect(kept.holidays).toContain('2026-07-28')
})
