import pg from 'pg'
import { expect, test } from 'vitest'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'

/** What somebody with the whole database in hand could do. */
async function tamper({ ownerUrl }: TestApp, statement: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin; set local session_replication_role = replica')
    const { rowCount } = await client.query(statement)
    await client.query('commit')
    return rowCount
  } finally {
    await client.end()
  }
}

const checkAt = async (desk: TestApp, hours: number) => {
  desk.clock.advanceMinutes(hours * 60)
  await desk.services.jobs.checks.checkAll(desk.clock.now())
}

test('P22: each night ledger, records and clocks are recomputed; what was altered alarms the administrators', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  await givenCase(desk, 'requesterA')
  await checkAt(desk, 1)
  expect(
    await tamper(
      desk,
      "update ledger_balances set minutes = minutes + 1 where bucket = 'available'",
    ),
  ).toBeGreaterThan(0)
  expect(await tamper(desk, "update ticket_events set channel = 'phone'")).toBeGreaterThan(0)
  expect(await tamper(desk, 'update sla_clocks set elapsed_ms = 1')).toBeGreaterThan(0)
  await checkAt(desk, 24)
  while (await desk.services.jobs.outboxRelay.relayOnce());
  while (await desk.services.jobs.mailDelivery.deliverOnce());

  const { items } = (await desk.as('supervisor').get('/audit/checks')).body
  expect(items).toMatchObject([
    { isSound: false, brokenChains: 1, chains: 1 },
    { isSound: true, violations: 0, brokenChains: 0, chains: 1, clockDifferences: 0 },
  ])
  expect(items[0].violations).toBeGreaterThan(0)
  expect(items[0].clockDifferences).toBe(items[0].clocks)
  expect(items[0].clocks).toBeGreaterThan(0)
  const alarms = desk.mails.filter(({ subject }) => subject.includes('no cuadran'))
  expect(alarms.map(({ to }) => to.address)).toEqual([desk.given.users.admin.email])
  const metrics = await desk.app.inject('/metrics')
  expect(metrics.body).toContain('mesa_record_broken_chains 1')
  expect(metrics.body).toMatch(/^mesa_ledger_violations [1-9]/m)
  expect(metrics.body).toMatch(/^mesa_clock_differences [1-9]/m)
  expect((await desk.as('agent').get('/audit/checks')).status).toBe(403)
})

test('P22: checks are listed by pages, and nobody can change them afterwards', async () => {
  const desk = await setupForTest()
  for (let night = 0; night < 3; night += 1) await checkAt(desk, 24)
  const first = (await desk.as('admin').get('/audit/checks?limit=2')).body
  const rest = (await desk.as('admin').get(`/audit/checks?limit=2&cursor=${first.nextCursor}`)).body

  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])
  const change = desk.inDesk((tx) => tx.db.execute('update integrity_checks set violations = 0'))
  await expect(change).rejects.toThrow(/integrity_checks/)
})
