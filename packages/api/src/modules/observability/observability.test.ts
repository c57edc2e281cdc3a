import pg from 'pg'
import { expect, test } from 'vitest'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'

type From = { headers?: Record<string, string>; remoteAddress?: string }
const get = ({ app }: TestApp, url: string, from: From = {}) => app.inject({ url, ...from })

/** The database ends every connection and takes no new one. */
async function cutOff(ownerUrl: string) {
  const server = new URL(ownerUrl)
  const name = server.pathname.slice(1)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  await client.connect()
  await client.query(`alter database ${name} with allow_connections false`)
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    name,
  ])
  await client.end()
}

test('F02: health answers by itself, readiness asks database, storage and migrations', async () => {
  const desk = await setupForTest()

  const ready = await get(desk, '/readyz')
  expect(ready.json()).toEqual({
    status: 'ready',
    checks: { database: true, storage: true, migrations: true },
    files: 'disk',
  })

  await cutOff(desk.ownerUrl)
  const after = await get(desk, '/readyz')
  expect([after.statusCode, after.json().checks.database]).toEqual([503, false])
  expect((await get(desk, '/healthz')).statusCode).toBe(200)
  expect((await get(desk, '/metrics')).body).toContain('mesa_database_up 0')
})

test('A102: metrics exist for this machine or for the token, and for nobody else', async () => {
  const local = await setupForTest()
  await local.as('agent').get('/products')
  const seen = await get(local, '/metrics')
  const far = await get(local, '/metrics', { remoteAddress: '203.0.113.9' })
  const proxied = await get(local, '/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } })
  const guarded = await setupForTest({ config: { metricsToken: 'abre' } })
  const shown = await get(guarded, '/metrics', {
    headers: { authorization: 'Bearer abre' },
    remoteAddress: '203.0.113.9',
  })

  expect(seen.body).toContain('route="/api/v1/products",status="200"')
  for (const name of [
    'case_waiting_seconds',
    'job_lag_seconds',
    'outbox_pending_seconds',
    'mails_queued',
    'db_pool_waiting',
  ])
    expect(seen.body).toMatch(new RegExp(`^mesa_${name} 0$`, 'm'))
  expect(seen.body).toContain('mesa_event_loop_lag_seconds{quantile="0.99"}')
  expect([far.statusCode, proxied.statusCode, shown.statusCode]).toEqual([404, 404, 200])
  expect((await get(guarded, '/metrics')).statusCode).toBe(404)
})

test('a worker answers who watches over it, and nobody else', async () => {
  const worker = await setupForTest({ config: { processRole: 'worker' } })
  const answers = await Promise.all(
    ['/healthz', '/readyz', '/metrics', '/api/v1/desk/public', '/api/docs/', '/'].map((url) =>
      get(worker, url),
    ),
  )

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 404, 404, 404])
})
