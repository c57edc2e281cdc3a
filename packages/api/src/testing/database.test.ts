import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'

async function readRow(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows[0] as Record<string, unknown>
  } finally {
    await client.end()
  }
}

test('two test databases are migrated, separate, and open to mesa_app without BYPASSRLS', async () => {
  const [one, two] = [await createTestDatabase(), await createTestDatabase()]
  await readRow(one.ownerUrl, 'create table only_here (n int)')

  const who = 'select current_user as name, rolbypassrls from pg_roles where rolname = current_user'
  expect(await readRow(one.appUrl, who)).toEqual({ name: 'mesa_app', rolbypassrls: false })
  const seen = "select to_regclass('only_here') as table, to_regclass('tickets') is null as missing"
  expect(await readRow(two.ownerUrl, seen)).toEqual({ table: null, missing: false })

  await Promise.all([one.drop(), two.drop()])
  await expect(readRow(one.ownerUrl, 'select 1')).rejects.toThrow('does not exist')
})
