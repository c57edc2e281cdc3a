import pg from 'pg'
import type { Config } from '../config.ts'
import { startEmbedded } from '../db/embedded.ts'
import { createAppLogin, migrate, refuseStrongRole } from '../db/migrate.ts'
import { untilThere } from './until-there.ts'
import { say } from './say.ts'
import type { Stopper } from './stopper.ts'

export type OpenedDatabase = {
  /** The owner's: migrations and jobs. Holds a password, as both do: never print it. */
  ownerUrl: string
  /** Of `mesa_app`, whom row-level security binds. */
  appUrl: string
}

type Given = { config: Config; appPassword: string; stopper: Stopper }

/** A durable, migrated database: the one of `DATABASE_URL`, else PostgreSQL 18 started here. */
export async function openDatabase({
  config,
  appPassword,
  stopper,
}: Given): Promise<OpenedDatabase> {
  const external = config.databaseDirectUrl ?? config.databaseUrl
  const ownerUrl = external ?? (await start(config, stopper))
  if (external !== null) await untilThere(ownerUrl, config.databaseWaitMs)
  await refuseLossy(ownerUrl)
  say('Poniendo al día la base de datos.')
  await migrate(ownerUrl)
  const isOwnerOnly = config.databaseUrl === null || config.databaseDirectUrl === null
  const appUrl = isOwnerOnly ? await createAppLogin(ownerUrl, appPassword) : config.databaseUrl
  if (appUrl === null) throw new Error('DATABASE_URL is needed beside DATABASE_DIRECT_URL.')
  if (!isOwnerOnly) await untilThere(appUrl, config.databaseWaitMs)
  await refuseStrongRole(appUrl)
  if (config.isPooled) await refuseUnbounded(appUrl)
  return { ownerUrl, appUrl }
}

async function start(config: Config, stopper: Stopper): Promise<string> {
  say('Iniciando PostgreSQL.')
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: say })
  stopper.add('PostgreSQL', () => embedded.stop())
  return embedded.url
}

/** P1: an answer of success must survive the loss of power, so a server that may forget is refused. */
async function refuseLossy(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'mesa-check' })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select name from pg_settings
       where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'`,
    )
    const names = rows.map(({ name }) => name).join(', ')
    if (names !== '') throw new Error(`PostgreSQL may lose data: turn ${names} on.`)
  } finally {
    await client.end()
  }
}

/** F03: time limits that a connection cannot bring through a pooler must be the role's own. */
async function refuseUnbounded(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select name from pg_settings
       where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')
         and setting = '0'`,
    )
    const asked = rows.map(({ name }) => `alter role mesa_app set ${name} = '${limits[name]}'`)
    if (asked.length > 0)
      throw new Error(
        `behind a pooler the role needs its own time limits: ${asked.join('; ')}; and the pooler new connections, which alone have them (PgBouncer: RECONNECT).`,
      )
  } finally {
    await client.end()
  }
}

const limits: Record<string, string> = {
  statement_timeout: '5s',
  lock_timeout: '3s',
  idle_in_transaction_session_timeout: '10s',
}
