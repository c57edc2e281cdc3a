import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const isMadeForHere = process.platform === 'linux' && process.arch === 'x64'

/** What `chromium.launch` of playwright-core takes. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

const VERSION = '153'
const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET_ARGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage'

/**
 * CHROMIUM_PATH, then the one inside the npm package, which is unpacked to the temporary folder, then
 * the system's. The package's is the shell without windows: it takes half of the processor time of
 * the whole browser for the same pages. CHROMIUM=system passes it over.
 */
export async function findChromium(): Promise<Browser> {
  const env = inheritedEnvironment()
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
  const isUnpacked = !named && process.env.CHROMIUM !== 'system' && isMadeForHere
  if (isUnpacked) return unpackFromNpm(env)
  const executablePath = named ?? SYSTEM_PATHS.find((path) => existsSync(path))
  if (!executablePath) throw new Error('No Chromium: name one in CHROMIUM_PATH.')
  return { executablePath, args: QUIET_ARGS.split(' '), env }
}

/** The package is made for AWS Lambda: elsewhere its own libraries have to be named. */
async function unpackFromNpm(env: Record<string, string>): Promise<Browser> {
  const folder = join(tmpdir(), `mesa-browser-${VERSION}-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) await unpackTo(folder)
  const own = env['LD_LIBRARY_PATH']
  const paths = [join(folder, 'al2023', 'lib'), ...(own ? [own] : [])]
  const args = [...QUIET_ARGS.split(' '), '--headless=shell']
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: { ...env, LD_LIBRARY_PATH: paths.join(':') },
  }
}

/** Under another name until all of it is there: two workers may come at once. */
async function unpackTo(folder: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`)
  const script = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, TMPDIR: own } })
  await rename(own, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error
    await rm(own, { recursive: true, force: true })
  })
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
