import { password } from '@mesa/api/testing/test-app'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from './testing/axe.ts'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { pasteScreenshot, someBody, waitForUpload } from './testing/customer.ts'
import { type Desk, startDesk, startDeskForTest } from './testing/desk.ts'
import {
  customerAreas,
  deskAreas,
  pagesWithoutCheck,
  signedOutPages,
} from './testing/every-page.ts'
import { fillDesk } from './testing/full-desk.ts'

let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  await fillDesk(desk)
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('WCAG 2.2 AA: every page of the product is among those checked', async () => {
  expect(await pagesWithoutCheck()).toEqual([])
})

test('WCAG 2.2 AA: pages before signing in have no axe violation and fit every width', async () => {
  const page = await openPage({ desk, browser })
  expect(await faultsOf(page, signedOutPages)).toEqual([])
})

test.for([...customerAreas, ...deskAreas])(
  'WCAG 2.2 AA: $name: no axe violation, and every width fits',
  async ({ who, paths }) => {
    const page = await openPage({ desk, browser, expected: /404 .*no-existe/ })
    await signIn(page, { desk, who })
    expect(await faultsOf(page, paths)).toEqual([])
  },
)

test('WCAG 2.1.1: somebody signs in and opens a case by keyboard alone', async () => {
  const own = await startDeskForTest()
  const page = await openPage({ desk: own, browser })
  const { keyboard } = page
  await page.goto('/entrar')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await tabTo(page, 'Correo')
  await keyboard.type(own.given.users.keyUserA.email)
  await tabTo(page, 'Contraseña')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Kelly/ }).waitFor()

  await tabTo(page, 'Nuevo caso')
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nuevo caso' }).waitFor()
  await tabTo(page, 'Módulo')
  await keyboard.type('Fact')
  await tabTo(page, '¿Qué ocurre?')
  await keyboard.type('Recibo descuadra totales al emitir')
  await tabTo(page, 'Cuéntenos qué hizo, qué esperaba y qué obtuvo')
  await keyboard.type(someBody)
  await pasteScreenshot(page)
  await waitForUpload(page, 'Captura pegada')
  await tabTo(page, 'Enviar el caso')
  await keyboard.press('Enter')
  await page.getByText('Su caso tiene el número 1.').first().waitFor()
  const { body } = await own.as('keyUserA').get('/tickets/1')
  expect(body.subject).toBe('FACTURACIÓN, Recibo descuadra totales al emitir')
})

const stopsMax = 60

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < stopsMax; stop++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const labels = element instanceof HTMLInputElement ? element.labels : null
      const label =
        labels?.[0] ?? document.querySelector(`label[for="${CSS.escape(element?.id ?? '')}"]`)
      return (label ?? element)?.textContent?.trim() ?? ''
    })
    if (focused === name) return
  }
  throw new Error(`no way to «${name}» by keyboard`)
}
