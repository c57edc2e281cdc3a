import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArchive } from '@mesa/api/backup/archive-reader'
import { openInstallation, type Installation } from '@mesa/api/backup/installation'
import { restore } from '@mesa/api/backup/restore'
import { verifyInstallation, type Check } from '@mesa/api/backup/verify.service'
import { systemClock } from '@mesa/api/clock'
import type { Config } from '@mesa/api/config'
import { createDatabase, systemScope } from '@mesa/api/db/database'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { createStaff } from '@mesa/api/modules/people/people.service'

const server = fileURLToPath(new URL('../../packages/api/src/server.ts', import.meta.url))
const casesToOpen = 20
const startMsMax = 120_000
type Visitor = { slug: string; email: string; password: string }

/** Restores an archive beside everything that exists, and uses the copy as people would (P21). */
export async function rehearse(path: string, config: Config): Promise<Check[]> {
  const archive = await openArchive(path)
  const dataDir = await mkdtemp(join(tmpdir(), 'mesa-rehearsal-'))
  await chmod(dataDir, 0o711)
  try {
    const copy = { ...config, dataDir, databaseUrl: null, databaseDirectUrl: null, filesUrl: null }
    const { secret } = archive.manifest
    const installation = await openInstallation(
      { ...copy, secret: secret === 'inside' ? null : config.secret },
      () => undefined,
    )
    let checks: Check[]
    let visitors: Visitor[]
    try {
      await restore(installation, archive)
      checks = await verifyInstallation(installation, archive.manifest.missing)
      visitors = await addVisitors(installation)
    } finally {
      await installation.close()
    }
    return [...checks, await visit({ dataDir, secret: config.secret }, visitors)]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Somebody of each desk whose password is known, in the copy alone. */
async function addVisitors({ ownerUrl }: Installation): Promise<Visitor[]> {
  const db = createDatabase({ url: ownerUrl, poolSize: 1 })
  try {
    const visitors: Visitor[] = []
    for (const { id, slug } of await db.directory('select id, slug from tenants')) {
      const password = randomBytes(18).toString('base64url')
      const email = `visitor-${randomBytes(6).toString('hex')}@rehearsal.invalid`
      const passwordHash = await hashPassword(password)
      const at = systemClock.now()
      await db.transaction(systemScope(String(id)), (tx) =>
        createStaff(tx, { name: 'Visitor', email, role: 'supervisor', passwordHash, at }),
      )
      visitors.push({ slug: String(slug), email, password })
    }
    return visitors
  } finally {
    await db.close()
  }
}

async function visit(
  { dataDir, secret }: { dataDir: string; secret: string | null },
  visitors: Visitor[],
): Promise<Check> {
  const child = spawn(process.execPath, [server], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      MESA_DEMO: 'off',
      MESA_DATA_DIR: dataDir,
      MESA_LOG_LEVEL: 'error',
      ...(secret !== null && { MESA_SECRET: secret }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const check: Check = { name: 'sign-in and cases on the restored copy', asked: 0, wrong: [] }
  try {
    const address = await untilListening(child)
    for (const visitor of visitors) await openCases(`${address}/api/v1`, visitor, check)
    if (visitors.length === 0) check.wrong.push('the archive has no desk')
  } catch (error) {
    check.wrong.push((error as Error).message)
  } finally {
    if (child.exitCode === null) {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    }
  }
  return check
}

function untilListening(child: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = ''
    const late = setTimeout(() => reject(new Error('Mesa did not start in time')), startMsMax)
    child.once('exit', () => reject(new Error(`Mesa did not start: ${told.slice(-500)}`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      const address = /https?:\/\/[^\s/]+:\d+/.exec(told)?.[0]
      if (address === undefined) return
      clearTimeout(late)
      resolve(address)
    })
  })
}

async function openCases(base: string, { slug, email, password }: Visitor, check: Check) {
  const login = await fetch(`${base}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ desk: slug, email, password }),
  })
  check.asked += 1
  const { accessToken } = (await login.json()) as { accessToken?: string }
  if (accessToken === undefined) {
    check.wrong.push(`nobody can sign in to ${slug}: ${login.status}`)
    return
  }
  const headers = { authorization: `Bearer ${accessToken}` }
  const list = await fetch(`${base}/tickets?limit=${casesToOpen}`, { headers })
  const { items = [] } = (await list.json()) as { items?: Array<{ number: number }> }
  if (list.status !== 200) check.wrong.push(`the list of cases of ${slug}: ${list.status}`)
  for (const { number } of items) {
    const answer = await fetch(`${base}/tickets/${number}`, { headers })
    await answer.arrayBuffer()
    check.asked += 1
    if (answer.status !== 200) check.wrong.push(`case ${number} of ${slug}: ${answer.status}`)
  }
}
