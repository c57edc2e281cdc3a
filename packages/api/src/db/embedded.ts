import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { canConnect } from './can-connect.ts'
import { ensureCluster, toolEnvironment } from './embedded-cluster.ts'
import { type Home, prepareHome, throwawayParent } from './embedded-home.ts'
import { choosePort, rotateLog, tailOfLog } from './embedded-files.ts'
import { claimCluster, dropClaim, isClaimed, releaseCluster } from './embedded-recovery.ts'

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

type Context = {
  home: Home
  password: string
  options: EmbeddedOptions
  child: ChildProcess | null
}

const START_ATTEMPTS = 4
const READY_SECONDS_MAX = 600
const STOP_SECONDS = 20
const THROWAWAY_PREFIX = 'mesa-test-'

/**
 * Starts PostgreSQL 18 from npm's binaries as a direct child, after recovering from whatever a
 * killed run left. If the server dies it is started again on the same port. Errors: plain Error
 * with what happened and what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const home = await prepareHome(options.dataDir, options.log)
  await claimCluster(home.directory)
  const password = await ensureCluster({ home, dataDir: options.dataDir, log: options.log })
  const context: Context = { home, password, options, child: null }
  await releaseCluster(home)
  const killWithParent = () => void context.child?.kill('SIGINT')
  process.once('exit', killWithParent)
  const port = await startServer(context)
  await createDatabase(urlOf(port, password, 'postgres'))
  const stopSupervising = supervise(context, port)

  return {
    url: urlOf(port, password, 'mesa'),
    get pid() {
      return context.child?.pid ?? 0
    },
    async stop() {
      process.removeListener('exit', killWithParent)
      await stopSupervising()
      if (context.child) await stopChild(context.child)
      await dropClaim(home.directory)
    },
  }
}

/** Starts the server again whenever it dies, until the answered function is called. */
function supervise(context: Context, port: number): () => Promise<void> {
  const { home, options } = context
  const stopped = new AbortController()
  const loop = async () => {
    while (!stopped.signal.aborted) {
      try {
        if (isRunning(context.child)) await once(context.child, 'exit', { signal: stopped.signal })
        options.log('PostgreSQL stopped unexpectedly; starting it again.')
        await releaseCluster(home)
        await startServer(context, port)
      } catch (error) {
        if (stopped.signal.aborted) return
        options.log(`PostgreSQL did not start again: ${(error as Error).message}`)
        await sleep(1000)
      }
    }
  }
  const finished = loop()
  return async () => {
    stopped.abort()
    await finished
  }
}

/** A cluster in the temporary folder, without fsync, deleted by `stop`. For tests. */
export async function startThrowaway(log: Log): Promise<Embedded> {
  await sweepThrowaways()
  const dataDir = await mkdtemp(join(throwawayParent(), THROWAWAY_PREFIX))
  await chmod(dataDir, 0o711)
  const remove = () => rm(dataDir, { recursive: true, force: true })
  const embedded = await startEmbedded({ dataDir, log, isDurable: false }).catch(async (error) => {
    await remove()
    throw error
  })
  return {
    url: embedded.url,
    get pid() {
      return embedded.pid
    },
    async stop() {
      await embedded.stop()
      await remove()
    },
  }
}

/** Ends what killed test runs left behind. */
async function sweepThrowaways() {
  const parent = throwawayParent()
  const names = (await readdir(parent)).filter((name) => name.startsWith(THROWAWAY_PREFIX))
  for (const name of names) {
    const directory = join(parent, name)
    // Without a claim it may be another run that is just starting.
    if (!existsSync(join(directory, 'owner.json')) || (await isClaimed(directory))) continue
    try {
      await releaseCluster({ pgDirectory: join(directory, 'pg') })
      await rm(directory, { recursive: true, force: true })
    } catch {
      // Another user's, or another run sweeps it at this moment.
    }
  }
}

/** Answers the port once the server answers. */
async function startServer(context: Context, samePort?: number): Promise<number> {
  const { home, options } = context
  let reason = ''
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = samePort ?? (await choosePort(home.directory, attempt > 0))
    const child = spawnServer(home, port, options.isDurable ?? true)
    context.child = child
    if (await isReady(child, urlOf(port, context.password, 'postgres'), options.log)) return port
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
  for (let waited = 0; waited < READY_SECONDS_MAX * 20 && isRunning(child); waited++) {
    if (await canConnect(url)) return true
    if (waited % 200 === 199) log('PostgreSQL is still recovering its data.')
    await sleep(50)
  }
  await stopChild(child)
  return false
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

function isRunning(child: ChildProcess | null): child is ChildProcess {
  return Boolean(child?.pid) && child?.exitCode === null && child.signalCode === null
}

async function stopChild(child: ChildProcess) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isRunning(child)) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await Promise.race([exit, sleep(STOP_SECONDS * 1000, undefined, { ref: false })])
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`
}
