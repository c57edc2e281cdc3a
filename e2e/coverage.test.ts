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

async function made(who: Parameters<Desk['as']>[0], path: string, body: Record<string, unknown>) {
  const answer = await desk.as(who).post(path, body)
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** A case with 95 minutes charged to a contract that has 120 and lends 90. */
async function givenCharged() {
  const { product, organizations } = desk.given
  const year = { startsOn: '2026-01-01', endsOn: '2027-01-01' }
  const contract = await made('commercial', '/contracts', {
    ...year,
    organizationId: organizations.a.id,
    productIds: [product.id],
    name: 'Plan de soporte',
    overdraftMinutesMax: 90,
  })
  const lot = {
    minutes: 120,
    validFrom: '2026-01-01',
    validUntil: '2027-01-01',
    origin: 'purchase',
  }
  await made('commercial', `/contracts/${contract.id}/lots`, lot)
  const { number } = await givenStartedCase(desk)
  await made('agent', `/tickets/${number}/worklogs`, {
    component: 'l1',
    minutes: 95,
    startedAt: new Date(desk.clock.now().getTime() - 95 * 60_000).toISOString(),
    description: 'Análisis de la serie',
  })
  return { contractId: contract.id as string, number }
}

test('HR-4, HR-6, HR-7: a customer objects on a phone, the supervisor upholds it, and a decision names what the contract lacks', async () => {
  const { contractId, number } = await givenCharged()
  const customer = await openPage({ desk, browser, viewport: phone })
  await signIn(customer, { desk, who: 'keyUserA', next: `/casos/${number}` })
  const mine = customer.getByRole('region', { name: 'Cobertura' })
  const aside = () => customer.getByRole('button', { name: 'Horas, archivos y datos' }).click()
  await aside()
  await mine.getByText('Se descuenta de las horas de su contrato.').waitFor()
  await mine.getByRole('button', { name: 'No estoy de acuerdo' }).click()
  await mine.getByLabel('Por qué no está de acuerdo').fill('Es un defecto de la entrega')
  await mine.getByRole('button', { name: 'Enviar objeción' }).click()
  await mine.getByText('Objeción sin responder.').waitFor()

  const supervisor = await openPage({ desk, browser })
  await signIn(supervisor, { desk, who: 'supervisor', next: `/console/casos/${number}` })
  const panel = supervisor.getByRole('region', { name: 'Cobertura' })
  await panel.getByText('«Es un defecto de la entrega»').waitFor()
  await panel.getByRole('button', { name: 'Responder' }).click()
  const dialog = supervisor.getByRole('dialog')
  await dialog.getByLabel(/^En garantía/).check()
  await dialog.getByLabel('Respuesta', { exact: true }).fill('Tiene razón: era un defecto')
  await dialog.getByRole('button', { name: 'Enviar respuesta' }).click()
  await panel.getByText('Aceptada').waitFor()
  expect((await desk.as('agent').get(`/contracts/${contractId}/balance`)).body).toMatchObject({
    availableMinutes: 120,
    consumedMinutes: 0,
  })

  await panel.getByRole('button', { name: 'Cambiar cobertura' }).click()
  await dialog.getByLabel(/^Cubierto por contrato/).check()
  await dialog.getByLabel('Motivo').fill('La corrección nueva sí consume')
  await dialog.getByRole('button', { name: 'Decidir', exact: true }).click()
  await supervisor.getByText(/Cobertura decidida/).waitFor()

  await customer.reload()
  await aside()
  await mine.getByRole('button', { name: 'Decir de dónde salen las horas' }).click()
  await mine.getByLabel(/^Del saldo del contrato/).check()
  await mine.getByRole('button', { name: 'Guardar' }).click()
  await mine.getByText('Su empresa dijo que las horas salen del contrato.').waitFor()

  const ask = { purpose: 'solution', minutes: 180, explanation: 'Corregir la serie' }
  await made('agent', `/tickets/${number}/consents`, ask)
  await customer.reload()
  const decision = customer.getByRole('article', { name: /Resolver el caso/ })
  await decision.getByText('El contrato no alcanza. Tiempo sin cubrir: 1 h.').waitFor()
  await decision.getByLabel(/^Usarlo por adelantado: 1\sh/).check()
  await decision.getByRole('button', { name: /^Autorizar/ }).click()
  await customer
    .getByText(/Kelly Clave autorizó 3\sh/)
    .first()
    .waitFor()
  const { items } = (await desk.as('agent').get(`/tickets/${number}/consents`)).body
  expect(items[0]).toMatchObject({ status: 'accepted', source: 'overdraft', unheldMinutes: 60 })
})
