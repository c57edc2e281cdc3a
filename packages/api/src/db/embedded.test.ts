import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { throwawayParent } from './embedded-home.ts'
import { startEmbedded } from './embedded.ts'

const module = new URL('embedded.ts', import.meta.url).href
const lines: string[] = []
const log = (line: string) => void lines.push(line)
let dataDir = ''

beforeEach(async () => {
  lines.length = 0
  dataDir = await mkdtemp(join(throwawayParent(), 'mesa-embedded-'))
  await chmod(dataDir, 0o711)
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

/** A second Mesa process on the same folder; resolves with its first line of output. */
async function startInAnotherProcess() {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(module)})
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {} })
    console.log(JSON.stringify({ url: embedded.url, pid: embedded.pid }))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await Promise.race([
    new Promise<string[]>((settle) => child.stdout.once('data', (data) => settle([`${data}`]))),
    sleep(60_000, [''], { ref: false }),
  ])
  return { child, ...(JSON.parse(line ?? '') as { url: string; pid: number }) }
}

test('a first start makes a UTF-8 cluster with its own password and a second start keeps the data', async () => {
  const first = await startEmbedded({ dataDir, log })
  await query(first.url, 'create table kept (word text); insert into kept values (lower($$Á$$))')
  await first.stop()
  await first.stop()
  const second = await startEmbedded({ dataDir, log })

  expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'á' }])
  expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  expect(second.url).toBe(first.url)
  await second.stop()

  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  const password = new URL(second.url).password
  expect(password).toHaveLength(32)
  expect(lines.join('\n')).not.toContain(password)
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain(password)
  expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
}, 60_000)

test('a lost secrets.json is made again and the data stays', async () => {
  const first = await startEmbedded({ dataDir, log })
  await query(first.url, 'create table kept (n int)')
  await first.stop()
  await rm(join(dataDir, 'secrets.json'))

  const second = await startEmbedded({ dataDir, log })

  expect(second.url).not.toBe(first.url)
  expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
  await second.stop()
}, 60_000)

test('a running Mesa refuses a second one, and when it is killed the next start recovers', async () => {
  const other = await startInAnotherProcess()
  await query(other.url, 'create table kept as select 7 as n')
  await expect(startEmbedded({ dataDir, log })).rejects.toThrow('Mesa is already running')
  other.child.kill('SIGKILL')
  await sleep(100)
  expect(() => process.kill(other.pid, 0)).not.toThrow()

  const next = await startEmbedded({ dataDir, log })

  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(next.pid).not.toBe(other.pid)
  await next.stop()
}, 60_000)

test('PostgreSQL killed with its Mesa leaves a stale lock that the next start removes', async () => {
  const other = await startInAnotherProcess()
  await query(other.url, 'create table kept as select 7 as n')
  other.child.kill('SIGKILL')
  process.kill(other.pid, 'SIGKILL')
  await sleep(100)
  expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(true)

  const next = await startEmbedded({ dataDir, log })

  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }])
  await next.stop()
}, 60_000)

test('PostgreSQL killed alone is started again on the same port within 5 seconds', async () => {
  const embedded = await startEmbedded({ dataDir, log })
  await query(embedded.url, 'create table kept as select 7 as n')
  const before = embedded.pid
  process.kill(before, 'SIGKILL')
  await expect
    .poll(() => query(embedded.url, 'select n from kept').catch(() => null), { timeout: 5000 })
    .toEqual([{ n: 7 }])

  expect(embedded.pid).not.toBe(before)
  await embedded.stop()
  await sleep(300)
  expect(() => process.kill(embedded.pid, 0)).toThrow('ESRCH')
}, 60_000)
