import { createServer, type AddressInfo } from 'node:net'
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

test('F02: a server that takes the connection and says nothing is 503 within two seconds', async () => {
  const silent = createServer((socket) => void socket.on('error', () => undefined))
  await new Promise<void>((settle) => silent.listen(0, '127.0.0.1', settle))
  const { port } = silent.address() as AddressInfo
  const db = createDatabase({ url: `postgres://mesa_app@127.0.0.1:${port}/mesa`, poolSize: 2 })
  onTestFinished(async () => {
    await db.close()
    silent.close()
  })
  const from = performance.now()

  const ask = () => db.transaction(scope, (tx) => tx.db.execute(sql`select 1`))
  const outcomes = await Promise.allSettled([ask(), ask(), ask(), ask()])

  expect(outcomes.map((one) => one.status === 'rejected' && (one.reason as object))).toMatchObject(
    Array.from({ length: 4 }, () => ({ code: 'unavailable' })),
  )
  expect(performance.now() - from).toBeLessThan(4000)
})

test.each<[{ message: string; code?: string }]>([
  [{ message: 'This socket has been ended by the other party', code: 'EPIPE' }],
  [{ message: 'timeout expired' }],
  [{ message: 'Cannot call write after a stream was destroyed', code: 'ERR_STREAM_DESTROYED' }],
  [{ message: 'getaddrinfo EAI_AGAIN database', code: 'EAI_AGAIN' }],
  [{ message: 'terminating connection due to idle-in-transaction timeout', code: '25P03' }],
  [{ message: 'could not serialize access', code: '40001' }],
])('F01: "%j" is 503, wrapped or not', async ({ message, code }) => {
  const { db } = await openDatabase()
  const error = Object.assign(new Error(message), code !== undefined && { code })

  for (const thrown of [error, new Error('Failed query', { cause: error })]) {
    const outcome = db.transaction(scope, () => Promise.reject(thrown))
    await expect(outcome).rejects.toMatchObject({ code: 'unavailable' })
  }
})

test('P1: a failure that the work did not notice is never answered as a success', async () => {
  const { db } = await openDatabase()

  const outcome = db.transaction(scope, (tx) =>
    tx.db.execute(sql`select 1 / 0`).catch(() => 'done'),
  )

  await expect(outcome).rejects.toThrow('rolled its transaction back')
})

async function end(ownerUrl: string, pid: number) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('select pg_terminate_backend($1)', [pid])
  await client.end()
}

test('P4: what recomputes a whole history may take longer than any request, and requests may not', async () => {
  const { db } = await openDatabase()
  const slowly = sql`select pg_sleep(7.2)`

  const [whole, hasty] = await Promise.allSettled([
    db.transaction(scope, (tx) => tx.db.execute(slowly), { readOnly: true, isLong: true }),
    db.transaction(scope, (tx) => tx.db.execute(slowly), { readOnly: true }),
  ])
  const after = await db.transaction(scope, (tx) =>
    tx.db.execute<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`),
  )

  expect(whole.status).toBe('fulfilled')
  expect(hasty.status).toBe('rejected')
  expect(after.rows).toEqual([{ limit: '5s' }])
})
