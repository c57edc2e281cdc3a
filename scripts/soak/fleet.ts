import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startSmtpSink } from '@mesa/api/testing/faults/smtp-sink'
import { startRoundRobin } from '../faults/round-robin.ts'
import { createApi, freePort, type ApiProcess } from './api-process.ts'
import { startOwnDatabase } from './killable-database.ts'
import { startPgBouncer } from './pgbouncer.ts'

export type Fleet = Awaited<ReturnType<typeof startFleet>>

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * An installation of several nodes as docs/operations/nodes.md tells it: PostgreSQL, PgBouncer by
 * transaction, two web nodes behind a balancer and a worker, each started again whenever it dies.
 * What the nodes share is the database, the secret, the folder of files and the mail server.
 */
export async function startFleet() {
  const directory = await mkdtemp(join(tmpdir(), 'mesa-soak-'))
  await chmod(directory, 0o711)
  const open: Array<() => Promise<unknown>> = []
  const close = async () => {
    for (const end of open.toReversed()) await end()
    await rm(directory, { recursive: true, force: true })
  }
  // Nothing may outlive a run that somebody ends.
  const endWithSignal = () => void close().finally(() => process.exit(1))
  for (const signal of signals) process.once(signal, endWithSignal)
  const closeOnce = async () => {
    for (const signal of signals) process.removeListener(signal, endWithSignal)
    await close()
  }
  try {
    return { ...(await openAll(directory, open)), close: closeOnce }
  } catch (error) {
    await closeOnce()
    throw error
  }
}

async function openAll(directory: string, open: Array<() => Promise<unknown>>) {
  const database = await startOwnDatabase(join(directory, 'database'))
  open.push(() => database.stop())
  const login = { user: 'mesa_app', password: randomBytes(12).toString('hex') }
  await makeRole(database.url, login)
  const pooler = await startPgBouncer({
    directory,
    databaseUrl: database.url,
    login,
    ownedLike: join(directory, 'database', 'pg'),
  })
  open.push(() => pooler.stop())
  const mails = await startSmtpSink()
  open.push(() => mails.close())
  const shared = {
    MESA_POOLER: 'transaction',
    DATABASE_URL: pooler.url,
    MESA_SECRET: randomBytes(32).toString('base64'),
    MESA_SMTP_URL: mails.url,
  }
  const filesFolder = join(directory, 'files')
  await mkdir(filesFolder)
  const node = async (name: string, MESA_PROCESS: string) => {
    const dataDir = join(directory, name)
    await mkdir(dataDir)
    await symlink(filesFolder, join(dataDir, 'files'))
    const made = createApi({
      directory,
      port: await freePort(),
      ownerUrl: () => database.url,
      environment: { ...shared, MESA_PROCESS, MESA_DATA_DIR: dataDir },
    })
    open.push(() => made.stop())
    await made.start()
    return made
  }
  const worker = await node('worker', 'worker')
  const webs = [await node('web-1', 'web'), await node('web-2', 'web')] as [ApiProcess, ApiProcess]
  const balancer = await startRoundRobin(webs.map(({ url }) => url))
  open.push(() => balancer.close())
  return { directory, filesFolder, database, pooler, mails, webs, worker, api: balancer }
}

/** Before the first start, as an operator does; without the limits a node refuses to start (F03). */
async function makeRole(ownerUrl: string, { user, password }: { user: string; password: string }) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`create role ${user} login password '${password}'`)
  await client.query(`alter role ${user} set statement_timeout = '5s'`)
  await client.query(`alter role ${user} set lock_timeout = '3s'`)
  await client.query(`alter role ${user} set idle_in_transaction_session_timeout = '10s'`)
  await client.end()
}
