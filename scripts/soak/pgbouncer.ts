import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from './api-process.ts'

const program = '/usr/sbin/pgbouncer'

type Login = { user: string; password: string }
type Given = {
  directory: string
  /** Of the database behind it, with any login. */
  databaseUrl: string
  /** Who may log in. */
  login: Login
  /** Whose file or folder's owner runs it: it refuses to be root. */
  ownedLike: string
}

/** PgBouncer in transaction mode as a child that is started again whenever it dies, with few connections to share. */
export async function startPgBouncer({ directory, databaseUrl, login, ownedLike }: Given) {
  if (!existsSync(program))
    throw new Error('PgBouncer is missing: apt-get install --no-install-recommends pgbouncer')
  const folder = join(directory, 'pgbouncer')
  const port = await freePort()
  const settings = writeSettings(folder, { port, databaseUrl, login })
  const { uid, gid } = statSync(ownedLike)
  for (const path of [folder, ...settings]) chownSync(path, uid, gid)
  const log = openSync(join(folder, 'log'), 'a')
  let child: ChildProcess
  let isStopped = false
  const run = async () => {
    while (!isStopped) {
      child = spawn(program, [settings[0]], { stdio: ['ignore', log, log], uid, gid })
      await once(child, 'exit')
      await sleep(100)
    }
  }
  const finished = run()
  const urlOf = (database: string) =>
    `postgres://${login.user}:${login.password}@127.0.0.1:${port}/${database}`
  return {
    /** Through the pooler. Holds a password: never print it. */
    url: urlOf(new URL(databaseUrl).pathname.slice(1)),
    kill: () => child.kill('SIGKILL'),
    /** Transactions handed on since its last start, and connections it holds to PostgreSQL. */
    async figures() {
      const client = new pg.Client({ connectionString: urlOf('pgbouncer') })
      await client.connect()
      try {
        const { rows: stats } = await client.query('show totals')
        const { rows: servers } = await client.query('show servers')
        const count = stats.find(({ name }) => name === 'total_xact_count')
        return { transactions: Number(count?.value), servers: servers.length }
      } finally {
        await client.end()
      }
    },
    async stop() {
      isStopped = true
      child.kill('SIGKILL')
      await finished
    },
  }
}

type Settings = { port: number; databaseUrl: string; login: Login }

/** As docs/operations/nodes.md gives them, with fewer connections. */
function writeSettings(folder: string, { port, databaseUrl, login }: Settings): [string, string] {
  const { hostname, port: databasePort, pathname } = new URL(databaseUrl)
  const name = pathname.slice(1)
  const paths: [string, string] = [join(folder, 'pgbouncer.ini'), join(folder, 'userlist.txt')]
  mkdirSync(folder, { mode: 0o700 })
  writeFileSync(
    paths[0],
    `[databases]
${name} = host=${hostname} port=${databasePort} dbname=${name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
pool_mode = transaction
auth_type = scram-sha-256
auth_file = ${paths[1]}
stats_users = ${login.user}
default_pool_size = 6
max_client_conn = 500
query_wait_timeout = 5
server_login_retry = 1
server_connect_timeout = 2
`,
  )
  writeFileSync(paths[1], `"${login.user}" "${login.password}"\n`)
  for (const path of paths) chmodSync(path, 0o600)
  return paths
}
