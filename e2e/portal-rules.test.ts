import { givenCase } from '@mesa/api/testing/given-case'
import { changePolicy } from '@mesa/api/testing/given-policy'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import {
  fillCase,
  pasteScreenshot,
  sendButton,
  sendCase,
  waitForUpload,
} from './testing/customer.ts'
import { type Desk, startDesk } from './testing/desk.ts'

const widths = [320, 390, 768, 1440]
let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
})
afterEach(() =>
  changePolicy(desk, (policy) => ({
    ...policy,
    terms: { perCase: false },
    intake: { ...policy.intake, evidence: 'refuse' },
    entitlement: { ...policy.entitlement, keyUsersOnly: false, conditions: 'off', training: 'off' },
  })),
)
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('CN-3: on screens of 320, 390, 768 and 1440 px a customer opens a documented case without scrolling sideways, and every control is large enough for a finger', async () => {
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'keyUserA' })
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto('/casos/nuevo')
    await fillCase(page, { summary: `Carnet no imprime en pantalla de ${width} puntos` })
    await pasteScreenshot(page)
    await waitForUpload(page, 'Captura pegada')
    expect({ width, ...(await fitOf(page)) }).toEqual({ width, over: 0, small: [] })
    await sendCase(page)
    await page.getByRole('heading', { level: 1, name: `${width} puntos` }).waitFor()
    expect({ width, ...(await fitOf(page)) }).toEqual({ width, over: 0, small: [] })
  }
})

test('CN-3: a case that a lost connection cut stays written with its file, and is sent once by itself when the connection is back', async () => {
  const summary = 'Cierre de caja queda sin conexión a mitad'
  const page = await openPage({ desk, browser, viewport: phone, expected: /ERR_INTERNET/ })
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await fillCase(page, { summary })
  await pasteScreenshot(page)
  await waitForUpload(page, 'Captura pegada')
  await page.context().setOffline(true)
  await sendButton(page).click()
  await page
    .getByRole('alert')
    .getByText(/^Sin conexión desde las/)
    .waitFor()
  expect(await page.getByRole('textbox', { name: '¿Qué ocurre?' }).inputValue()).toBe(summary)
  expect(await casesAbout(summary)).toEqual([])

  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: summary }).waitFor()
  expect(await casesAbout(summary)).toHaveLength(1)
})

test('CN-3: a page loaded again after the answer was lost still has the text and the file, and does not open the case twice', async () => {
  const summary = 'Nómina se detiene al calcular vacaciones'
  const page = await openPage({ desk, browser, expected: /ERR_FAILED|net::ERR/ })
  await signIn(page, { desk, who: 'keyUserA', next: '/casos/nuevo' })
  await fillCase(page, { summary })
  await pasteScreenshot(page)
  await waitForUpload(page, 'Captura pegada')
  // The server opens the case and its answer never arrives; nothing else does either.
  await page.route('**/api/v1/tickets', async (route) => {
    await route.fetch()
    await page.route('**/readyz', (ask) => ask.abort())
    await route.abort()
  })
  await sendButton(page).click()
  await page
    .getByRole('alert')
    .getByText(/^Sin conexión desde las/)
    .waitFor()
  expect(await casesAbout(summary)).toHaveLength(1)
  await page.unrouteAll()
  await page.reload()

  await page.getByRole('heading', { level: 1, name: summary }).waitFor()
  const [opened, ...others] = await casesAbout(summary)
  expect(others).toEqual([])
  expect(page.url()).toContain(`/casos/${opened}`)
})

test('CN-3: times are shown and typed in the zone of the reader’s account, whatever the zone of the device', async () => {
  const account = desk.as('backupA')
  const { body: me } = await account.get('/auth/me')
  await account.patch('/auth/me', { timeZone: 'Asia/Tokyo' }, { 'if-match': me.etag })
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'backupA', next: '/ventanas' })
  await page.getByRole('button', { name: 'Anunciar una ventana' }).click()
  const dialog = page.getByRole('dialog', { name: 'Anunciar una ventana' })
  await dialog.getByRole('textbox', { name: 'Qué proceso es' }).fill('Carnetización anual')
  await dialog.getByLabel('Desde').fill('2026-03-20T08:00')
  await dialog.getByLabel('Hasta').fill('2026-03-21T20:00')
  await dialog.getByRole('button', { name: 'Anunciar', exact: true }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'Carnetización anual' })
  await line.getByText(/vie.20.mar,.08:00 a sáb.21.mar,.20:00/).waitFor()
  const { body } = await account.get('/critical-windows')
  expect(body.items[0]).toMatchObject({
    startsAt: '2026-03-19T23:00:00.000Z',
    endsAt: '2026-03-21T11:00:00.000Z',
  })
})

test('EN-4: whoever may not open a case leaves it with the key user, who corrects and sends it; where the rule is off nothing tells of it', async () => {
  const requester = await openPage({ desk, browser, viewport: phone })
  await signIn(requester, { desk, who: 'requesterA' })
  await requester.getByRole('button', { name: 'Menú' }).click()
  await requester.getByRole('menuitem', { name: 'Casos' }).waitFor()
  expect(await requester.getByRole('menuitem', { name: 'Borradores' }).count()).toBe(0)

  await keyUsersOnly()
  await requester.goto('/casos/nuevo')
  await requester.getByText('Lo recibe: Kelly Clave / Bruno Suplente.').waitFor()
  await fillCase(requester, { summary: 'Recibo sale sin el IVA del mes' })
  await requester.getByRole('button', { name: 'Enviar a su usuario líder' }).click()
  await requester.getByRole('link', { name: /^Editar/ }).waitFor()

  const keyUser = await openPage({ desk, browser })
  await signIn(keyUser, { desk, who: 'keyUserA' })
  await keyUser.getByRole('link', { name: 'Un borrador de sus compañeros' }).click()
  // With the draft’s title: the page before has a bare «Revisar», which only leads to this one.
  await keyUser.getByRole('link', { name: /^Revisar.+FACTURACIÓN/ }).click()
  await keyUser.getByRole('textbox', { name: '¿Qué ocurre?' }).fill('Recibo de marzo sale sin IVA')
  await pasteScreenshot(keyUser)
  await waitForUpload(keyUser, 'Captura pegada')
  await keyUser.getByRole('button', { name: 'Enviar como caso' }).click()
  await keyUser.getByRole('heading', { level: 1, name: 'Recibo de marzo sale sin IVA' }).waitFor()
  const [number] = await casesAbout('Recibo de marzo sale sin IVA')
  const { body } = await desk.as('agent').get(`/tickets/${number}`)
  expect(body.affectedUser.name).toBe('Rita Solicitante')
})

test('EN-5: conditions refused for want of them are read and accepted in the middle, and the same case goes on; EN-6: its terms are confirmed in it', async () => {
  const admin = desk.as('admin')
  await changePolicy(desk, (policy) => ({
    ...policy,
    terms: { perCase: true },
    entitlement: { ...policy.entitlement, conditions: 'once' },
  }))
  await admin.post('/conditions', { title: 'Condiciones 2026', body: 'Un ticket por caso.' })
  await admin.post('/terms', { title: 'Términos 2026', body: 'Se atiende de 9 a 17.' })
  const page = await openPage({ desk, browser, viewport: phone, expected: /422/ })
  await signIn(page, { desk, who: 'otherRequesterA', next: '/casos/nuevo' })
  await fillCase(page, { summary: 'Asiento contable aparece duplicado' })
  await pasteScreenshot(page)
  await waitForUpload(page, 'Captura pegada')
  await sendButton(page).click()
  await page.getByRole('button', { name: 'Leer las condiciones' }).click()
  const dialog = page.getByRole('dialog', { name: /lea las condiciones/ })
  await dialog.getByText('Un ticket por caso.').waitFor()
  await dialog.getByRole('button', { name: 'Aceptar y enviar el caso' }).click()

  await page.getByRole('heading', { level: 1, name: 'Asiento contable' }).waitFor()
  await page.getByText('Se atiende de 9 a 17.').waitFor()
  await page.getByRole('button', { name: 'Confirmo los términos' }).click()
  await page.getByText(/^Raúl Solicitante confirmó los términos de atención/).waitFor()
  const [number] = await casesAbout('Asiento contable aparece duplicado')
  expect((await desk.as('agent').get(`/tickets/${number}`)).body.termsPending).toBe(false)
})

test('EN-5, EN-7: conditions to accept and a training that is missing are said before the case is written, each with its way out', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, conditions: 'once', training: 'required' },
  }))
  await desk.as('admin').post('/conditions', { title: 'Antes', body: 'Una captura por caso.' })
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'requesterA', next: '/casos/nuevo' })
  await page.getByLabel('Producto').selectOption({ label: desk.given.product.name })
  const course = page.getByRole('link', { name: 'Solicitar un curso' })
  await course.waitFor()
  expect(await course.getAttribute('href')).toContain(desk.given.product.id)
  await page.getByRole('button', { name: 'Leer y aceptar' }).click()
  const dialog = page.getByRole('dialog', { name: /lea las condiciones/ })
  await dialog.getByText('Una captura por caso.').waitFor()
  await dialog.getByRole('button', { name: 'Acepto las condiciones' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Antes de su primer caso').waitFor({ state: 'detached' })

  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, conditions: 'off', training: 'off' },
  }))
  await desk.as('admin').post('/conditions', { title: 'Otra', body: 'Sin regla, nadie la ve.' })
  await page.reload()
  await page.getByLabel('Módulo').waitFor()
  expect(await course.count()).toBe(0)
  expect(await page.getByRole('button', { name: 'Leer y aceptar' }).count()).toBe(0)
})

test('CV-10: somebody a case is shared with to read finds nothing to act with, is told by whom, and may leave it; with whom it is shared to reply writes and moves nothing', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const userId = desk.given.users.otherRequesterA.id
  const share = (access: 'read' | 'reply') =>
    desk.as('keyUserA').post(`/tickets/${number}/participants`, { userId, access })
  const agent = desk.as('agent')
  await agent.post(`/tickets/${number}/transitions`, { action: 'review' })
  await agent.post(`/tickets/${number}/messages`, { kind: 'reply', body: '¿Cuál?', asks: true })
  await share('read')
  const page = await openPage({ desk, browser, viewport: phone, expected: /404/ })
  await signIn(page, { desk, who: 'otherRequesterA', next: `/casos/${number}` })
  const button = (name: RegExp) => page.getByRole('button', { name })

  await page.getByText(/Kelly Clave compartió este caso con usted/).waitFor()
  await page.getByRole('heading', { name: 'Le toca a su empresa' }).waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  expect(await button(/^(Enviar|Me retiro|Retirar)/).count()).toBe(0)
  expect(await page.getByRole('link', { name: /^Responder/ }).count()).toBe(0)
  expect((await desk.as('otherRequesterA').get('/me/todo')).body.items).toEqual([])

  await share('reply')
  await page.reload()
  await page.getByRole('heading', { name: 'Le toca a usted: respondernos' }).waitFor()
  await button(/^Enviar/).waitFor()
  expect(await button(/^(Me retiro|Retirar)/).count()).toBe(0)
  await page.getByRole('button', { name: 'Horas, archivos y datos' }).click()
  await button(/^Salir del caso/).click()
  await page.getByText('Usted ya no ve este caso').waitFor()
  expect((await desk.as('otherRequesterA').get(`/tickets/${number}`)).status).toBe(404)
})

test('IN-7: a priority that did not hold is told in the conversation, with its reason', async () => {
  const { number } = await givenCase(desk, 'requesterA', { priorityReason: 'platform_down' })
  const reason = 'Solo un puesto no abre'
  await desk.as('agent').put(`/tickets/${number}/priority`, { holds: false, reason })
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'requesterA', next: `/casos/${number}` })
  const talk = page.getByRole('region', { name: 'Conversación' })
  const told = talk.getByText(/devolvió el caso al orden de llegada/)
  await told.waitFor()
  expect(await told.innerText()).toContain(`Motivo: «${reason}»`)
})

test('a requester who opens the hours is told whose they are, without a request that is refused', async () => {
  const page = await openPage({ desk, browser })
  const refused: string[] = []
  page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(answer.url())
  })
  await signIn(page, { desk, who: 'requesterA', next: '/horas' })
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  expect(refused.filter((url) => url.includes('/contracts'))).toEqual([])
})

const keyUsersOnly = () =>
  changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: { ...policy.entitlement, keyUsersOnly: true },
  }))

async function casesAbout(summary: string): Promise<number[]> {
  const { body } = await desk.as('agent').get('/tickets?limit=200')
  return body.items
    .filter(({ subject }: { subject: string }) => subject.includes(summary))
    .map(({ number }: { number: number }) => number)
}

/** How far the page scrolls sideways, and the controls smaller than a finger needs (WCAG 2.5.8). */
const fitOf = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const controls = document.querySelectorAll('main :is(button, select, textarea, .btn, .input)')
    const small = [...controls].flatMap((control) => {
      const { width, height } = control.getBoundingClientRect()
      return width > 0 && Math.min(width, height) < 24 ? [control.outerHTML.slice(0, 120)] : []
    })
    return { over: scrollWidth - clientWidth, small }
  })
