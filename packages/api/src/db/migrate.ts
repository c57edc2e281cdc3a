import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const migrationsFolder = fileURLToPath(new URL('../../../../migrations', import.meta.url))
/** Any number that other programs on the database do not use: one migrator at a time. */
const migrationLock = 7_203_118

/**
 * Brings the schema up to date; safe to run from several processes at once.
 * @param directUrl a login that may create tables and the role `mesa_app`; not through a pooler
 */
export async function migrate(directUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl, application_name: 'mesa-migrate' })
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
    await runMigrations(drizzle({ client }), { migrationsFolder })
  } finally {
    await client.end()
  }
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
