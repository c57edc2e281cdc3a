import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askConsent, logWork, propose, reply, startCase, writeNote } from './testing/agent.ts'
import { laptop, launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import {
  dropFile,
  fillCase,
  pasteScreenshot,
  screenshot,
  sendCase,
  waitForUpload,
} from './testing/customer.ts'
import { type Desk, startDeskForTest } from './testing/desk.ts'

const secret = 'NOTA-SECRETA: revisar la secuencia con el fabricante'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('issue 2: the main job, a customer on a phone and an agent at a desk', async () => {
  const desk = await startDeskForTest()
  await givenTemplate(desk)
  const customer = await openPage({ desk, browser, viewport: phone })
  const agent = await openPage({ desk, browser })
  const received = watchAnswers(customer)
  await signIn(customer, { desk, who: 'keyUserA' })
  await signIn(agent, { desk, who: 'agent', next: '/console/cola?vista=abiertos' })

  // Places and hours.
  await customer.getByRole('region', { name: 'Casos abiertos de su plan' }).waitFor()
  await customer
    .getByRole('region', { name: 'Horas disponibles' })
    .getByText('10 h')
    .first()
    .waitFor()
  await agent.getByText('No hay casos en «Abiertos»').waitFor()

  // A documented case with a pasted screenshot.
  await customer.getByRole('link', { name: 'Nuevo caso' }).click()
  await fillCase(customer, { summary: 'Recibo descuadra totales al emitir' })
  await customer.getByRole('combobox', { name: 'Categoría' }).selectOption('Error o falla')
  await customer.getByRole('textbox', { name: 'Número de recibo' }).fill('R-00417')
  await customer
    .locator('.subject-line', { hasText: 'FACTURACIÓN, Recibo descuadra totales' })
    .waitFor()
  await pasteScreenshot(customer)
  await waitForUpload(customer, 'Captura pegada')
  const number = await sendCase(customer)
  const opened = await desk.mailTo('keyUserA', `Recibimos su caso ${number}`)
  expect(opened.links).toContain(`/casos/${number}`)

  const news = await desk.mailTo('agent', `Caso nuevo ${number}`)
  expect(news.links).toContain(`/console/casos/${number}`)

  // The agent sees it come in without reloading.
  const row = agent.getByRole('row', { name: /Recibo descuadra totales al emitir/ })
  await row.getByRole('link').click()
  await agent.getByRole('button', { name: /Captura pegada/ }).waitFor()
  await startCase(agent, number)
  await reply(agent, 'Estamos **revisando** los totales.')
  await writeNote(agent, secret)

  // The customer sees it live; reading leaves a receipt.
  await customer.getByText('Estamos revisando los totales.').waitFor()
  await agent.getByText(/Kelly Clave: hoy/).waitFor()

  // Consent of 180 minutes, decided from the mail.
  await askConsent(agent, 180)
  const asked = await desk.mailTo('keyUserA', '3 h')
  const link = asked.links.find((one) => one.includes('#decision-')) ?? ''
  expect(link).toMatch(new RegExp(`^/casos/${number}#decision-`))
  await customer.goto(link)
  await customer.getByRole('button', { name: 'Autorizar 3 h' }).click()
  await customer.getByText(/Kelly Clave autorizó 3\sh/).waitFor()
  await agent.getByRole('region', { name: 'Permisos de horas' }).getByText('Autorizado').waitFor()

  // What passes the consent is recorded and not charged.
  await logWork(agent, { component: 'l1', minutes: 95, words: 'Análisis de la serie' })
  await logWork(agent, { component: 'l2', minutes: 40, words: 'Corrección de la serie' })
  const sum = await logWork(agent, {
    component: 'quality',
    minutes: 60,
    words: 'Prueba con recibos',
  })
  expect(sum).toMatch(/0\sh\s45[\s\S]*0\sh\s15[\s\S]*pasa de lo autorizado/)

  // Proposed, accepted, closed.
  await propose(agent, 'Quedó corregida la serie. Emita un recibo para comprobarlo.')
  await customer.getByRole('button', { name: 'Sí, funcionó' }).click()
  await customer.getByRole('region', { name: 'Caso cerrado' }).waitFor()
  await agent.getByText('Cerrado', { exact: true }).first().waitFor()
  await agent.getByText(secret).waitFor()

  // The hours of the case, the record, and the statement.
  await customer.getByRole('button', { name: 'Horas, archivos y datos' }).click()
  const [download] = await Promise.all([
    customer.waitForEvent('download'),
    customer.getByRole('button', { name: 'Descargar en PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`mesa-${number}.pdf`)
  const [data] = await Promise.all([
    customer.waitForEvent('download'),
    customer.getByRole('button', { name: 'Datos verificables' }).click(),
  ])
  expect(data.suggestedFilename()).toBe(`mesa-${number}.json`)
  await customer.getByRole('link', { name: 'Ver las horas del contrato' }).click()
  const statement = customer.getByRole('table', { name: /Movimientos de horas/ })
  for (const words of ['Análisis de la serie', 'Corrección de la serie', 'Prueba con recibos']) {
    await statement
      .getByRole('row', { name: new RegExp(words) })
      .first()
      .waitFor()
  }
  await customer
    .getByText(/^7\sh(\s00)?$/)
    .first()
    .waitFor()

  // The note is in nothing that the customer's browser ever received, nor in any mail to it.
  expect(await customer.content()).not.toContain('NOTA-SECRETA')
  const answers = await Promise.all(received())
  expect(answers.length).toBeGreaterThan(20)
  expect(answers.filter((text) => text.includes('NOTA-SECRETA'))).toEqual([])
  const theirs = desk.mails.filter(({ to }) => to.address === desk.given.users.keyUserA.email)
  expect(JSON.stringify(theirs)).not.toContain('NOTA-SECRETA')
})

test('issue 2: the same on a laptop, with a dropped screenshot and a solution refused once', async () => {
  const desk = await startDeskForTest()
  const customer = await openPage({ desk, browser, viewport: laptop })
  const agent = await openPage({ desk, browser })
  await signIn(customer, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await signIn(agent, { desk, who: 'agent', next: '/console/cola?vista=abiertos' })
  await agent.getByText('No hay casos en «Abiertos»').waitFor()

  await fillCase(customer, { module: 'Contabilidad', summary: 'Asiento de cierre duplicado' })
  await dropFile(customer, { name: 'cierre.png', type: 'image/png', bytes: await screenshot() })
  await waitForUpload(customer, 'cierre.png')
  const number = await sendCase(customer)

  await agent
    .getByRole('link', { name: /Asiento de cierre duplicado/ })
    .first()
    .click()
  await startCase(agent, number)
  await propose(agent, 'Se eliminó el asiento repetido.')

  await customer.getByRole('button', { name: 'No funcionó' }).click()
  const dialog = customer.getByRole('dialog', { name: 'Díganos qué sigue fallando' })
  await dialog.getByRole('button', { name: 'Devolver el caso' }).click()
  await dialog.getByText('Escríbalo para poder seguir.').waitFor()
  await dialog.getByRole('textbox', { name: 'Qué ocurrió' }).fill('El asiento 88 sigue repetido.')
  await dialog.getByRole('button', { name: 'Devolver el caso' }).click()
  await customer.getByRole('region', { name: 'Nos toca a nosotros' }).waitFor()

  await agent.getByText('El asiento 88 sigue repetido.').waitFor()
  await agent.getByText('En curso', { exact: true }).first().waitFor()
  await propose(agent, 'También se eliminó el 88.')
  await customer.getByText('También se eliminó el 88.').waitFor()
  await customer.getByRole('button', { name: 'Sí, funcionó' }).click()
  await customer.getByRole('region', { name: 'Caso cerrado' }).waitFor()
  await agent.getByText('Cerrado', { exact: true }).first().waitFor()
  const { body } = await desk.as('keyUserA').get(`/tickets/${number}`)
  expect(body).toMatchObject({ status: 'closed', waitingOn: 'none' })
})

/** One field for the category that the form offers. */
async function givenTemplate(desk: Desk) {
  const admin = desk.as('admin')
  const { body } = await admin.get('/catalogs/categories')
  const category = body.items.find(({ name }: { name: string }) => name === 'Error o falla')
  const changed = await admin.patch(`/catalogs/categories/${category.id}`, {
    settings: {
      ...category.settings,
      fields: [{ key: 'receipt', label: 'Número de recibo', type: 'text', required: true }],
    },
  })
  expect(changed.status).toBe(200)
}

/** Every text the browser gets from the API from now on. */
function watchAnswers(page: Page) {
  const texts: Array<Promise<string>> = []
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (type.includes('json')) texts.push(response.text().catch(() => ''))
  })
  return () => texts
}
