import axe, { type Result, type RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  var axe: { run(root: Document, options: RunOptions): Promise<{ violations: Result[] }> }
}

const everyWidth = [320, 390, 768, 1440]

/** What axe finds in the page as it stands; no page of ours has frames. It is read once per page. */
export async function violationsOf(page: Page, options: RunOptions = {}): Promise<Result[]> {
  await page.evaluate(`globalThis.axe === undefined && (() => { ${axe.source} })()`)
  return page.evaluate(
    async (given) => (await globalThis.axe.run(document, given)).violations,
    // What is in order is counted and not described, which is half of the time.
    { resultTypes: ['violations' as const], ...options },
  )
}

/** Goes there and waits for the page itself: its heading stands and nothing says that it loads. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[role="status"][aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/**
 * What is wrong with the page that stands open: violations of every rule in light, those of contrast
 * in dark (nothing else differs there), and the widths at which it scrolls sideways.
 */
export async function faultsHere(page: Page, path = new URL(page.url()).pathname) {
  const faults: string[] = []
  const check = async (theme: 'light' | 'dark', options: RunOptions = {}) => {
    await page.emulateMedia({ colorScheme: theme })
    for (const { id, nodes } of await violationsOf(page, options)) {
      faults.push(`${path} (${theme}): ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await check('light')
  await check('dark', { runOnly: ['color-contrast'] })
  for (const width of everyWidth) {
    await page.setViewportSize({ width, height: 844 })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over > 0) faults.push(`${path}: ${over} px too wide at ${width}`)
  }
  return faults
}

/** `faultsHere` of each page in turn. */
export async function faultsOf(page: Page, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    const address = path.endsWith('/:id')
      ? await firstOf(page, path.slice(0, -'/:id'.length))
      : path
    await show(page, address)
    faults.push(...(await faultsHere(page, path)))
  }
  return faults
}

/** The first of a list that has a page of its own. The list is often the page before. */
async function firstOf(page: Page, list: string): Promise<string> {
  if (new URL(page.url()).pathname !== list) await show(page, list)
  const link = page.locator(`main a[href^="${list}/"]`).first()
  await link.waitFor()
  return (await link.getAttribute('href')) ?? ''
}
