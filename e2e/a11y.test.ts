import AxeBuilder from '@axe-core/playwright'
import { aCase, givenStartedCase } from '@mesa/api/testing/given-case'
import { changePolicy } from '@mesa/api/testing/given-policy'
import { password } from '@mesa/api/testing/test-app'
import type { UserName } from '@mesa/api/testing/base-desk'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { pasteScreenshot, someBody, waitForUpload } from './testing/customer.ts'
import { type Desk, startDesk, startDeskForTest } from './testing/desk.ts'

const widths = [320, 390, 768, 1440]
let browser: Browser
let desk: Desk

beforeAll(async () => {
  ;[browser, desk] = await Promise.all([launchBrowser(), startDesk()])
  await fillDesk()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('WCAG 2.2 AA: pages before signing in have no axe violation and fit every width', async () => {
  const page = await openPage({ desk, browser })
  const faults: string[] = []
  for (const path of ['/entrar', '/olvido', '/restablecer/no-sirve', '/invitacion/no-sirve']) {
    faults.push(...(await faultsOf(page, path)))
  }
  expect(faults).toEqual([])
})

const areas: Array<{ name: string; who: UserName; paths: string[] }> = [
  {
    name: 'the portal',
    who: 'keyUserA',
    paths: [
      '/',
      '/casos',
      '/casos/nuevo',
      '/casos/1',
      '/casos/2',
      '/borradores',
      '/condiciones',
      '/personas',
      '/ventanas',
      '/horas',
      '/seguridad',
      '/no-existe',
    ],
  },
  {
    name: 'the console',
    who: 'agent',
    paths: [
      '/console/cola?vista=abiertos',
      '/console/cola',
      '/console/tablero',
      '/console/recepcion',
      '/console/casos/1',
      '/console/seguridad',
    ],
  },
  {
    // Led away from the queue: an answer 403 would be an error of the console, which fails the test.
    name: 'the page of a role without cases',
    who: 'technician',
    paths: ['/console/inicio', '/console/cola'],
  },
  {
    name: 'the reports',
    who: 'viewer',
    paths: ['/console/cola', '/console/informes/cumplimiento/casos'],
  },
  {
    name: 'the administration',
    who: 'admin',
    paths: [
      '/admin/empresas',
      '/admin/personas',
      '/admin/productos',
      '/admin/contratos',
      '/admin/calendarios',
      '/admin/correos',
      '/admin/auditoria',
      '/admin/claves',
      '/admin/seguridad',
    ],
  },
  {
    name: 'the people of the administration',
    who: 'admin',
    paths: ['/admin/grupos', '/admin/textos', '/admin/conocimientos', '/admin/suplencias'],
  },
]

test.for(areas)(
  'WCAG 2.2 AA: $name has no axe violation and fits every width',
  async ({ who, paths }) => {
    const page = await openPage({ desk, browser, expected: /404 .*no-existe/ })
    await signIn(page, { desk, who })
    const details = paths.includes('/admin/empresas') ? await firstDetails(page) : []
    const faults: string[] = []
    for (const path of [...paths, ...details]) faults.push(...(await faultsOf(page, path)))
    expect(faults).toEqual([])
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

/** A case in work with every kind of message and a pending decision, one to validate, and mails. */
async function fillDesk() {
  const started = await givenStartedCase(desk)
  const agent = desk.as('agent')
  const ticket = `/tickets/${started.number}`
  await agent.post(`${ticket}/messages`, { kind: 'note', body: 'Nota para el equipo.' })
  await agent.post(`${ticket}/messages`, { kind: 'reply', body: 'Estamos **revisando**.' })
  const startedAt = new Date(desk.clock.now().getTime() - 30 * 60_000).toISOString()
  const work = { component: 'l1', minutes: 30, startedAt, description: 'Análisis' }
  await agent.post(`${ticket}/worklogs`, work)
  const ask = { purpose: 'solution', minutes: 180, explanation: 'Corregir la serie' }
  await agent.post(`${ticket}/consents`, ask)
  const solved = await givenStartedCase(desk)
  await agent.post(`/tickets/${solved.number}/transitions`, {
    action: 'propose',
    nature: 'definitive',
    body: 'Pruebe otra vez.',
  })
  await desk.as('keyUserA').post('/tickets', await aCase(desk))
  await fillRules()
}

/** What the rules add to the portal: conditions to accept, a draft to decide on, a window to come. */
async function fillRules() {
  await changePolicy(desk, (policy) => ({
    ...policy,
    entitlement: {
      ...policy.entitlement,
      conditions: 'once',
      training: 'required',
      keyUsersOnly: true,
    },
  }))
  await desk.as('admin').post('/conditions', { title: 'Condiciones', body: 'Un caso por asunto.' })
  const content = { productId: desk.given.product.id, summary: 'Recibo sin totales' }
  await desk.as('requesterA').post('/drafts', { content })
  const window = { startsAt: '2026-03-20T12:00:00Z', endsAt: '2026-03-21T12:00:00Z' }
  await desk.as('keyUserA').post('/critical-windows', { reason: 'Carnetización', ...window })
}

/** The first of each list that has a page of its own. */
async function firstDetails(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const list of [
    '/admin/empresas',
    '/admin/contratos',
    '/admin/calendarios',
    '/admin/correos',
  ]) {
    await show(page, list)
    const link = page.locator(`main a[href^="${list}/"]`).first()
    await link.waitFor()
    found.push((await link.getAttribute('href')) ?? '')
  }
  return found
}

async function show(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[role="status"][aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Violations in light and dark, and the widths at which the page scrolls sideways. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const faults: string[] = []
  await page.setViewportSize({ width: 1440, height: 900 })
  await show(page, path)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, nodes } of violations) {
      faults.push(`${path} (${colorScheme}): ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    }
  }
  for (const width of widths) {
    await page.setViewportSize({ width, height: 844 })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over > 0) faults.push(`${path}: ${over} px too wide at ${width}`)
  }
  return faults
}

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
