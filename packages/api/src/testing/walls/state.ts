import { readdir } from 'node:fs/promises'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { TestApp } from '../test-app.ts'

/** What a refused call may move: when somebody was last seen, and what is counted against attacks. */
const ASIDE_COLUMNS = ['last_used_at', 'last_seen_at']
const ASIDE_TABLES = ['security_events', 'rate_limits']

/**
 * Watches everything that a call could change: every row of every table, stored files, sent mails.
 * Ask within a test. `read()` answers one text per table; equal texts mean that nothing changed.
 */
export async function watchState(desk: TestApp) {
  const client = new pg.Client({ connectionString: desk.ownerUrl })
  await client.connect()
  onTestFinished(() => client.end())
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const names = rows.map(({ name }) => name).filter((name) => !ASIDE_TABLES.includes(name))
  const without = ASIDE_COLUMNS.map((column) => `- '${column}'`).join(' ')
  const parts = names.map(
    (name) => `select '${name}' as name, count(*) || ' ' ||
      coalesce(sum(hashtextextended(row, 0)), 0) as hash
      from (select (to_jsonb(t) ${without})::text as row from ${name} t) rows`,
  )
  const text = parts.join(' union all ')
  return {
    tables: names.length,
    async read(): Promise<Record<string, string>> {
      const { rows: hashes } = await client.query<{ name: string; hash: string }>(text)
      const files = await readdir(desk.config.dataDir, { recursive: true })
      return {
        ...Object.fromEntries(hashes.map(({ name, hash }) => [name, hash])),
        'stored files': files.toSorted().join(),
        'sent mails': String(desk.mails.length),
      }
    },
  }
}

/** The names of what is not as it was. */
export const changedIn = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((name) => before[name] !== after[name])
