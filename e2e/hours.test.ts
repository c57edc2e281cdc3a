import { givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
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

type Who = Parameters<Desk['as']>[0]

async function made(who: Who, path: string, body: Record<string, unknown>) {
  const answer = await desk.as(who).post(path, body)
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

const year = { startsOn: '2026-01-01', endsOn: '2027-01-01' }

/** Two lots, one of which ends with the month; 95 and 40 minutes of work, 180 agreed to, 45 returned. */
async function givenHours() {
  const { product, organizations } = desk.given
  const organizationId = organizations.a.id
  const base = { organizationId, productIds: [product.id], ...year }
  const contract = await made('commercial', '/contracts', { ...base, name: 'Plan de soporte' })
  await made('commercial', '/contracts', { ...base, name: 'Plan de capacitación' })
  const lots = `/contracts/${contract.id}/lots`
  const grant = { origin: 'purchase', validFrom: '2026-01-01' }
  await made('commercial', lots, { ...grant, minutes: 300, validUntil: '2026-04-01' })
  await made('commercial', lots, { ...grant, minutes: 600, validUntil: '2027-01-01' })
  const { number } = await givenStartedCase(desk)
  const log = (minutes: number, description: string) =>
    made('agent', `/tickets/${number}/worklogs`, {
      component: 'l1',
      minutes,
      startedAt: new Date(desk.clock.now().getTime() - minutes * 60_000).toISOString(),
      description,
    })
  await log(95, 'Análisis de la serie')
  const wrong = await log(20, 'Anotado en el caso equivocado')
  await made('agent', `/worklogs/${wrong.id}/correction`, { void: true, reason: 'No era de aquí' })
  const ask = { purpose: 'solution', minutes: 180, explanation: 'Corregir la serie' }
  const consent = await made('agent', `/tickets/${number}/consents`, ask)
  await made('keyUserA', `/consents/${consent.id}/decision`, { decision: 'accept' })
  await log(40, 'Corrección de la serie')
  return { contract, number, consent }
}

test('HR-10: on a phone a key user goes from the balance to a line, its consent and its lot, downloads the statement and has it mailed', async () => {
  const { contract, number } = await givenHours()
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'keyUserA', next: `/horas?contrato=${contract.id}` })

  // The balance explains itself: 15 h = 12 h + 0 h 45 + 2 h 15.
  const balance = page.getByRole('region', { name: 'Disponibles' })
  await balance.getByText(/^12\sh$/).waitFor()
  const held = balance.locator('details', { hasText: 'Reservadas con su permiso' })
  await held.locator('summary').click()
  await held.getByText(/Kelly Clave autorizó 3\sh/).waitFor()
  expect(await held.getByRole('link').first().textContent()).toContain(`Caso ${number}`)

  // The first lot is called by its last day, not by its exclusive end.
  const expiry = page.getByRole('region', { name: 'Qué vence y cuándo' })
  await expiry.getByText('31 mar').first().waitFor()
  expect(await expiry.textContent()).not.toContain('1 abr')
  await page.getByRole('region', { name: 'Hasta cuándo alcanzan' }).waitFor()

  // The statement of the month, a line of work, and what it opens.
  const statement = page.getByRole('region', { name: 'Estado de horas', exact: true })
  await statement.getByText(/^Provisional: este mes/).waitFor()
  await statement.getByRole('button', { name: /Ver el origen: Corrección de la serie/ }).click()
  const trace = statement.getByRole('list', { name: 'Origen del movimiento' })
  await trace.getByText('«Corrección de la serie»').waitFor()
  await trace.getByText(/Kelly Clave autorizó 3\sh/).waitFor()
  await trace.getByText(/Del 1\sene al 31\s(mar|dic)/).waitFor()
  // Both legs of what was put right name each other.
  await statement.getByRole('link', { name: /^Anulado el/ }).waitFor()
  await statement.getByRole('link', { name: /^Anula el movimiento n.º/ }).waitFor()
  expect(await sidewaysOf(page)).toBe(0)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    statement.getByRole('button', { name: 'Descargar PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`horas-${contract.number}-2026-03.pdf`)

  await statement.getByRole('button', { name: 'Enviármelo por correo' }).click()
  const { email } = desk.given.users.keyUserA
  const dialog = page.getByRole('dialog', { name: '¿Enviarle este estado por correo?' })
  await dialog.getByText(email).waitFor()
  await dialog.getByRole('button', { name: 'Enviar', exact: true }).click()
  await statement.getByRole('status').getByText(email).waitFor()
  const mail = await desk.mailTo('keyUserA', 'Estado de horas')
  const link = mail.links.find((one) => one.startsWith('/horas')) ?? ''
  await page.goto(link)
  await page.getByRole('combobox', { name: 'Período' }).waitFor()
  expect(new URL(page.url()).searchParams.get('mes')).toBe('2026-03')

  // Another contract of the same company, which has no hours yet.
  await page.getByRole('combobox', { name: 'Contrato' }).selectOption({ index: 1 })
  await page.getByText('Sin movimientos en este período').waitFor()
})

test('HR-10: who may not see hours reads who may', async () => {
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'requesterA', next: '/horas' })
  await page.getByRole('heading', { name: 'Las horas las ve el usuario líder' }).waitFor()
  const refusal = page.getByText(/^Puede verlas .*Kelly Clave/)
  await refusal.waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
})

const sidewaysOf = (page: { evaluate<T>(run: () => T): Promise<T> }) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
