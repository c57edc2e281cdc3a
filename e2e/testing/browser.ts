import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { UserName } from '@mesa/api/testing/base-desk'
import { password } from '@mesa/api/testing/test-app'
import { findChromium } from '../../scripts/find-chromium.ts'
import type { Desk } from './desk.ts'

export const phone = { width: 390, height: 844 }
export const laptop = { width: 1280, height: 800 }
export const wide = { width: 1440, height: 900 }

export const launchBrowser = async (): Promise<Browser> =>
  chromium.launch({ ...(await findChromium()), headless: true })

type PageOptions = {
  desk: Desk
  browser: Browser
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** What the console may say: the answers of the server that the test provokes. */
  expected?: RegExp
}

/** A person's own browser. Whatever its console or its pages complain about fails the test. */
export async function openPage({ desk, browser, ...options }: PageOptions): Promise<Page> {
  const { viewport = wide, colorScheme = 'light', expected } = options
  const isPhone = viewport.width < 600
  const context = await browser.newContext({
    baseURL: desk.address,
    locale: 'es-VE',
    timezoneId: 'America/Caracas',
    viewport,
    colorScheme,
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(30_000)
  await context.addInitScript(shiftClock, desk.clock.now().getTime() - Date.now())
  const complaints: string[] = []
  const complain = (words: string) => {
    if (!expected?.test(words)) complaints.push(words)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => complain(String(error.error())))
  const lost = lostRequests(context)
  onTestFinished(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  // Before it closes, and beside the failure itself, which names only what did not come.
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') throw new Error(await whatWasSeen(context, lost))
  })
  return context.newPage()
}

/** Requests without an answer, or with one that is an error, as they happen. */
function lostRequests(context: BrowserContext): string[] {
  const lost: string[] = []
  context.on('requestfailed', (request) => {
    lost.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`)
  })
  context.on('response', (answer) => {
    if (answer.status() < 400) return
    lost.push(`${answer.request().method()} ${answer.url()}: ${answer.status()}`)
  })
  return lost
}

const linesShown = 40

/** Of each page that stands open: its address, its first lines and what it failed to fetch. */
async function whatWasSeen(context: BrowserContext, lost: readonly string[]): Promise<string> {
  const pages = context.pages().map(async (page) => {
    const text = await page.innerText('body', { timeout: 5_000 }).catch(String)
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return [`the page ${page.url()} shows:`, ...lines.slice(0, linesShown)].join('\n  ')
  })
  const requests = lost.length === 0 ? [] : [['requests that failed:', ...lost].join('\n  ')]
  return [...(await Promise.all(pages)), ...requests].join('\n')
}

/** Runs in the browser: its clock shows the desk's time and goes on from there. */
function shiftClock(offsetMs: number) {
  const Original = Date
  class Shifted extends Original {
    constructor(...given: Parameters<DateConstructor['UTC']> | []) {
      super(...((given.length === 0 ? [Original.now() + offsetMs] : given) as [number]))
    }
    static override now() {
      return Original.now() + offsetMs
    }
  }
  globalThis.Date = Shifted as DateConstructor
}

type SignInOptions = { desk: Desk; who: UserName; next?: string }

/** Fills in the sign-in form, as somebody does who comes for the first time. */
export async function signIn(page: Page, { desk, who, next = '/' }: SignInOptions): Promise<void> {
  await page.goto(next)
  await page.getByLabel('Correo').fill(desk.given.users[who].email)
  await page.getByLabel('Contraseña', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Ingresar' }).click()
  await page.waitForURL((url) => url.pathname !== '/entrar')
  await page.getByRole('heading', { level: 1 }).waitFor()
}
