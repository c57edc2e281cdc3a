import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from './testing/axe.ts'
import { launchBrowser, openPage, signIn } from './testing/browser.ts'
import { type Desk, startDesk } from './testing/desk.ts'
import { adminAreas } from './testing/every-page.ts'
import { fillDesk } from './testing/full-desk.ts'

// Apart from a11y.test.ts, so that two workers share what takes longest of all.
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

test.for(adminAreas)(
  'WCAG 2.2 AA: $name: no axe violation, and every width fits',
  async ({ who, paths }) => {
    const page = await openPage({ desk, browser })
    await signIn(page, { desk, who })
    expect(await faultsOf(page, paths)).toEqual([])
  },
)
