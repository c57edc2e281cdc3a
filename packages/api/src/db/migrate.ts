import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { listMigrations, millisecondsOf, unknownMigrations, type Migration } from './migrations.ts'

/** Any number that other programs on the database do not use: one migrator at a time. */
const migrationLock = 7_203_118
/** A change waits so long for a busy table and then lets its writers through (P20). */
const lockTimeoutMs = 2000
const lockAttemptsMax = 30
const lockNotAvailable = '55P03'
/** A schema, as drizzle's own migrator keeps it; `GET /readyz` reads it. */
const keepTable = `create table if not exists drizzle.__drizzle_migrations (
  id serial primary key, hash text not null, created_at bigint, name text,
  applied_at timestamp with time zone default now())`

export type MigrateOptions = {
  /** Names of the migrations to apply: a restore begins with those of its archive. */
  only?: string[]
}

/**
 * Brings the schema up to date; safe to run from several processes at once, and again after it was
 * killed anywhere: each migration is one transaction (F15). A schema that a newer Mesa made is refused.
 * @param directUrl a login that may create tables and the role `mesa_app`; not through a pooler
 */
export async function migrate(directUrl: string, { only }: MigrateOptions = {}): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl, application_name: 'mesa-migrate' })
  // A connection that is cut rejects its query; without a listener it would end the process too.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await refuseOldServer(client)
    // Walls are forced on owners as well, and foreign keys are checked by queries behind them.
    await client.query(
      `select set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', false),
              set_config('app.kind', 'system', false), set_config('app.user_id', '', false),
              set_config('app.organization_ids', '', false)`,
    )
    const applied = await readApplied(client)
    refuseUnknown(applied)
    for (const migration of listMigrations()) {
      if (only && !only.includes(migration.name)) continue
      if (!applied.includes(migration.name)) await apply(client, migration)
    }
    await closeTemporaryTables(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function readApplied(client: pg.Client): Promise<string[]> {
  await client.query('create schema if not exists drizzle')
  await client.query(keepTable)
  const { rows } = await client.query<{ name: string }>(
    'select name from drizzle.__drizzle_migrations order by name',
  )
  return rows.map(({ name }) => name)
}

function refuseUnknown(applied: string[]) {
  const unknown = unknownMigrations(applied)
  if (unknown.length === 0) return
  throw new Error(
    `A newer Mesa has changed this database (${unknown.join(', ')}). Start that version, or restore a backup made before.`,
  )
}

async function apply(client: pg.Client, { name, hash, statements }: Migration) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin')
      await client.query(`set local lock_timeout = ${lockTimeoutMs}`)
      for (const statement of statements) await client.query(statement)
      await client.query(
        'insert into drizzle.__drizzle_migrations (hash, created_at, name) values ($1, $2, $3)',
        [hash, millisecondsOf(name), name],
      )
      await client.query('commit')
      return
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      const isBusy = (error as { code?: string }).code === lockNotAvailable
      if (!isBusy || attempt >= lockAttemptsMax) throw named(error, name)
      await sleep(250 * attempt)
    }
  }
}

const named = (error: unknown, name: string) =>
  new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })

/**
 * Temporary tables could stand in for real ones in front of a function (A33). The right belongs to
 * the database and not to its schema, so a copy of a database has it again: hence at every start.
 */
async function closeTemporaryTables(client: pg.Client) {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(datname) as name from pg_database d
     where datname = current_database() and pg_has_role(datdba, 'member')
       and has_database_privilege('mesa_app', d.oid, 'temp')`,
  )
  for (const { name } of rows)
    await client.query(`revoke temporary on database ${name} from public`)
}

/** CVE-2024-10976: older servers may apply the wrong row-security policy after a plan is reused. */
async function refuseOldServer(client: pg.Client) {
  const { rows } = await client.query<{ v: string }>(
    "select current_setting('server_version_num') as v",
  )
  const version = Number(rows[0]?.v)
  const major = Math.floor(version / 10_000)
  const leastMinor: Record<number, number> = { 15: 9, 16: 5, 17: 1 }
  if (major < 15 || version % 10_000 < (leastMinor[major] ?? 0)) {
    throw new Error(`PostgreSQL ${version} is too old: Mesa needs at least 15.9, 16.5 or 17.1.`)
  }
}

/**
 * Lets the application's role log in with this password and answers the URL to connect with.
 * @param directUrl the owner's URL, whose host and database are kept
 */
export async function createAppLogin(directUrl: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: directUrl, application_name: 'mesa-migrate' })
  await client.connect()
  try {
    await client.query(`alter role mesa_app login password ${client.escapeLiteral(password)}`)
  } finally {
    await client.end()
  }
  const url = new URL(directUrl)
  url.username = 'mesa_app'
  url.password = password
  return url.href
}

/** Refuses to serve through a role that row-level security does not bind (A33). */
export async function refuseStrongRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'mesa-check' })
  await client.connect()
  try {
    const { rows } = await client.query<{ strong: boolean; owns: boolean }>(
      `select rolsuper or rolbypassrls as strong,
              exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where n.nspname = 'public' and c.relowner = r.oid) as owns
       from pg_roles r where rolname = current_user`,
    )
    if (rows[0]?.strong || rows[0]?.owns) {
      throw new Error(
        'DATABASE_URL logs in as a role that owns tables or bypasses row-level security.',
      )
    }
  } finally {
    await client.end()
  }
}
