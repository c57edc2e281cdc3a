import { givenContract, givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './testing/axe.ts'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk({ hasContract: false })])
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const work = { component: 'l1', startedAt: '2026-03-04T12:00:00.000Z', minutes: 90 }
  const body = { ...work, description: 'Revisar la serie.' }
  await desk.as('agent').post(`/tickets/${number}/worklogs`, body)
  await desk.as('commercial').post('/contracts', {
    organizationId: desk.given.organizations.b.id,
    name: 'Plan de B',
    startsOn: '2025-04-01',
    endsOn: '2026-04-01',
    productIds: [desk.given.product.id],
  })
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()
/** Of what stands open; each page at rest is walked by `a11y.test.ts`. */
const faultsOf = async (page: Page) =>
  (await violationsOf(page)).map(({ id, nodes }) => [id, nodes[0]?.html])

test('HR-12: who sells finds what ends soon, opens its task and renews it', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'commercial' })
  await page.getByRole('link', { name: 'Renovaciones' }).first().click()
  await heading(page, 'Renovaciones')
  await page.getByRole('combobox', { name: 'Terminan en' }).selectOption('30')
  await page.waitForURL(/dias=30/)
  const row = page.getByRole('row', { name: /Plan de B/ })
  await row.getByText('Quedan 28 días').waitFor()
  // The others go once the narrower list is there.
  await page.getByRole('row').nth(2).waitFor({ state: 'detached' })
  await row.getByRole('button', { name: 'Abrir tarea' }).click()
  await row.getByText('Por hacer para el').waitFor()
  await row.getByRole('button', { name: 'Renovar' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('Desde').inputValue()).toBe('2026-04-01')
  expect(await dialog.getByLabel('Hasta').inputValue()).toBe('2027-03-31')
  expect(await faultsOf(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Crear contrato' }).click()
  await page.getByText('Ningún contrato cumple con lo que se busca.').waitFor()
  await page.getByRole('link', { name: 'Resueltas' }).click()

  await page.getByRole('row', { name: /Plan de B.*Renovado.*Sigue en CT-0003/ }).waitFor()
})

test('RP-6, RP-8: from the list of reports to a figure, and to what it counts', async () => {
  const page = await openPage({ desk, browser, viewport: phone, colorScheme: 'dark' })
  await signIn(page, { desk, who: 'supervisor', next: '/console/informes' })
  await heading(page, 'Informes')
  await page.getByRole('link', { name: 'Horas por responsable' }).click()
  await heading(page, 'Responsables y empresas que atendieron')
  await page
    .getByRole('link', { name: /1.h.30/ })
    .first()
    .click()
  await heading(page, 'Trabajo del informe')
  await page.getByText('Revisar la serie.').waitFor()
  await page.goto('/console/informes/contratos?por=organization')
  await page
    .getByRole('row', { name: /^Club A/ })
    .getByRole('link')
    .click()

  await heading(page, 'Contratos del informe')
  const plan = page.getByText('Plan de soporte')
  await plan.waitFor()
  expect(await plan.isVisible()).toBe(true)
})

test('RP-7, RP-9, RP-10: each says what it was asked, and the file is offered', async () => {
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'admin', next: '/console/informes/vencimientos?dias=400' })
  await page.getByText('Termina pronto').first().waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  expect((await download).suggestedFilename()).toBe('rp-7.csv')
  await page.goto('/console/informes/horas-usadas?desde=2026-01-01&hasta=2026-03-31')
  await heading(page, 'Mes a mes')
  await page.getByRole('row', { name: /Total.*10.h.*1.h.30.*15,0/ }).waitFor()
  await page.goto('/console/informes/tiempo')

  await heading(page, 'No hay nada que contar')
})
