import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createTestDatabase } from '../testing/database.ts'
import { createDatabase, systemScope } from './database.ts'

const scope = systemScope('01938f2e-7b1a-7c00-8000-1234567890ab')

async function openDatabase() {
  const { appUrl, ownerUrl, ...database } = await createTestDatabase()
  const db = createDatabase({ url: appUrl, poolSize: 2 })
  onTestFinished(async () => {
    await db.close()
    await database.drop()
  })
  return { db, ownerUrl }
}

test('F01: a connection lost between two statements is 503, ends no process, and the pool heals', async () => {
  const { db, ownerUrl } = await openDatabase()

  const outcome = db.transaction(scope, async (tx) => {
    const { rows } = await tx.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await end(ownerUrl, rows[0]?.pid ?? 0)
    // The process is at work elsewhere, as in hashing or reading a file, when the connection goes.
    await sleep(100)
    return tx.db.execute(sql`select 1`)
  })

  await expect(outcome).rejects.toMatchObject({
    code: 'unavailable',
    details: { retryAfterSeconds: 2 },
  })
  expect(await db.transaction(scope, (tx) => tx.db.execute(sql`select 1`))).toMatchObject({
    rowCount: 1,
  })
  expect(db.pool.totalCount - db.pool.idleCount).toBe(0)
})

async function end(ownerUrl: string, pid: number) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('select pg_terminate_backend($1)', [pid])
  await client.end()
}
