import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { password } from '@mesa/api/testing/test-app'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { type Desk, startDeskForTest } from './testing/desk.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** What a browser says while it refuses, and of answers shown as pages, which have no icon. */
const blocked =
  /favicon|Content Security Policy|CORS policy|ERR_BLOCKED|ERR_FAILED|403|Refused to|Unsafe/

/** A page of somebody else: another site by its name, though the same machine. */
async function startForeignPage(desk: Desk) {
  const login = JSON.stringify({ email: desk.given.users.requesterB.email, password })
  const [start = '', end = ''] = login.split('{').join('').split('}')
  const page = `<!doctype html><title>Evil</title>
    <iframe id="frame" src="${desk.address}/"></iframe>
    <form id="login" method="post" enctype="text/plain" action="${desk.address}/api/v1/auth/login">
      <input name='{${start},"x":"' value='"}${end}'></form>
    <form id="refresh" method="post" action="${desk.address}/api/v1/auth/refresh"></form>
    <form id="logout" method="post" action="${desk.address}/api/v1/auth/logout"></form>`
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(page),
  )
  await new Promise<void>((settle) => server.listen(0, 'localhost', settle))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}/`
}

test('A100: a foreign page can neither frame, nor read, nor post with the reader’s session', async () => {
  const desk = await startDeskForTest({ hasContract: false })
  const page = await openPage({ desk, browser, expected: blocked })
  await signIn(page, { desk, who: 'keyUserA' })
  const foreign = await startForeignPage(desk)

  await page.goto(foreign)
  const framed = page.frames().find((frame) => frame.parentFrame() !== null)
  expect(await framed?.evaluate(() => document.body.innerText)).not.toContain('Casos')
  expect(await framed?.evaluate(() => location.protocol)).toBe('chrome-error:')

  const read = await page.evaluate(async (address) => {
    const ways: RequestInit[] = [
      { credentials: 'include' },
      { credentials: 'include', headers: { authorization: 'Bearer x' } },
      { method: 'POST', credentials: 'include' },
      { method: 'POST', credentials: 'include', body: '{}' },
    ]
    const paths = ['/api/v1/auth/me', '/api/v1/auth/refresh', '/api/v1/desk/public']
    const outcomes: string[] = []
    for (const path of paths)
      for (const way of ways)
        outcomes.push(
          await fetch(address + path, way).then(
            () => 'read',
            () => 'refused',
          ),
        )
    return outcomes
  }, desk.address)
  expect(read).toEqual(Array.from({ length: 12 }, () => 'refused'))

  for (const form of ['login', 'refresh', 'logout'])
    expect([form, await post(page, { foreign, form })]).toEqual([form, 403])
  // Still the reader's own session, neither ended nor changed for another person's.
  await page.goto(`${desk.address}/`)
  await page.getByText('Kelly').first().waitFor()
})

/** Submits a form of the foreign page as a reader is tricked to, and answers the status of its answer. */
async function post(page: Page, { foreign, form }: { foreign: string; form: string }) {
  await page.goto(foreign)
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.locator(`#${form}`).evaluate((element) => (element as HTMLFormElement).submit())
  const status = (await answer).status()
  // Its page must be there before the next one is asked for.
  await page.waitForURL(`**/auth/${form}`)
  return status
}
