import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import { unknownMigrations } from '../db/migrations.ts'
import type { Clock } from '../clock.ts'
import type { Storage } from '../outside/storage.ts'
import { BackupRefused, filePart, tablePart, type Manifest } from './archive-format.ts'
import { createArchive, type ArchiveWriter } from './archive-writer.ts'
import { connectAs, type Installation } from './installation.ts'
import { markOf, readSecret } from './secret-file.ts'
import {
  listApplied,
  listCopiedTables,
  listDesks,
  rowMeter,
  rowsOf,
  wordPlainly,
} from './tables.ts'

export type BackupReport = { path: string; rows: number; files: number; missing: string[] }
export type BackupOptions = {
  path: string
  clock: Clock
  /** Of zstd, 1 to 22; more takes longer and makes the archive smaller. */
  compressionLevel?: number
}
type Work = {
  archive: ArchiveWriter
  client: pg.Client
  storage: Storage
  scratch: string
  compressionLevel: number
}

/**
 * Writes one archive of everything that was committed when it began, while others go on writing: all
 * rows are read in one snapshot, and the files that those rows name afterwards. Errors: `BackupRefused`.
 */
export async function takeBackup(
  installation: Installation,
  { path, clock, compressionLevel = 3 }: BackupOptions,
): Promise<BackupReport> {
  const secret = readSecret(installation.config)
  if (secret === null)
    throw new BackupRefused('The data folder has no secret, and MESA_SECRET is not set.')
  await mkdir(dirname(path), { recursive: true })
  const client = await connectAs(installation.ownerUrl)
  const scratch = await mkdtemp(`${path}.scratch-`)
  const archive = await createArchive(path)
  try {
    await wordPlainly(client)
    await client.query('begin isolation level repeatable read read only')
    const migrations = await appliedHere(client)
    const { storage } = installation
    const work = { archive, client, storage, scratch, compressionLevel }
    const tables = await addTables(work)
    const files = await addFiles(work)
    const isInside = installation.config.secret === null
    if (isInside) await archive.add('secret', Buffer.from(secret))
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    await archive.finish({
      createdAt: clock.now().toISOString(),
      postgres: rows[0]?.server_version ?? '',
      migrations,
      secret: isInside ? 'inside' : 'outside',
      secretMark: markOf(secret),
      tables,
      missing: files.missing,
    })
    return { path, rows: tables.reduce((sum, table) => sum + table.rows, 0), ...files }
  } catch (error) {
    await archive.abandon()
    throw error
  } finally {
    await client.end().catch(() => undefined)
    await rm(scratch, { recursive: true, force: true })
  }
}

async function appliedHere(client: pg.Client): Promise<string[]> {
  const migrations = await listApplied(client)
  if (migrations.length === 0) throw new BackupRefused('There is no Mesa in this database.')
  const unknown = unknownMigrations(migrations)
  if (unknown.length > 0)
    throw new BackupRefused(
      `A newer Mesa has changed this database (${unknown.join(', ')}): back it up with that one.`,
    )
  return migrations
}

async function addTables(work: Work): Promise<Manifest['tables']> {
  const { archive, client, scratch, compressionLevel } = work
  const params = { [constants.ZSTD_c_compressionLevel]: compressionLevel }
  const desks = await listDesks(client)
  const copied: Manifest['tables'] = []
  for (const table of await listCopiedTables(client)) {
    const { meter, result } = rowMeter()
    const spool = join(scratch, table.name)
    await pipeline(
      Readable.from(rowsOf(client, { table, desks })),
      meter,
      createZstdCompress({ params }),
      createWriteStream(spool, { mode: 0o600 }),
    )
    await archive.addFile(tablePart(table.name), spool)
    await rm(spool)
    copied.push({ name: table.name, columns: table.columns, ...result() })
  }
  return copied
}

async function addFiles(work: Work): Promise<{ files: number; missing: string[] }> {
  const missing: string[] = []
  let files = 0
  for (const key of await listFileKeys(work.client)) {
    if (await addFile(work, key)) files += 1
    else missing.push(key)
  }
  return { files, missing }
}

async function addFile({ archive, storage, scratch }: Work, key: string): Promise<boolean> {
  const spool = join(scratch, 'file')
  try {
    await pipeline(await storage.read(key), createWriteStream(spool, { mode: 0o600 }))
  } catch (error) {
    if (!(await storage.has(key))) return false
    throw error
  }
  await archive.addFile(filePart(key), spool)
  return true
}

/** Every file a row names, with what the rows of each desk say. */
export async function listFileKeys(client: pg.Client): Promise<string[]> {
  const keys: string[] = []
  for (const id of await listDesks(client)) {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [id])
    const { rows } = await client.query<{ key: string }>(
      `select k.key from attachments a cross join lateral (values (a.storage_key), (a.thumbnail_key)) k (key)
       where a.tenant_id = $1 and k.key is not null order by a.id`,
      [id],
    )
    keys.push(...rows.map(({ key }) => key))
  }
  return [...new Set(keys)]
}
