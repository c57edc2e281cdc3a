import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** A hash per table, and `files` for what lies on the disk: what a refused call must leave as it was (NSC). */
export type State = Record<string, string>

/** What asking alone may change: guesses at passwords are counted, sessions say when they were used. */
const tablesLeftOut = new Set(['login_attempts', 'rate_limits', 'security_events'])
const columnsLeftOut: Record<string, string[]> = {
  sessions: ['last_used_at'],
  api_keys: ['last_used_at'],
}

/** Reads as the owner of the tables, past every wall. Close it when done. */
export async function openStateReader({
  ownerUrl,
  folder,
}: {
  ownerUrl: string
  /** Where files are kept; a folder that is not there yet counts as empty. */
  folder: string
}) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
  )
  const tables = rows.map(({ name }) => name).filter((name) => !tablesLeftOut.has(name))
  // Not one call of jsonb_build_object, which takes fifty tables and no more.
  const pairs = tables.map((name) => `('${name}', (${hashOf(name)}))`)
  const text = `select jsonb_object_agg(name, hash) as state
    from (values ${pairs.join(', ')}) as said (name, hash)`
  return {
    tables,
    async read(): Promise<State> {
      const [answer, files] = await Promise.all([
        client.query<{ state: State }>(text),
        hashFiles(folder),
      ])
      return { ...answer.rows[0]!.state, files }
    },
    close: () => client.end(),
  }
}

/** Names of what differs, none when nothing happened. */
export const changesBetween = (before: State, after: State): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .toSorted()

function hashOf(table: string): string {
  const left = columnsLeftOut[table]
  const row = left ? `(to_jsonb(t) - array['${left.join("','")}'])::text` : 't::text'
  // A sum needs no order: sorting every row of every table was most of the fuzz's time.
  return `select count(*) || ' ' || coalesce(sum(hashtextextended(${row}, 0)), 0) from public."${table}" t`
}

async function hashFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const hash = createHash('sha256')
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  for (const path of paths.toSorted()) hash.update(`${path}\n`).update(await readFile(path))
  return hash.digest('hex')
}
