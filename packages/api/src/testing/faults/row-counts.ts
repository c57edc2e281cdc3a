import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { onTestFinished } from 'vitest'

export type RowCounts = Record<string, number>

/** Sign-ins are no part of any effect. */
const aside = new Set(['sessions', 'refresh_tokens'])

/** Counts the rows of every table, as the owner, beyond all walls. */
export async function countingRows(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end().catch(() => undefined))
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  )
  const names = rows.map(({ name }) => name).filter((name) => !aside.has(name))
  const text = names
    .map((name) => `select '${name}' as name, count(*)::int as n from "${name}"`)
    .join(' union all ')
  const isQuiet = async () => {
    const busy = await client.query(
      `select from pg_stat_activity
       where datname = current_database() and application_name = 'mesa' and state <> 'idle'`,
    )
    return busy.rowCount === 0
  }
  return {
    /** Once no statement of the application runs any more: a cut COMMIT may still be at work. */
    async count(): Promise<RowCounts> {
      while (!(await isQuiet())) await sleep(2)
      const counted = await client.query<{ name: string; n: number }>(text)
      return Object.fromEntries(counted.rows.map(({ name, n }) => [name, n]))
    },
  }
}

/** What has been added, table by table; tables that did not change are left out. */
export const added = (before: RowCounts, after: RowCounts): RowCounts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, n]) => [name, n - (before[name] ?? 0)] as const)
      .filter(([, n]) => n !== 0),
  )
