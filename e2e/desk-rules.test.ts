import { aCase, givenCase, givenContract, givenStartedCase } from '@mesa/api/testing/given-case'
import { changePolicy } from '@mesa/api/testing/given-policy'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk
let contractId: string

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  contractId = await givenContract(desk, { organization: 'b' })
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('CL-1, IN-6: by keyboard alone intake merges a reply into its case, passes to the next one, and takes it back', async () => {
  const original = await givenStartedCase(desk)
  const reply = await givenCase(desk, 'requesterA', {
    body: `Respondo al caso ${original.number}: el recibo es el 4415, emitido ayer a las 10.`,
  })
  const other = await givenCase(desk, 'keyUserB')
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'agent', next: '/console/recepcion' })

  await press(page, 'k', reply.number)
  const checks = page.getByRole('list', { name: 'Qué revisar' })
  await checks.getByText('Vigente, cubre el producto.').waitFor()
  const answers = checks.getByRole('listitem').filter({ hasText: '¿Responde a otro?' })
  await answers.getByRole('button', { name: String(original.number) }).press('Enter')
  const beside = page.getByRole('region', { name: `Caso ${original.number}, al lado` })
  await beside.getByText(String(original['subject'])).waitFor()

  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: `¿A qué caso responde el ${reply.number}?` })
  await dialog.getByRole('radio', { name: new RegExp(`^${original.number} `) }).waitFor()
  const notice = dialog.getByRole('textbox', { name: 'Aviso al cliente' })
  expect(await notice.inputValue()).toContain(`responde al caso ${original.number}`)
  await dialog.getByText(/es de Kelly Clave: leerá todo lo que Rita Solicitante/).waitFor()
  await dialog.getByRole('button', { name: 'Unir como respuesta' }).press('Enter')

  const told = page.getByRole('region', { name: 'Avisos' })
  await told.getByText(`Caso ${reply.number} unido al ${original.number}`).waitFor()
  await underReview(page, other.number)
  const merged = await desk.as('keyUserA').get(`/tickets/${reply.number}`)
  expect(merged.body).toMatchObject({ status: 'cancelled', mergedInto: original.number })

  await page.keyboard.press('z')
  await told.getByText(`El caso ${reply.number} volvió a estar aparte`).waitFor()
  const apart = await desk.as('agent').get(`/tickets/${reply.number}`)
  expect(apart.body).toMatchObject({ status: 'received', mergedInto: null })
})

test('IN-7: the customer reads why their priority did not hold', async () => {
  const { number } = await givenCase(desk, 'keyUserA', { priorityReason: 'platform_down' })
  const agent = await openPage({ desk, browser })
  await signIn(agent, { desk, who: 'agent', next: `/console/casos/${number}` })
  const claim = agent.getByRole('region', { name: 'Prioridad' })
  await claim.getByText('Pedida por el cliente').waitFor()
  await claim.getByRole('button', { name: 'No se sostiene' }).click()
  const dialog = agent.getByRole('dialog', { name: /no se sostiene/ })
  const go = dialog.getByRole('button', { name: 'Quitar la prioridad' })
  await go.click()
  await dialog.getByText('Diga por qué: el cliente lo lee.').waitFor()
  const why = 'La plataforma responde: falla un solo recibo.'
  await dialog.getByRole('textbox', { name: 'Por qué' }).fill(why)
  await go.click()
  await claim.getByText('No se sostuvo').waitFor()

  const customer = await openPage({ desk, browser })
  await signIn(customer, { desk, who: 'keyUserA', next: `/casos/${number}` })
  await customer.getByText(why).first().waitFor()
  const { body } = await desk.as('keyUserA').get(`/tickets/${number}`)
  expect(body).toMatchObject({ priorityState: 'downgraded', priorityNote: why })
})

test('IN-7: an agent makes a case a priority by a reason of the rulebook, which its customer reads', async () => {
  const { number } = await givenCase(desk)
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'agent', next: `/console/casos/${number}` })
  const bar = page.getByRole('toolbar', { name: 'Cambiar el caso' })
  await bar.getByRole('button', { name: 'Más cambios' }).click()
  await page.getByRole('menuitem', { name: 'Dar prioridad' }).click()
  const dialog = page.getByRole('dialog', { name: `¿Dar prioridad al caso ${number}?` })
  const go = dialog.getByRole('button', { name: 'Dar la prioridad' })
  await go.click()
  await dialog.getByText('Elija el motivo.').waitFor()
  const reason = dialog.getByRole('combobox', { name: 'Motivo del reglamento' })
  await reason.selectOption('platform_down')
  await dialog.getByRole('textbox', { name: 'Por qué' }).fill('Nadie puede entrar.')
  await go.click()
  await page.getByRole('region', { name: 'Prioridad' }).getByText('Confirmada').waitFor()

  const { body } = await desk.as('keyUserA').get(`/tickets/${number}`)
  expect(body).toMatchObject({
    priorityState: 'confirmed',
    priorityReason: 'platform_down',
    priorityNote: 'Nadie puede entrar.',
  })
})

test('IN-10: agents see the critical windows to come of every organization', async () => {
  const period = { startsAt: '2026-03-06T12:00:00Z', endsAt: '2026-03-06T20:00:00Z' }
  const window = { reason: 'Cierre de nómina', ...period }
  const announced = await desk.as('keyUserB').post('/critical-windows', window)
  expect(announced.status).toBe(201)
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'agent', next: '/console/cola' })
  await page.getByRole('link', { name: 'Ventanas críticas' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Cierre de nómina' })
  await row.getByText(desk.given.organizations.b.name).waitFor()
  await row.getByText('Avisada tarde').waitFor()
  expect(await row.innerText()).toMatch(/vie\s6\smar,\s08:00\sa\svie\s6\smar,\s16:00/)
})

test('EN-6, EN-8: terms that were declined are asked for again, and work on hold says so in its buttons', async () => {
  await desk.as('admin').post('/terms', { title: 'Alcance', body: 'Trabajamos así.' })
  await changePolicy(desk, (policy) => ({
    ...policy,
    terms: { perCase: true },
    entitlement: { ...policy.entitlement, onLapse: 'hold' },
  }))
  const { number } = await givenCase(desk, 'keyUserB')
  const termsNow = async () =>
    (await desk.as('keyUserB').get(`/tickets/${number}/decisions`)).body.items[0]
  const answer = async (body: object) =>
    desk.as('keyUserB').post(`/decisions/${(await termsNow()).id}/answer`, body)
  await answer({ decision: 'decline', comment: 'Falta el alcance.' })

  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'agent', next: `/console/casos/${number}` })
  const terms = page.getByRole('region', { name: 'Términos de atención' })
  await terms.getByText('No confirmados').waitFor()
  await terms.getByText('«Falta el alcance.»').waitFor()
  await terms.getByRole('button', { name: 'Pedir otra vez' }).click()
  const dialog = page.getByRole('dialog', { name: /Pedir otra vez los términos/ })
  await dialog.getByRole('textbox').fill('Agregamos el alcance.')
  await dialog.getByRole('button', { name: 'Pedir los términos' }).click()
  await terms.getByText('Sin confirmar').waitFor()
  expect(await termsNow()).toMatchObject({
    status: 'pending',
    explanation: 'Agregamos el alcance.',
  })
  await answer({ decision: 'accept' })

  const classes = { type: 'support', criticality: 'serious', level: 'l1' }
  await desk.as('agent').put(`/tickets/${number}/classification`, classes)
  await desk.as('commercial').patch(`/contracts/${contractId}`, { endsOn: '2026-03-04' })
  await page.reload()
  const bar = page.getByRole('toolbar', { name: 'Cambiar el caso' })
  await bar.getByText(/el contrato o los pagos de la empresa no están al día/).waitFor()
  const start = bar.getByRole('button', { name: 'Empezar' })
  expect(await start.getAttribute('aria-disabled')).toBe('true')
  await desk.as('commercial').patch(`/contracts/${contractId}`, { endsOn: '2027-01-01' })
  await changePolicy(desk, (policy) => ({
    ...policy,
    terms: { perCase: false },
    entitlement: { ...policy.entitlement, onLapse: 'continue' },
  }))
})

test('CL-10: a case that may not start yet says so, with the case that is in progress', async () => {
  const running = await givenStartedCase(desk, 'keyUserB')
  await changePolicy(desk, (policy) => ({
    ...policy,
    classification: {
      ...policy.classification,
      inProgressLimit: { general: 1, special: 1 },
      inProgressTypes: ['support'],
    },
  }))
  const opened = await desk.as('keyUserB').post('/tickets', await aCase(desk, 'keyUserB'))
  const { number } = opened.body
  const agent = desk.as('agent')
  await agent.post(`/tickets/${number}/transitions`, { action: 'review' })
  const classes = { type: 'support', criticality: 'serious', level: 'l1' }
  await agent.put(`/tickets/${number}/classification`, classes)

  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'agent', next: `/console/casos/${number}` })
  const bar = page.getByRole('toolbar', { name: 'Cambiar el caso' })
  await bar.getByText('la empresa ya tiene en curso los casos acordados').waitFor()
  await bar.getByText(/Lugar \d+ en la fila de la empresa: un caso en curso a la vez/).waitFor()
  await bar.getByRole('link', { name: new RegExp(`^${running.number} `) }).waitFor()
  const start = bar.getByRole('button', { name: 'Empezar' })
  expect(await start.getAttribute('aria-disabled')).toBe('true')

  const done = { action: 'propose', nature: 'definitive', body: 'Pruebe otra vez.' }
  await agent.post(`/tickets/${running.number}/transitions`, done)
  await bar.locator('button:not([aria-disabled])', { hasText: 'Empezar' }).waitFor()
})

const underReview = (page: Page, number: number) =>
  page.locator('.rv-case', { has: page.getByText(String(number), { exact: true }) }).waitFor()

/** Presses the key until the case is the selected one. */
async function press(page: Page, key: string, number: number): Promise<void> {
  await page.locator(`.rv-rows [data-case="${number}"]`).waitFor()
  const count = await page.locator('.rv-rows [data-case]').count()
  for (let pressed = 0; pressed <= count; pressed += 1) {
    const current = page.locator('.rv-rows [aria-current]')
    if ((await current.getAttribute('data-case')) === String(number)) return
    await page.keyboard.press(key === 'k' && pressed === 0 ? 'k' : 'j')
  }
  throw new Error(`${number} is not in the inbox`)
}
