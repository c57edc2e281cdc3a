import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../testing/database.ts'

/** What pg-boss and the migrator keep for themselves. */
const NOT_OURS = /^(__drizzle|pgboss)/
const columnsInDatabase = `
  select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and a.attnum > 0 and not a.attisdropped and not c.relispartition`

test("drizzle's tables are the tables that the migrations make", async () => {
  const database = await createTestDatabase()
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ line: string }>(columnsInDatabase)
  await client.end()
  await database.drop()

  const declared = await readDeclaredColumns()

  expect(declared.length).toBeGreaterThan(100)
  const made = rows.map(({ line }) => line).filter((line) => !NOT_OURS.test(line))
  expect(declared.toSorted()).toEqual(made.toSorted())
})

/** One line per column of every `*.tables.ts`, worded as PostgreSQL words it. */
async function readDeclaredColumns(): Promise<string[]> {
  const modules = fileURLToPath(new URL('../modules', import.meta.url))
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' })
  const tables = new Set<PgTable>()
  for (const file of files.filter((name) => name.endsWith('.tables.ts'))) {
    const exported = (await import(`${modules}/${file}`)) as Record<string, unknown>
    for (const value of Object.values(exported)) if (is(value, PgTable)) tables.add(value)
  }
  return [...tables].flatMap((table) => {
    const { name, columns } = getTableConfig(table)
    return columns.map((column) => {
      const type = column.getSQLType().replace(' (', '(') + '[]'.repeat(column.dimensions ?? 0)
      return `${name}.${column.name} ${type}${column.notNull ? ' not null' : ''}`
    })
  })
}
