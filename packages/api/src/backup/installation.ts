import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { canConnect } from '../db/can-connect.ts'
import { prepareHome } from '../db/embedded-home.ts'
import { startEmbedded } from '../db/embedded.ts'
import { createStorage } from '../outside/create-storage.ts'
import type { Storage } from '../outside/storage.ts'
import { BackupRefused } from './archive-format.ts'

/** What a backup takes and a restore fills. Closes what it started and nothing else. */
export type Installation = {
  /** Of the owner of the tables. Holds a password: never print it. */
  ownerUrl: string
  storage: Storage
  config: Config
  close(): Promise<void>
}

type Say = (line: string) => void

/**
 * The installation of the environment, running or not: the database of `DATABASE_DIRECT_URL` or
 * `DATABASE_URL`, else the embedded one, which is started for a while when no Mesa runs it.
 */
export async function openInstallation(config: Config, say: Say): Promise<Installation> {
  const storage = await createStorage(config)
  const given = config.databaseDirectUrl ?? config.databaseUrl
  if (given !== null) return { ownerUrl: given, storage, config, close: async () => undefined }
  const running = await findRunning(config.dataDir, say)
  if (running !== null) return { ownerUrl: running, storage, config, close: async () => undefined }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: say })
  return { ownerUrl: embedded.url, storage, config, close: () => embedded.stop() }
}

/** The installation of the environment, which must be there already: nothing is made by looking for it. */
export async function openExisting(config: Config, say: Say): Promise<Installation> {
  const isExternal = config.databaseDirectUrl !== null || config.databaseUrl !== null
  if (!isExternal && !existsSync(join(config.dataDir, 'secrets.json')))
    throw new BackupRefused(
      `There is no installation in ${config.dataDir}: name its folder with MESA_DATA_DIR.`,
    )
  return openInstallation(config, say)
}

/** The URL of the embedded PostgreSQL that a running Mesa has beside it, or null. */
async function findRunning(dataDir: string, say: Say): Promise<string | null> {
  const secretsFile = join(dataDir, 'secrets.json')
  if (!existsSync(secretsFile)) return null
  const portFile = join((await prepareHome(dataDir, say)).directory, 'port')
  if (!existsSync(portFile)) return null
  const { postgresPassword } = JSON.parse(await readFile(secretsFile, 'utf8')) as {
    postgresPassword?: string
  }
  const url = new URL('postgres://postgres@127.0.0.1/mesa')
  url.port = (await readFile(portFile, 'utf8')).trim()
  url.password = postgresPassword ?? ''
  return (await canConnect(url.href)) ? url.href : null
}

/** A connection as the owner of the tables, whose loss is told by its next query. */
export async function connectAs(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'mesa-backup' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}
