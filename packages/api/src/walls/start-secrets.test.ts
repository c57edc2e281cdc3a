import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { loadSecrets } from '../http/secrets.ts'

const server = fileURLToPath(new URL('../server.ts', import.meta.url))
const canary = (name: string) => `canario-${name}-${randomBytes(12).toString('hex')}`

/** A real process with these settings, until it prints what `isDone` waits for, or ends. It brings its own PostgreSQL. */
async function start(env: Record<string, string>, isDone: (said: string) => boolean) {
  const dataDir = mkdtempSync(join(tmpdir(), 'mesa-start-'))
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env.PATH, PORT: '0', MESA_DATA_DIR: dataDir, MESA_DEMO: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<void>((settle) => child.on('close', () => settle()))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  })
  await new Promise<void>((settle) => {
    const hear = (part: Buffer) => {
      said += part.toString()
      if (isDone(said)) settle()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(settle)
  })
  const commands = child.exitCode === null ? readFileSync(`/proc/${child.pid}/cmdline`, 'utf8') : ''
  return { said, commands }
}

test('P25: a start tells no secret of its settings, in what it prints or in its command line', async () => {
  const [secret, token, mail] = [canary('raiz'), canary('metricas'), canary('smtp')]
  const { said, commands } = await start(
    {
      MESA_SECRET: secret,
      MESA_METRICS_TOKEN: token,
      MESA_SMTP_URL: `smtp://mesa:${mail}@127.0.0.1:1`,
      MESA_LOG_LEVEL: 'trace',
    },
    (text) => text.includes('/primer-uso#token='),
  )
  expect(said).toContain('/primer-uso#token=')
  expect(commands).toContain('server.ts')
  const derived = Object.values(loadSecrets({ secret, dataDir: '/nonexistent' }))
  expect(derived.length).toBeGreaterThanOrEqual(4)
  for (const hidden of [secret, token, mail, ...derived]) {
    expect(hidden.length).toBeGreaterThan(11)
    expect(said).not.toContain(hidden)
    expect(commands).not.toContain(hidden)
  }
})

test('P25: a start that fails over a wrong address does not repeat its password', async () => {
  const secret = canary('base')
  const { said } = await start(
    { DATABASE_URL: `postgres://mesa:${secret}@[no/mesa`, MESA_SMTP_URL: `smtp://x:${secret}@[no` },
    () => false,
  )
  expect(said).toMatch(/Mesa no pudo iniciar/)
  expect(said).not.toContain(secret)
})
