import { givenContract, givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsHere } from './testing/axe.ts'
import { launchBrowser, openPage, phone, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

const worklogs = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}/worklogs`)).body.items
const panelOf = (page: Page) => page.getByRole('region', { name: 'Trabajo' })
const timerOf = (page: Page) => panelOf(page).getByRole('timer', { name: 'Cronómetro' })
const dialogOf = (page: Page, number: number) =>
  page.getByRole('dialog', { name: `Registrar trabajo en el caso ${number}` })

test('HR-5: the stopwatch outlives a reload, runs in a second tab too, and its time is logged once', async () => {
  const { number } = await givenStartedCase(desk)
  const next = `/console/casos/${number}`
  const one = await openPage({ desk, browser, expected: /422/ })
  await signIn(one, { desk, who: 'agent', next })
  await panelOf(one).getByRole('button', { name: 'Iniciar el cronómetro' }).click()
  await one.waitForFunction(() => document.querySelector('[role=timer]')?.textContent !== '0:00:00')
  await one.reload()
  await panelOf(one).getByRole('button', { name: 'Pausar el cronómetro' }).waitFor()

  const two = await one.context().newPage()
  await two.goto(`${desk.address}${next}`)
  await panelOf(two).getByRole('button', { name: 'Pausar el cronómetro' }).click()
  // Told by the other tab, which nobody touched.
  await panelOf(one).getByRole('button', { name: 'Iniciar el cronómetro' }).waitFor()
  expect(await timerOf(one).textContent()).toBe(await timerOf(two).textContent())

  for (const page of [one, two]) {
    await panelOf(page).getByRole('button', { name: 'Registrar trabajo' }).click()
    await dialogOf(page, number).getByRole('textbox', { name: 'Qué se hizo' }).fill('Análisis')
  }
  const log = (page: Page) =>
    dialogOf(page, number)
      .getByRole('button', { name: 'Registrar' })
      .click({ timeout: 5000 })
      .catch(() => undefined)
  await Promise.all([log(one), log(two)])

  for (const page of [one, two]) {
    await panelOf(page).getByText('Análisis').first().waitFor()
    await page.waitForFunction(
      () => document.querySelector('[role=timer]')?.textContent === '0:00:00',
    )
  }
  expect(await worklogs(number)).toHaveLength(1)
})

test('HR-5: an entry is put right in the case: the balance stands beside it, and the old one stays, struck through', async () => {
  const { number } = await givenStartedCase(desk)
  await givenContract(desk, { minutes: 600 })
  const page = await openPage({ desk, browser })
  await signIn(page, { desk, who: 'agent', next: `/console/casos/${number}` })
  await panelOf(page).getByRole('button', { name: 'Registrar trabajo' }).click()
  const dialog = dialogOf(page, number)
  await dialog.getByRole('spinbutton', { name: 'Minutos' }).fill('150')
  await dialog.getByText('Quedará en el contrato').waitFor()
  await dialog.getByText(/0\sh\s30 sin cobrar: pasa de lo autorizado/).waitFor()
  expect(await faultsHere(page)).toEqual([])
  await dialog.getByText('Trabajaron también otras personas').click()
  await dialog.getByRole('checkbox', { name: 'Otto Agente' }).check()
  await dialog.getByRole('spinbutton', { name: 'Minutos' }).fill('40')
  await dialog.getByRole('textbox', { name: 'Qué se hizo' }).fill('Visita')
  await dialog.getByRole('button', { name: 'Registrar' }).click()
  await panelOf(page)
    .getByText(/con Otto Agente/)
    .waitFor()

  await panelOf(page)
    .getByRole('button', { name: /^Corregir/ })
    .click()
  const correction = page.getByRole('dialog', { name: 'Corregir el trabajo' })
  await correction.getByRole('spinbutton', { name: 'Minutos' }).fill('25')
  await correction.getByRole('textbox', { name: 'Motivo' }).fill('Fueron 25')
  expect(await faultsHere(page)).toEqual([])
  await correction.getByRole('button', { name: 'Corregir' }).click()
  await panelOf(page)
    .getByText(/Corregido por Ana Agente.*Fueron 25/)
    .waitFor()

  const struck = await panelOf(page).locator('del').allTextContents()
  expect(struck.join(' ')).toContain('Visita')
  const entries = await worklogs(number)
  expect(entries.map((one: { minutes: number }) => one.minutes)).toEqual([25, 40, 40])
})

test('HR-13: an agent records time on no case by week, sees the total by type and withdraws an entry', async () => {
  for (const viewport of [undefined, phone]) {
    const page = await openPage({ desk, browser, ...(viewport && { viewport }) })
    await signIn(page, { desk, who: 'agent', next: '/console/tiempo' })
    const form = page.getByRole('region', { name: 'Registrar tiempo' })
    await form.getByRole('combobox', { name: 'En qué' }).selectOption('training')
    await form.getByLabel('Empezó').fill('2026-03-03T09:00')
    await form.getByRole('spinbutton', { name: 'Minutos' }).fill('90')
    await form.getByRole('button', { name: 'Registrar' }).click()
    const totals = page.getByRole('region', { name: 'Total por tipo' })
    await totals.getByText('Formación').waitFor()
    await totals.getByText('1 h 30').first().waitFor()
    expect(await faultsHere(page)).toEqual([])

    await page.getByRole('button', { name: /^Retirar/ }).click()
    await page
      .getByText(/Retirado por Ana Agente/)
      .first()
      .waitFor()
    await totals.getByText('Nada registrado en esta semana.').waitFor()
    await page.getByRole('link', { name: 'Anterior' }).click()
    await page.getByText('No hay tiempo registrado en esta semana.').waitFor()
  }
})
