import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { findChromium } from '../../scripts/find-chromium.ts'

const root = fileURLToPath(new URL('../../packages/web', import.meta.url))
/** Where the built pages are; MESA_E2E_WEB names others, which a build under way does not change. */
export const webFolder = process.env.MESA_E2E_WEB ?? `${root}/dist`

/** `npm test` builds the pages before; whoever runs the tests alone gets them here, and the browser. */
export async function setup() {
  await findChromium()
  if (existsSync(`${webFolder}/index.html`)) return
  await build({ root, logLevel: 'warn' })
}
