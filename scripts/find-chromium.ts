import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What `chromium.launch` of playwright-core takes. */
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

const VERSION = '153'
const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET_ARGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage'

/**
 * CHROMIUM_PATH, then the system's Chromium, then the one inside the npm package, which is
 * unpacked to the temporary folder. CHROMIUM=npm forces the last.
 */
export async function findChromium(): Promise<Browser> {
  const env = inheritedEnvironment()
  const isForced = process.env.CHROMIUM === 'npm'
  const named = process.env.CHROMIUM_PATH
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`)
  const installed = isForced ? undefined : (named ?? SYSTEM_PATHS.find((path) => existsSync(path)))
  return installed
    ? { executablePath: installed, args: QUIET_ARGS.split(' '), env }
    : unpackFromNpm(env)
}

/** The package is made for AWS Lambda: elsewhere its own libraries have to be named. */
async function unpackFromNpm(env: Record<string, string>): Promise<Browser> {
  // It unpacks to the temporary folder under fixed names: one folder per user and version.
  const folder = join(tmpdir(), `mesa-chromium-${VERSION}-${process.getuid?.() ?? 0}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  process.env.TMPDIR = folder
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = join(dirname(dirname(entry)), 'bin')
  const executablePath = await chromium.executablePath()
  const libraries = await inflate(join(bin, 'al2023.tar.br'))
  const own = env['LD_LIBRARY_PATH']
  const paths = [join(libraries, 'lib'), ...(own ? [own] : [])]
  const args = [...QUIET_ARGS.split(' '), '--headless=shell']
  return { executablePath, args, env: { ...env, LD_LIBRARY_PATH: paths.join(':') } }
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
