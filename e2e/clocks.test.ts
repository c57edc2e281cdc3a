import { givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { fillCase, pasteScreenshot, sendCase, waitForUpload } from './testing/customer.ts'
import { type Desk, startDesk } from './testing/desk.ts'

// One desk whose days go by: it is Wednesday, then Friday evening, then the next week.
let browser: Browser
let desk: Desk
/** After a day the short-lived token has ended, and is renewed. */
const expected = /401/

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  const product = await desk.as('admin').get(`/products/${desk.given.product.id}`)
  await desk
    .as('admin')
    .patch(`/products/${desk.given.product.id}`, { phone: '+58 212 555 01 02' }, etagOf(product))
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('IN-8, CV-4: a customer on a phone leaves and returns, and silence closes the case as announced', async () => {
  const { number } = await givenStartedCase(desk)
  const customer = await openPage({ desk, browser, viewport: phone, expected })
  const agent = await openPage({ desk, browser, expected })
  await signIn(customer, { desk, who: 'keyUserA', next: `/casos/${number}` })
  await signIn(agent, { desk, who: 'agent', next: `/console/casos/${number}` })

  await desk
    .as('agent')
    .post(`/tickets/${number}/transitions`, { action: 'ask', body: '¿Qué recibo es?' })
  await customer.getByText(/Si no responde, el caso se cerrará: vie\s6\smar,\s17:00/).waitFor()
  await agent.getByText(/Se cierra por silencio del cliente: vie\s6\smar,\s17:00/).waitFor()

  const draft = customer.locator('#reply-text')
  await draft.fill('Creo que es el de')
  await customer.getByRole('button', { name: 'Me retiro' }).click()
  const dialog = customer.getByRole('dialog', { name: '¿Hasta cuándo no estará?' })
  await dialog.getByRole('radio', { name: /Cuando abran otra vez \(jue\s5\smar,\s09:00/ }).check()
  await dialog.getByRole('textbox', { name: 'Nota' }).fill('Llamen a mi suplente.')
  await dialog.getByRole('button', { name: 'Me retiro' }).click()
  await customer.getByText(/no habrá nadie hasta: jue\s5\smar,\s09:00/).waitFor()
  // What was half written is neither sent nor lost.
  expect(await draft.inputValue()).toBe('Creo que es el de')
  await draft.fill('')
  const silence = agent.getByRole('region', { name: 'Silencio y ausencias' })
  await silence.getByText(/El cliente no está hasta.*Llamen a mi suplente/).waitFor()
  await agent.getByText(/Puede dejarle preguntas/).waitFor()

  await customer.getByRole('button', { name: 'Ya volví' }).click()
  await customer.getByRole('button', { name: 'Me retiro' }).waitFor()
  await silence.getByText(/Se cierra por silencio del cliente: vie\s6\smar,\s17:00/).waitFor()

  await at('2026-03-06T21:05:00.000Z')
  await customer.getByText(/Se cerró porque no recibimos su respuesta/).waitFor()
  await agent.getByText('Silencio del cliente').waitFor()
  await customer.getByRole('link', { name: 'Abrir un caso que sigue a este' }).click()
  const previous = customer.getByRole('textbox', { name: 'Es seguimiento del caso' })
  await previous.waitFor()
  expect(await previous.inputValue()).toBe(String(number))
})

test('IN-1: outside attention hours the customer is told when they resume, before and after sending', async () => {
  await at('2026-03-06T22:00:00.000Z')
  const customer = await openPage({ desk, browser, viewport: phone, expected })
  await signIn(customer, { desk, who: 'keyUserA' })
  await customer.getByText(/Fuera de horario.*Retomamos: lun\s9\smar,\s09:00/).waitFor()
  await customer.getByRole('link', { name: 'Nuevo caso' }).first().click()
  await customer.getByText('Puede enviar su caso ahora').waitFor()
  await fillCase(customer, { summary: 'Recibo sin serie en la caja dos' })
  await pasteScreenshot(customer)
  await waitForUpload(customer, /Captura pegada/)
  await sendCase(customer)
  const told = customer.getByRole('status').filter({ hasText: 'Lo recibimos fuera de horario' })
  expect(await told.innerText()).toMatch(/Retomamos la atención: lun\s9\smar,\s09:00/)
})

test('CV-5, CV-8: the board reddens and whitens by itself, and who waited a day escalates', async () => {
  await at('2026-03-09T14:00:00.000Z')
  const { number } = await givenStartedCase(desk)
  const agent = await openPage({ desk, browser, expected })
  await signIn(agent, { desk, who: 'agent', next: '/console/tablero' })
  const red = agent.getByRole('region', { name: 'En rojo' })
  const white = agent.getByRole('region', { name: 'En blanco' })
  const card = { has: agent.locator(`[data-case="${number}"]`) }
  await white
    .getByRole('listitem')
    .filter(card)
    .getByText(/Pasa a rojo: mar\s10\smar/)
    .waitFor()

  const customer = await openPage({ desk, browser, viewport: phone, expected })
  await signIn(customer, { desk, who: 'keyUserA', next: `/casos/${number}` })
  await customer.getByText(/Si no recibe respuesta antes de mar\s10\smar/).waitFor()

  await at('2026-03-10T14:30:00.000Z')
  const reddened = red.getByRole('listitem').filter(card)
  await reddened
    .getByText(/sin escribir/)
    .first()
    .waitFor()

  await customer.reload()
  const offer = customer.getByRole('region', { name: 'Llámenos o escale el caso' })
  expect(await offer.getByRole('link').getAttribute('href')).toBe('tel:+582125550102')
  await offer.getByRole('button', { name: 'Escalar el caso' }).click()
  const dialog = customer.getByRole('dialog', { name: '¿Qué está detenido?' })
  await dialog.getByRole('button', { name: 'Escalar', exact: true }).click()
  await dialog.getByText('Escríbalo para que se entienda la urgencia.').waitFor()
  await dialog.getByRole('textbox').fill('No se puede cobrar en la caja.')
  await dialog.getByRole('button', { name: 'Escalar', exact: true }).click()
  await offer.getByText(/Escaló el caso/).waitFor()
  await reddened.getByText('Escalado').waitFor()
  await customer.getByText('No se puede cobrar en la caja.').waitFor()

  await desk
    .as('agent')
    .post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Ya lo estamos corrigiendo.' })
  await white.getByRole('listitem').filter(card).waitFor()
  await customer.getByText('Ya lo estamos corrigiendo.').waitFor()
  await offer.waitFor({ state: 'detached' })
})

/** Moves the desk's clock; what came due meanwhile has happened when this answers. */
async function at(now: string): Promise<void> {
  const moved = await desk.as('agent').put('/test/clock', { now })
  expect(moved.status).toBe(200)
}

const etagOf = ({ headers }: { headers: Record<string, unknown> }) => ({
  'if-match': String(headers['etag']),
})
