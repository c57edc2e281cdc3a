import { givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk
let contract: { id: string; number: string }

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  const { items } = (await desk.as('commercial').get('/contracts')).body
  contract = items[0]
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

type Answer = { status: number; body: { [field: string]: unknown } }
async function done(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}

const said = (minutes: number) =>
  `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`
const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

type Figures = Partial<
  Record<
    'Recibidas' | 'Por adelantado' | 'Disponibles' | 'Reservadas' | 'Usadas' | 'Vencidas',
    number
  >
>

/** Reads the contract's page again until its balance says these minutes. */
async function showsBalance(page: Page, figures: Figures): Promise<void> {
  await page.reload()
  for (const [figure, minutes] of Object.entries(figures)) {
    const name = `Ver de qué se compone: ${figure}, ${said(minutes)}`
    await page.getByRole('button', { name: new RegExp(name.replaceAll(' ', '\\s')) }).waitFor()
  }
}

test('HR-2: the worked example of the ledger is on the contract and its statement, number by number', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'commercial' })
  await page.getByRole('heading', { level: 1, name: 'Contratos' }).waitFor()
  await page.getByRole('link', { name: contract.number }).click()
  await page.getByRole('heading', { level: 1, name: contract.number }).waitFor()
  await showsBalance(page, { Recibidas: 600, Disponibles: 600, Reservadas: 0, Usadas: 0 })

  const { number } = await givenStartedCase(desk)
  const agent = desk.as('agent')
  const log = (component: string, minutes: number) => {
    const startedAt = new Date(desk.clock.now().getTime() - 150 * 60_000).toISOString()
    const work = { component, minutes, startedAt, description: `Trabajo de ${minutes} minutos` }
    return done(agent.post(`/tickets/${number}/worklogs`, work))
  }
  const accept = async (minutes: number) => {
    const ask = { purpose: 'solution', minutes, explanation: 'Corregir la serie' }
    const consent = await done(agent.post(`/tickets/${number}/consents`, ask))
    const answer = `/consents/${String(consent['id'])}/decision`
    await done(desk.as('keyUserA').post(answer, { decision: 'accept' }))
  }

  await log('l1', 95)
  await showsBalance(page, { Disponibles: 505, Reservadas: 0, Usadas: 95 })
  await log('l2', 40)
  await showsBalance(page, { Disponibles: 480, Reservadas: 0, Usadas: 120 })
  await accept(180)
  await showsBalance(page, { Disponibles: 420, Reservadas: 45, Usadas: 135 })
  await log('quality', 60)
  await showsBalance(page, { Disponibles: 420, Reservadas: 0, Usadas: 180 })
  await accept(30)
  await showsBalance(page, { Disponibles: 390, Reservadas: 15, Usadas: 195 })
  const close = { action: 'close', reason: 'Ya no hace falta' }
  await done(desk.as('keyUserA').post(`/tickets/${number}/transitions`, close))
  await showsBalance(page, {
    Recibidas: 600,
    Disponibles: 405,
    Reservadas: 0,
    Usadas: 195,
    Vencidas: 0,
  })

  // Every posting, newest first, with what it moved; then what the customer reads, in order.
  await page.getByRole('link', { name: 'Movimientos', exact: true }).click()
  const postings = page.getByRole('table', { name: /^Movimientos del contrato/ })
  await postings.getByRole('row', { name: /Libera lo reservado/ }).waitFor()
  const rows = await postings.locator('tbody tr').allInnerTexts()
  expect(rows.map((row) => spaced(row).match(/[+−]\d+ h \d\d/g))).toEqual([
    ['+0 h 15', '−0 h 15'],
    ['−0 h 15', '+0 h 15'],
    ['−0 h 30', '+0 h 30'],
    ['−0 h 45', '+0 h 45'],
    ['−0 h 15', '+0 h 15'],
    ['−1 h 00', '+1 h 00'],
    ['−0 h 25', '+0 h 25'],
    ['−1 h 35', '+1 h 35'],
    ['+10 h 00'],
  ])
  await page.getByRole('link', { name: 'Estado de horas' }).click()
  const statement = page.getByRole('table', { name: /^Movimientos de horas/ })
  await statement.getByRole('row', { name: /Disponible al terminar/ }).waitFor()
  const lines = await statement.locator('tbody tr td:last-child').allInnerTexts()
  expect(lines.map(spaced)).toEqual([0, 600, 505, 480, 420, 420, 420, 390, 390, 405, 405].map(said))
})

test('HR-1, HR-2: a seller changes terms from a day on with a lot, and reverses a lot with its reason', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'commercial', next: `/console/contratos/${contract.id}` })
  await page.getByRole('button', { name: 'Cambiar términos' }).click()
  const dialog = page.getByRole('dialog', { name: /^Cambiar los términos/ })
  await dialog.getByLabel('Adelanto permitido').fill('2')
  await dialog.getByLabel('Por qué').fill('Pidió margen para el cierre')
  await dialog.getByText(/Ninguno → 2\sh/).waitFor()
  await dialog.getByRole('checkbox', { name: 'Otorgar además un lote' }).check()
  await dialog.getByLabel('Horas del lote').fill('1:30')
  await dialog.getByText(/Un lote de 1\sh\s30/).waitFor()
  await dialog.getByRole('button', { name: /^Cambiar desde/ }).click()
  await page.getByRole('heading', { name: /^Versión 2/ }).waitFor()
  await showsBalance(page, { Recibidas: 690 })
  await page.getByRole('heading', { name: /^Versión 1/ }).waitFor()
  expect(await page.getByText('«Pidió margen para el cierre»').count()).toBe(1)

  await page.getByRole('link', { name: 'Movimientos', exact: true }).click()
  const grant = page.getByRole('row', { name: /Otorga un lote/ }).first()
  await grant.getByRole('button', { name: /^Revertir/ }).click()
  const reversal = page.getByRole('dialog', { name: /^¿Revertir/ })
  await reversal.getByRole('button', { name: /^Revertir el/ }).click()
  await reversal.getByText('Escriba el motivo.').waitFor()
  await reversal.getByLabel('Motivo').fill('Se otorgó dos veces')
  await reversal.getByRole('button', { name: /^Revertir el/ }).click()
  await page
    .getByRole('row', { name: /Revierte el/ })
    .getByText('«Se otorgó dos veces»')
    .waitFor()
  await page
    .getByRole('row', { name: /revertido por el/ })
    .getByText('Ya está revertido.')
    .waitFor()
})

test('HR-2: an adjustment above the limit moves nothing until a second person approves it', async () => {
  const asker = await openPage({ desk, browser, viewport: phone })
  await signIn(asker, { desk, who: 'supervisor', next: `/console/contratos/${contract.id}` })
  await asker.getByRole('button', { name: 'Ajustar horas' }).click()
  const dialog = asker.getByRole('dialog', { name: /^Ajustar las horas/ })
  await dialog.getByLabel('Horas', { exact: true }).fill('40')
  await dialog.getByLabel('Motivo').fill('Compensa la caída de febrero')
  await dialog.getByText(/hasta que lo apruebe otra persona/).waitFor()
  await dialog.getByRole('button', { name: /^Pedir el ajuste de 40\sh/ }).click()
  await asker.getByText(/pendiente de aprobación/).waitFor()
  await showsBalance(asker, { Recibidas: 600 })
  await asker.goto('/console/ajustes')
  const mine = asker.getByRole('button', { name: 'Aprobar' })
  await asker.getByText('Usted lo pidió: lo aprueba otra persona.').waitFor()
  expect(await mine.getAttribute('aria-disabled')).toBe('true')

  const second = await openPage({ desk, browser })
  await signIn(second, { desk, who: 'admin', next: '/console/ajustes' })
  await second.getByRole('button', { name: 'Aprobar' }).click()
  const decision = second.getByRole('dialog', { name: /^¿Aprobar/ })
  await decision.getByRole('button', { name: 'Aprobar' }).click()
  await second.getByText('Ningún ajuste espera aprobación').waitFor()
  await asker.goto(`/console/contratos/${contract.id}`)
  await showsBalance(asker, { Recibidas: 3000 })
})

test('HR-2: a month is closed after saying what that means, and the contract keeps its statement', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'supervisor', next: '/console/cierres' })
  await page.getByRole('button', { name: 'Cerrar enero de 2026' }).click()
  const dialog = page.getByRole('dialog', { name: '¿Cerrar enero de 2026?' })
  await dialog.getByText('Un cierre no se deshace.').waitFor()
  await dialog.getByRole('button', { name: 'Cerrar enero de 2026' }).click()
  await page.getByText(/^Se cerr(ó 1 contrato|aron \d+ contratos)\.$/).waitFor()
  await page.getByRole('row', { name: /^enero de 2026 Cerrado/ }).waitFor()

  await page.goto(`/console/contratos/${contract.id}?ver=cierres`)
  await page.getByRole('link', { name: 'enero de 2026' }).click()
  await page.getByText(/^Mes cerrado por/).waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Descargar PDF' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`horas-${contract.number}-2026-01.pdf`)
})
