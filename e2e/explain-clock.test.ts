import { givenStartedCase } from '@mesa/api/testing/given-case'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOf } from './testing/axe.ts'
import { launchBrowser, openPage, phone, signIn, wide } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'

let browser: Browser
let desk: Desk
let number: number

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  number = (await givenStartedCase(desk)).number
  const reply = { kind: 'reply', body: '¿Qué serie usa?', nature: 'provisional', asks: true }
  await desk.as('agent').post(`/tickets/${number}/messages`, reply)
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

const opener = (page: Page) => page.getByRole('button', { name: /^Explicar Primera respuesta/ })
const axe = async (page: Page) =>
  (await violationsOf(page)).map(({ id, nodes }) => [id, nodes[0]?.html])
const hasFocus = (page: Page) =>
  opener(page).evaluate((button) => button === document.activeElement)

test('EX-4: by keyboard an agent opens why a clock says what it says; Esc gives the focus back', async () => {
  const page = await openPage({ desk, browser, viewport: wide })
  await signIn(page, { desk, who: 'agent', next: `/console/casos/${number}` })
  await opener(page).focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: /^Cumplido/ })
  await panel.getByRole('row', { name: /^Contado de 8.h hábiles/ }).waitFor()

  expect(await panel.getByRole('row', { name: /cambió la clasificación/ }).count()).toBe(1)
  await panel.getByText('De quién fue el turno').waitFor()
  expect(await panel.getByRole('listitem').count()).toBe(4)
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  expect(await hasFocus(page)).toBe(true)
})

test('EX-4: on a phone a customer reads it in their own words, in a sheet over the case', async () => {
  const page = await openPage({ desk, browser, viewport: phone })
  await signIn(page, { desk, who: 'keyUserA', next: `/casos/${number}` })
  await page.getByRole('button', { name: 'Horas, archivos y datos' }).click()
  await opener(page).click()
  const panel = page.getByRole('dialog', { name: /^Cumplido/ })
  await panel.getByText('De su empresa').waitFor()
  const box = await panel.locator('xpath=..').boundingBox()

  expect(await panel.getByText('Lo hizo').count()).toBe(0)
  expect([box?.x, box?.width, (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([0, 390, 844])
  expect(await axe(page)).toEqual([])
  await panel.getByRole('button', { name: 'Cerrar la explicación' }).click()
  expect(await hasFocus(page)).toBe(true)
})
