import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../repository.ts'

const readyMsMax = 60_000

export type ApiProcess = ReturnType<typeof createApi>
type Given = {
  directory: string
  port: number
  /** Of the tables' owner, read at each start; null: the API starts PostgreSQL itself. */
  ownerUrl: () => string | null
  /** Beside what every child is given; `MESA_DATA_DIR` is the folder `api` of the directory. */
  environment?: NodeJS.ProcessEnv | undefined
}

/** An API as a child process that is started again whenever it ends without being asked to. */
export function createApi({ directory, port, ownerUrl, environment = {} }: Given) {
  const url = `http://127.0.0.1:${port}`
  const logFile = join(directory, `api-${port}.log`)
  let child: ChildProcess | undefined
  let wantsToRun = false
  let isKilled = false
  let hasAnswered = false
  /** Ends nobody asked for: the process must outlive its database (F01). */
  let surprises = 0
  let starts = 0

  const spawnOnce = () => {
    const env = { ...basicEnvironment({ directory, port, ownerUrl: ownerUrl() }), ...environment }
    child = spawnServer(logFile, env)
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
    log: () => readFileSync(logFile, 'utf8'),
    logTail: () => readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n'),
    /** What the API told of its answers of 500, each kind once. */
    unexpectedErrors: () => unexpectedErrors(logFile),
    surprises: () => surprises,
    starts: () => starts,
    launch() {
      wantsToRun = true
      void keepRunning(spawnOnce())
    },
    async start() {
      this.launch()
      await this.untilReady()
    },
    /** Answers how long it took in milliseconds. */
    async untilReady(): Promise<number> {
      const took = await untilAnswers(`${url}/readyz`)
      hasAnswered = took !== null
      if (took !== null) return took
      throw new Error(`The API is not ready. The end of its log:\n${this.logTail()}`)
    },
    isHealthy: () => answers(`${url}/healthz`),
    kill() {
      isKilled = true
      child?.kill('SIGKILL')
    },
    /** A signal of the tester's own; when the API ends of it, it is not started again. */
    signal(name: NodeJS.Signals) {
      wantsToRun = false
      child?.kill(name)
    },
    /** The exit code, once it has ended; null when it was killed. */
    async ended(): Promise<number | null> {
      if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      return child?.exitCode ?? null
    },
    /** Answers the exit code, or null when it had to be killed. */
    async stop(): Promise<number | null> {
      this.signal('SIGTERM')
      const late = setTimeout(() => child?.kill('SIGKILL'), 20_000)
      return this.ended().finally(() => clearTimeout(late))
    },
  }
}

function spawnServer(logFile: string, env: NodeJS.ProcessEnv): ChildProcess {
  const log = openSync(logFile, 'a')
  const server = join(root, 'packages/api/src/server.ts')
  const child = spawn(process.execPath, [server], { cwd: root, stdio: ['ignore', log, log], env })
  closeSync(log)
  return child
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

function basicEnvironment({
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

/** Null when it took too long. */
async function untilAnswers(url: string): Promise<number | null> {
  const from = performance.now()
  while (!(await answers(url))) {
    if (performance.now() - from > readyMsMax) return null
    await sleep(40)
  }
  return performance.now() - from
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

export function freePort(): Promise<number> {
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
