import { aCase, givenCase, givenContract, givenStartedCase } from '@mesa/api/testing/given-case'
import { password } from '@mesa/api/testing/test-app'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import {
  dropFile,
  fillCase,
  pasteScreenshot,
  screenshot,
  sendButton,
  sendCase,
  someBody,
  waitForUpload,
} from './testing/customer.ts'
import { type Desk, startDeskForTest } from './testing/desk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const summary = 'Recibo descuadra totales al emitir'
const casesOf = async (desk: Desk) =>
  (await desk.as('agent').get('/tickets')).body.items.length as number

test('a wrong password is said beside the form, and what was typed stays', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser, viewport: phone, expected: /401 .*auth\/login/ })
  const { email } = desk.given.users.keyUserA
  await page.goto('/entrar')
  await page.getByLabel('Correo').fill(email)
  await page.getByLabel('Contraseña', { exact: true }).fill('no es esta')
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.getByRole('alert').getByText('El correo y la contraseña no coinciden').waitFor()
  expect(await page.getByLabel('Correo').inputValue()).toBe(email)
  expect(new URL(page.url()).pathname).toBe('/entrar')
})

test('a session that ends in mid-form keeps all that was typed and attached, and sends it after signing in again', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser, expected: /401/ })
  await documentedCase(desk, page)
  const { id } = desk.given.users.keyUserA
  await desk.sql(`update sessions set revoked_at = now() where user_id = '${id}'`)

  await sendButton(page).click()
  const dialog = page.getByRole('alertdialog', { name: 'Su sesión venció' })
  await dialog.getByLabel('Contraseña').fill('tampoco es esta')
  await dialog.getByRole('button', { name: 'Ingresar' }).click()
  await dialog.getByText('El correo y la contraseña no coinciden').waitFor()
  await dialog.getByLabel('Contraseña').fill(password)
  await dialog.getByRole('button', { name: 'Ingresar' }).click()

  await page.getByText('Su caso tiene el número 1.').first().waitFor()
  await page.getByText(someBody).waitFor()
  await page
    .getByRole('button', { name: /Captura pegada/ })
    .first()
    .waitFor()
  expect(await casesOf(desk)).toBe(1)
})

test('while Mesa does not answer every page says so, and says nothing more once it is back', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser, expected: /ERR_CONNECTION_REFUSED|401/ })
  await signIn(page, { desk, who: 'agent', next: '/consola/cola' })
  const notice = page.getByText('Mesa no responde.')
  const refuse = (route: Route) => route.abort('connectionrefused')
  await page.route('**/api/v1/**', refuse)
  await page.route('**/readyz', refuse)
  await page.reload()
  await notice.waitFor()
  await page.unroute('**/readyz', refuse)
  await page.unroute('**/api/v1/**', refuse)
  await notice.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1, name: 'Cola' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
})

test('a connection lost in mid-upload is said beside the file, which is tried again; nothing typed is lost', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser, expected: /ERR_INTERNET_DISCONNECTED/ })
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await fillCase(page, { summary })
  await page.route('**/api/v1/attachments', async (route) => {
    await page.context().setOffline(true)
    await route.abort('internetdisconnected')
    await page.unroute('**/api/v1/attachments')
  })
  await dropFile(page, { name: 'pantalla.png', type: 'image/png', bytes: await screenshot() })
  await page.getByRole('alert').getByText('Se cortó la conexión').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Reintentar pantalla.png' }).click()
  await waitForUpload(page, 'pantalla.png')
  expect(await sendCase(page)).toBe(1)
  await page.getByText(someBody).waitFor()
})

test('a connection lost at sending keeps the form, and the same press later opens one case', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser, expected: /ERR_(INTERNET_DISCONNECTED|FAILED)/ })
  await documentedCase(desk, page)
  // The answer is lost, the case is not.
  await page.route('**/api/v1/tickets', async (route) => {
    await route.fetch()
    await route.abort()
    await page.unroute('**/api/v1/tickets')
  })
  await sendButton(page).click()
  await page.getByText('Sin conexión desde').waitFor()
  await sendCase(page)
  expect(await casesOf(desk)).toBe(1)
})

test('files too big, empty, or lying about their type are refused with the reason, each beside itself', async () => {
  const desk = await startDeskForTest({ config: { attachmentBytesMax: 400 * 1024 } })
  const page = await openPage({ desk, browser, expected: /4(15|13|22)/ })
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  const refusal = (words: string) => page.getByRole('alert').getByText(words)
  const png = { type: 'image/png' }

  await dropFile(page, { ...png, name: 'grande.png', bytes: Buffer.alloc(500 * 1024, 1) })
  await refusal('el máximo es 400').waitFor()
  await dropFile(page, { ...png, name: 'vacio.png', bytes: Buffer.alloc(0) })
  await refusal('El archivo está vacío').waitFor()
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4000)])
  await dropFile(page, { ...png, name: 'miente.png', bytes: program })
  await refusal('No se pudo subir. Este tipo de archivo no se admite').waitFor()

  await fillCase(page, { summary })
  await sendButton(page).click()
  await page.getByText('Falta: pantalla con los datos y el mensaje').waitFor()
  expect(await casesOf(desk)).toBe(0)
})

test('IN-2 and IN-3: a subject without content and missing evidence are explained beside their fields', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await fillCase(page, { summary: 'urgente' })
  await sendButton(page).click()
  await page.getByText('«urgente» no dice qué falla. Escriba el problema en una frase.').waitFor()
  await page.getByText('Falta: pantalla con los datos y el mensaje').waitFor()
  const field = page.getByRole('textbox', { name: '¿Qué ocurre?' })
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)

  await fillCase(page, { summary })
  await pasteScreenshot(page)
  await waitForUpload(page, 'Captura pegada')
  expect(await sendCase(page)).toBe(1)
})

test('HR-6: the link of a mail leads to its decision, also through the sign-in form', async () => {
  const desk = await startDeskForTest()
  const { number } = await givenStartedCase(desk)
  const ask = { purpose: 'solution', minutes: 180, explanation: 'Corregir la serie' }
  await desk.as('agent').post(`/tickets/${number}/consents`, ask)
  const { links } = await desk.mailTo('keyUserA', 'Corregir la serie')
  const link = links.find((one) => one.includes('#decision-')) ?? ''
  const page = await openPage({ desk, browser, viewport: phone })

  await signIn(page, { desk, who: 'keyUserA', next: link })
  await page.getByRole('button', { name: 'Autorizar 3 h' }).waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(link)
})

test('EN-3: with no place left the open cases are shown, with who can close them', async () => {
  const desk = await startDeskForTest({ hasContract: false })
  await givenContract(desk, { openCaseLimit: 1 })
  const first = await givenCase(desk)
  const page = await openPage({ desk, browser, expected: /409|422/ })
  await documentedCase(desk, page)
  await sendButton(page).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'No queda lugar para otro caso' })
  await refusal.getByRole('link', { name: new RegExp(`^Caso ${first.number}\\. `) }).waitFor()
  await refusal.getByText(/Kelly Clave/).waitFor()
  expect(await page.getByRole('textbox', { name: '¿Qué ocurre?' }).inputValue()).toBe(summary)

  await desk.as('keyUserA').post(`/tickets/${first.number}/transitions`, { action: 'close' })
  await sendCase(page)
})

test('EN-2: an expired contract is refused in words that say whom to ask', async () => {
  const desk = await startDeskForTest()
  await desk.sql(`update contracts set starts_on = '2025-01-01', ends_on = '2026-01-01'`)
  const page = await openPage({ desk, browser, expected: /403|409|422/ })
  await documentedCase(desk, page)
  await sendButton(page).click()
  const refusal = page.getByRole('alert').filter({ hasText: 'No podemos recibir este caso' })
  await refusal.getByText(/El contrato que cubría ERP Club terminó: 31\sdic\s2025/).waitFor()
  expect(await casesOf(desk)).toBe(0)
})

test('a double click on every button of the way makes one of each', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser })
  await documentedCase(desk, page)
  await sendButton(page).dblclick()
  await page.getByText('Su caso tiene el número 1.').first().waitFor()
  await page.getByRole('textbox', { name: 'Su respuesta' }).fill('Ocurre desde el lunes.')
  await page.getByRole('button', { name: 'Enviar', exact: true }).dblclick()
  await page.getByText('Ocurre desde el lunes.').first().waitFor()
  await page.getByText('Su respuesta se envió').waitFor()

  expect(await casesOf(desk)).toBe(1)
  const { body } = await desk.as('keyUserA').get('/tickets/1/messages')
  expect(body.items.filter(({ kind }: { kind: string }) => kind === 'reply')).toHaveLength(1)
})

test('the back button keeps the draft, and so does a reload', async () => {
  const desk = await startDeskForTest()
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'keyUserA' })
  await page.getByRole('link', { name: 'Nuevo caso' }).first().click()
  await fillCase(page, { summary })
  await page.getByText('Borrador guardado en este equipo').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: /nada espera su respuesta/ }).waitFor()
  await page.goForward()
  await page.getByText('Recuperamos el borrador').waitFor()
  expect(await page.getByRole('textbox', { name: '¿Qué ocurre?' }).inputValue()).toBe(summary)
  await page.reload()
  await page.getByText('Recuperamos el borrador').waitFor()
  expect(await page.getByRole('textbox', { name: 'Cuéntenos' }).inputValue()).toBe(someBody)
})

test('two tabs: what one does the other shows, and signing out of one ends both', async () => {
  const desk = await startDeskForTest()
  const opened = await desk.as('keyUserA').post('/tickets', await aCase(desk))
  const first = await openPage({ desk, browser, expected: /401/ })
  await signIn(first, { desk, who: 'keyUserA', next: `/casos/${opened.body.number}` })
  const second = await first.context().newPage()
  await second.goto(`/casos/${opened.body.number}`)
  await second.getByRole('textbox', { name: 'Su respuesta' }).waitFor()
  await first.getByRole('textbox', { name: 'Su respuesta' }).fill('Escrito en la primera.')
  await first.getByRole('button', { name: 'Enviar', exact: true }).click()
  await second.getByRole('article').getByText('Escrito en la primera.').waitFor()

  await first.getByRole('button', { name: 'Kelly Clave' }).click()
  await first.getByRole('menuitem', { name: 'Cerrar sesión' }).click()
  await first.waitForURL('**/entrar*')
  await second.getByRole('textbox', { name: 'Su respuesta' }).fill('Escrito en la segunda.')
  await second.getByRole('button', { name: 'Enviar', exact: true }).click()
  await second.getByRole('alertdialog', { name: 'Su sesión venció' }).waitFor()
  const { body } = await desk.as('keyUserA').get(`/tickets/${opened.body.number}/messages`)
  expect(JSON.stringify(body)).not.toContain('Escrito en la segunda')
})

/** Signed in, with a form that only has to be sent. */
async function documentedCase(desk: Desk, page: Page): Promise<void> {
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await fillCase(page, { summary })
  await pasteScreenshot(page)
  await waitForUpload(page, 'Captura pegada')
}
