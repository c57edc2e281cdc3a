import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, openSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ensureCluster, toolEnvironment } from './embedded-cluster.ts'
import { type Home, prepareHome, throwawayParent } from './embedded-home.ts'
import { choosePort, rotateLog, tailOfLog } from './embedded-files.ts'
import { claimCluster, dropClaim, releaseCluster } from './embedded-recovery.ts'

type Log = (line: string) => void

export type EmbeddedOptions = {
  /** Folder of this installation: `pg`, `secrets.json`, `port`, `postgres.log`. Made if missing. */
  dataDir: string
  log: Log
  /** False skips fsync: for tests, whose data nobody misses. */
  isDurable?: boolean
}

export type Embedded = {
  /** Superuser URL of the database `mesa`. Holds the password: never print it. */
  url: string
  /** Fast shutdown; resolves when the server is gone. Safe to call twice. */
  stop(): Promise<void>
  /** The postmaster now; changes when the server died and was started again. */
  readonly pid: number
}

type Server = { child: ChildProcess; port: number }
type Context = { home: Home; password: string; options: EmbeddedOptions }

const START_ATTEMPTS = 4
const READY_SECONDS_MAX = 600
const STOP_SECONDS = 20

/**
 * Starts PostgreSQL 18 from npm's binaries as a direct child, after recovering from whatever a
 * killed run left. If the server dies it is started again on the same port. Errors: plain Error
 * with what happened and what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = await prepareHome(options.dataDir, options.log)
  await claimCluster(home.directory)
  const password = await ensureCluster({ home, dataDir: options.dataDir, log: options.log })
  const context: Context = { home, password, options }
  await releaseCluster(home)
  let server = await startServer(context)
  let isStopping = false
  const killWithParent = () => server.child.kill('SIGINT')
  process.once('exit', killWithParent)
  await createDatabase(urlOf(server.port, password, 'postgres'))
  const watch = () =>
    server.child.once('exit', () => {
      if (isStopping) return
      options.log('PostgreSQL stopped unexpectedly; starting it again.')
      void restart()
    })
  const restart = async () => {
    try {
      await releaseCluster(home)
      server = await startServer(context, server.port)
      if (isStopping) await stopChild(server.child)
      else watch()
    } catch (error) {
      options.log(`PostgreSQL did not start again: ${(error as Error).message}`)
      await sleep(1000)
      if (!isStopping) void restart()
    }
  }
  watch()

  return {
    url: urlOf(server.port, password, 'mesa'),
    get pid() {
      return server.child.pid ?? 0
    },
    async stop() {
      isStopping = true
      process.removeListener('exit', killWithParent)
      await stopChild(server.child)
      await dropClaim(home.directory)
    },
  }
}

/** A cluster in the temporary folder, without fsync, deleted by `stop`. For tests. */
export async function startThrowaway(log: Log): Promise<Embedded> {
  const dataDir = await mkdtemp(join(throwawayParent(), 'mesa-test-'))
  await chmod(dataDir, 0o711)
  const embedded = await startEmbedded({ dataDir, log, isDurable: false })
  return {
    url: embedded.url,
    get pid() {
      return embedded.pid
    },
    async stop() {
      await embedded.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function startServer(context: Context, samePort?: number): Promise<Server> {
  const { home, options } = context
  let reason = ''
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = samePort ?? (await choosePort(home.directory, attempt > 0))
    const child = spawnServer(home, port, options.isDurable ?? true)
    if (await isReady(child, urlOf(port, context.password, 'postgres'), options.log)) {
      return { child, port }
    }
    reason = await tailOfLog(home.directory)
    await sleep(500 * attempt)
  }
  throw new Error(`PostgreSQL did not start. The end of its log:\n${reason}`)
}

function spawnServer(home: Home, port: number, isDurable: boolean): ChildProcess {
  const logFile = join(home.directory, 'postgres.log')
  rotateLog(logFile)
  // A file, not a pipe: the server must outlive a killed parent long enough to be stopped well.
  const descriptor = openSync(logFile, 'a', 0o600)
  chmodSync(logFile, 0o600)
  const settings = settingsOf(port, isDurable).flatMap((setting) => ['-c', setting])
  const child = spawn(join(home.native, 'bin', 'postgres'), ['-D', home.pgDirectory, ...settings], {
    cwd: home.directory,
    // Its own session: Ctrl-C must reach the API first, which then stops the server.
    detached: true,
    stdio: ['ignore', descriptor, descriptor],
    env: toolEnvironment(),
    ...home.runner,
  })
  closeSync(descriptor)
  child.on('error', () => {})
  return child
}

function settingsOf(port: number, isDurable: boolean): string[] {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=256MB',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    'log_checkpoints=off',
  ]
  const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB']
  return isDurable ? settings : [...settings, ...hasty]
}

/** Waits for the first answer; false as soon as the process has ended. */
async function isReady(child: ChildProcess, url: string, log: Log): Promise<boolean> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || !child.pid
  for (let waited = 0; waited < READY_SECONDS_MAX * 20 && !hasEnded(); waited++) {
    if (await canConnect(url)) return true
    if (waited % 200 === 199) log('PostgreSQL is still recovering its data.')
    await sleep(50)
  }
  if (!hasEnded()) await stopChild(child)
  return false
}

async function canConnect(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function createDatabase(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'mesa'")
    if (!rowCount) await client.query('create database mesa')
  } finally {
    await client.end()
  }
}

async function stopChild(child: ChildProcess) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await Promise.race([exit, sleep(STOP_SECONDS * 1000, undefined, { ref: false })])
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}
