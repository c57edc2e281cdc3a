import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../repository.ts'
import { databaseOfApi, startOwnDatabase, type KillableDatabase } from './killable-database.ts'

export type Installation = Awaited<ReturnType<typeof startInstallation>>

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const readyMsMax = 60_000

/**
 * A durable PostgreSQL and the API as a child that is started again whenever it dies, both on a
 * temporary folder that `close` removes. Together, the API has a PostgreSQL of its own.
 */
export async function startInstallation({ isTogether = false } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'mesa-soak-'))
  await chmod(directory, 0o711)
  const database = isTogether
    ? databaseOfApi(join(directory, 'api'))
    : await startOwnDatabase(join(directory, 'database'))
  const api = createApi({ directory, database, port: await freePort() })
  const close = async () => {
    await api.stop()
    await database.stop()
    await rm(directory, { recursive: true, force: true })
  }
  // Nothing may outlive a run that somebody ends.
  const endWithSignal = () => void close().finally(() => process.exit(1))
  for (const signal of signals) process.once(signal, endWithSignal)
  await api.start()
  return {
    database,
    api,
    filesFolder: join(directory, 'api', 'files'),
    directory,
    async close() {
      for (const signal of signals) process.removeListener(signal, endWithSignal)
      await close()
    },
  }
}

type Given = { directory: string; database: KillableDatabase; port: number }

function createApi({ directory, database, port }: Given) {
  const url = `http://127.0.0.1:${port}`
  const logFile = join(directory, 'api.log')
  let child: ChildProcess | undefined
  let wantsToRun = false
  let isKilled = false
  let hasAnswered = false
  /** Ends nobody asked for: the process must outlive its database (F01). */
  let surprises = 0
  let starts = 0

  const spawnOnce = () => {
    const log = openSync(logFile, 'a')
    child = spawn(process.execPath, [join(root, 'packages/api/src/server.ts')], {
      cwd: root,
      stdio: ['ignore', log, log],
      env: environment({ directory, port, ownerUrl: database.urlForApi }),
    })
    closeSync(log)
    starts += 1
    isKilled = false
    hasAnswered = false
    return once(child, 'exit')
  }

  /** As a service manager would: whenever the process ends, it is started again. */
  const keepRunning = async (exit: Promise<unknown>) => {
    for (;;) {
      await exit
      if (!wantsToRun) return
      // A start while the database is away may fail; whoever has answered once must go on.
      if (!isKilled && hasAnswered) surprises += 1
      if (!isKilled) await sleep(200)
      exit = spawnOnce()
    }
  }

  return {
    url,
    logTail: () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n'),
    /** What the API told of its answers of 500, each kind once. */
    unexpectedErrors: () => unexpectedErrors(logFile),
    surprises: () => surprises,
    starts: () => starts,
    async start() {
      wantsToRun = true
      void keepRunning(spawnOnce())
      await this.untilReady()
    },
    /** Answers how long it took in milliseconds. */
    async untilReady(): Promise<number> {
      const from = performance.now()
      while (!(await answers(`${url}/readyz`))) {
        if (performance.now() - from > readyMsMax)
          throw new Error(`The API is not ready. The end of its log:\n${this.logTail()}`)
        await sleep(40)
      }
      hasAnswered = true
      return performance.now() - from
    },
    isHealthy: () => answers(`${url}/healthz`),
    kill() {
      isKilled = true
      child?.kill('SIGKILL')
    },
    /** Answers the exit code, or null when it had to be killed. */
    async stop(): Promise<number | null> {
      wantsToRun = false
      if (!child || child.exitCode !== null || child.signalCode !== null) return null
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), 20_000)
      const [code] = (await exit) as [number | null]
      clearTimeout(late)
      return code
    },
  }
}

function unexpectedErrors(logFile: string): string[] {
  const lines = readFileSync(logFile, 'utf8').split('\n')
  const told = lines.filter((line) => line.includes('"unexpected error"'))
  return [
    ...new Set(
      told.map((line) => {
        const { err } = JSON.parse(line) as { err: { stack: string } }
        return err.stack
      }),
    ),
  ]
}

function environment({
  directory,
  port,
  ownerUrl,
}: {
  directory: string
  port: number
  ownerUrl: string | null
}): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    MESA_DEMO: 'off',
    MESA_DATA_DIR: join(directory, 'api'),
    MESA_LOG_LEVEL: 'error',
    MESA_RATE_LIMIT: 'off',
    ...(ownerUrl !== null && { DATABASE_DIRECT_URL: ownerUrl }),
    PORT: String(port),
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2500) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address && typeof address === 'object' ? address.port : 0
      probe.close(() => settle(port))
    })
  })
}
