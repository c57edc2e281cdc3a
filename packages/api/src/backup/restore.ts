import type { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import type pg from 'pg'
import { migrate } from '../db/migrate.ts'
import { unknownMigrations } from '../db/migrations.ts'
import { BackupRefused, filePart, tablePart, type Manifest } from './archive-format.ts'
import type { Archive } from './archive-reader.ts'
import { listFileKeys } from './backup.ts'
import { copyIn } from './copy-streams.ts'
import { connectAs, type Installation } from './installation.ts'
import { markOf, readSecret, writeSecret } from './secret-file.ts'
import { listApplied, listCopiedTables, listDesks, measure, wordPlainly } from './tables.ts'

export type RestoreOptions = {
  /** True: what the target holds is thrown away. */
  replace?: boolean
  /** True: the schema stays the archive's, for whoever tests the way from it. */
  keepSchema?: boolean
}

/**
 * Fills an empty installation with an archive that `openArchive` has verified, compares every row with
 * it, and brings the schema up to date. Errors: `BackupRefused`; a refused target is as it was.
 */
export async function restore(
  installation: Installation,
  archive: Archive,
  { replace = false, keepSchema = false }: RestoreOptions = {},
): Promise<void> {
  const { manifest } = archive
  const { ownerUrl } = installation
  refuseNewer(manifest)
  const secret = await chooseSecret(installation, archive, replace)
  const client = await connectAs(ownerUrl)
  try {
    await refuseUsed(client, replace)
    if (replace) await empty(client)
    await migrate(ownerUrl, { only: manifest.migrations })
    await wordPlainly(client)
    await load(client, archive)
  } finally {
    await client.end().catch(() => undefined)
  }
  await storeFiles(installation, archive)
  if (secret !== null) await writeSecret(installation.config, secret)
  if (!keepSchema) await migrate(ownerUrl)
}

function refuseNewer({ migrations }: Manifest) {
  const unknown = unknownMigrations(migrations)
  if (unknown.length > 0)
    throw new BackupRefused(
      `The archive is of a newer Mesa (${unknown.join(', ')}): restore it with that version.`,
    )
}

/** The secret to write; null when the target has the right one already. */
async function chooseSecret(
  { config }: Installation,
  { manifest, read }: Archive,
  replace: boolean,
): Promise<string | null> {
  const own = readSecret(config)
  if (own !== null && markOf(own) === manifest.secretMark) return null
  if (manifest.secret === 'outside')
    throw new BackupRefused(
      'The archive belongs to another MESA_SECRET: set the one of the installation it was taken from.',
    )
  if (config.secret !== null)
    throw new BackupRefused('The archive brings its own secret: start without MESA_SECRET.')
  if (own !== null && !replace)
    throw new BackupRefused('The data folder has another secret. To throw it away: --replace')
  const chunks: Buffer[] = []
  for await (const chunk of read('secret')) chunks.push(chunk as Buffer)
  const brought = Buffer.concat(chunks).toString('utf8')
  if (markOf(brought) !== manifest.secretMark)
    throw new BackupRefused('The secret of the archive is not the one its manifest names.')
  return brought
}

async function refuseUsed(client: pg.Client, replace: boolean) {
  const running = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name in ('mesa', 'mesa-jobs')`,
  )
  if (running.rowCount) throw new BackupRefused('Mesa is running on the target. Stop it first.')
  if (replace) return
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const isMesa = (await listApplied(client)).length > 0
  const used = isMesa ? (await listDesks(client)).length > 0 : rows.length > 0
  if (used)
    throw new BackupRefused('The target is not empty. To throw away what it holds: --replace')
}

async function empty(client: pg.Client) {
  await client.query(
    'begin; drop schema if exists pgboss cascade; drop schema if exists drizzle cascade; drop schema public cascade; create schema public; commit',
  )
}

/** All rows in one transaction: a restore that is cut leaves an empty database. */
async function load(client: pg.Client, archive: Archive) {
  const { manifest } = archive
  const known = new Map(manifest.tables.map((table) => [table.name, table]))
  const tables = await listCopiedTables(client)
  await client.query('begin')
  // The owner alone, and only here, stands before the walls; history's guards judge changes, not arrivals.
  for (const { name } of tables)
    await client.query(
      `alter table ${name} no force row level security; alter table ${name} disable trigger user`,
    )
  for (const { name } of tables) {
    const table = known.get(name)
    if (!table) continue
    const listed = table.columns.map((column) => `"${column}"`).join(', ')
    const rows = archive.read(tablePart(name)).pipe(createZstdDecompress()) as Readable
    const count = await copyIn(client, `copy public.${name} (${listed}) from stdin`, rows)
    if (count !== table.rows)
      throw new BackupRefused(`${name} has ${count} rows where ${table.rows} were archived`)
  }
  for (const { name } of tables)
    await client.query(
      `alter table ${name} force row level security; alter table ${name} enable trigger user`,
    )
  await setCounters(client)
  const desks = await listDesks(client)
  for (const table of tables) {
    const archived = known.get(table.name)
    if (!archived) continue
    const { sha256 } = await measure(client, {
      table: { ...table, columns: archived.columns },
      desks,
    })
    if (sha256 !== archived.sha256)
      throw new BackupRefused(`The rows of ${table.name} are not those that were archived.`)
  }
  await refuseLackingFiles(client, manifest)
  await client.query('commit')
}

/** Every file that a row names is there, or was missing when the archive was made. */
async function refuseLackingFiles(client: pg.Client, { parts, missing }: Manifest) {
  const known = new Set([...parts.map(({ name }) => name), ...missing.map(filePart)])
  const lacking = (await listFileKeys(client)).map(filePart).find((name) => !known.has(name))
  if (lacking !== undefined) throw new BackupRefused(`The archive lacks its part ${lacking}.`)
}

/** Numbers that a sequence gives go on behind the largest one there is. */
async function setCounters(client: pg.Client) {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> ''`,
  )
  const desks = await listDesks(client)
  for (const { table, column } of rows) {
    let largest = 0n
    for (const id of desks) {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [id])
      const found = await client.query<{ largest: string | null }>(
        `select max(${column})::text as largest from ${table} where tenant_id = $1`,
        [id],
      )
      const own = BigInt(found.rows[0]?.largest ?? 0)
      if (own > largest) largest = own
    }
    if (largest > 0n)
      await client.query(`select setval(pg_get_serial_sequence($1, $2), $3)`, [
        table,
        column,
        largest.toString(),
      ])
  }
}

async function storeFiles({ storage }: Installation, { manifest, read }: Archive) {
  const prefix = filePart('')
  for (const { name, sha256 } of manifest.parts) {
    if (!name.startsWith(prefix)) continue
    const stored = await storage.write(name.slice(prefix.length), read(name))
    if (stored.sha256 !== sha256) throw new BackupRefused(`${name} was not stored as it is.`)
  }
}
