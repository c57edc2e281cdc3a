import { aCase, givenCase, givenContract, givenStartedCase } from '@mesa/api/testing/given-case'
import { changePolicy } from '@mesa/api/testing/given-policy'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  await givenContract(desk, { organization: 'b' })
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('CL-1, IN-6: by keyboard alone intake merges a reply into its case, passes to the next one, and takes it back', async () => {
  const original = await givenStartedCase(desk)
  const reply = await givenCase(desk, 'keyUserA', {
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
