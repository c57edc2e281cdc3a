import { desc } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerMonthCloses } from '../hour-ledger/hour-ledger.tables.ts'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.closeSound())

const sweep = () => desk.services.jobs.ledger.sweepToEnd()
const close = (body: object) => desk.as('supervisor').post('/month-closes', body)
const closesOf = async (id: string) =>
  (await expectStatus(200, desk.as('keyUserA').get(`/contracts/${id}/month-closes`)))
    .items as Array<Record<string, string | number>>
const late = '2026-02-27T14:00:00.000Z'

test('HR-2: a closed month expires its lots whatever their grace, keeps its statement and takes no more work', async () => {
  const { id } = await desk.contractWith([], {
    startsOn: '2026-02-01',
    terms: { period: 'month', periodMinutes: 300, graceDays: 30 },
  })
  await sweep()
  const number = await desk.openCase()
  expect((await desk.log(number, 60, { startedAt: late })).body).toMatchObject({
    contractId: id,
    chargedMinutes: 60,
  })

  const closed = await expectStatus(200, close({ month: '2026-02' }))
  const again = await expectStatus(200, close({ month: '2026-02' }))
  const refused = await desk.log(number, 30, { startedAt: late })

  expect(closed).toMatchObject({
    month: '2026-02',
    contractsClosed: 1,
    contractsOpen: 0,
    contractsClosedNow: 1,
    closedBy: { name: desk.given.users.supervisor.name },
  })
  expect(again).toEqual({ ...closed, contractsClosedNow: 0 })
  expect(refused).toMatchObject({ status: 422, body: { code: 'month_closed' } })
  expect(await desk.balanceOf(id)).toMatchObject({ expiredMinutes: 240, availableMinutes: 300 })
  const [row] = await closesOf(id)
  expect(row).toMatchObject({ contractId: id, month: '2026-02', balanceMinutes: 0 })
  expect(row!['statementHash']).toMatch(/^[0-9a-f]{64}$/)
  const { items } = await expectStatus(200, desk.as('commercial').get('/month-closes'))
  expect(items[0]).toMatchObject({ month: '2026-02', contractsClosed: 1, contractsOpen: 0 })
})

test('HR-2: a month ends once it is over, by supervisor or commercial, and those before end with it', async () => {
  const { id } = await desk.contractWith([{ minutes: 60, validUntil: '2026-02-01' }])
  const before = await expectStatus(200, desk.as('admin').get('/month-closes?limit=2'))
  expect(before.items.map((one: { month: string }) => one.month)).toEqual(['2026-02', '2026-01'])
  expect(before.items[1]).toMatchObject({ contractsOpen: 1, closedAt: null })
  const unknown = { month: '2026-02', contractIds: ['018f0000-0000-7000-8000-000000000000'] }

  expect((await close({ month: '2026-03' })).body).toMatchObject({ code: 'month_not_over' })
  expect((await close({ month: '2026-2' })).status).toBe(400)
  expect((await close(unknown)).status).toBe(404)
  for (const who of ['agent', 'admin', 'keyUserA'] as const) {
    expect((await desk.as(who).post('/month-closes', { month: '2026-02' })).status).toBe(403)
  }
  expect((await desk.as('keyUserB').get(`/contracts/${id}/month-closes`)).status).toBe(404)
  const one = { month: '2026-02', contractIds: [id] }
  const body = await expectStatus(200, desk.as('commercial').post('/month-closes', one))

  expect(body).toMatchObject({ contractsOpen: 0, contractsClosedNow: 1 })
  expect((await closesOf(id)).map(({ month }) => month)).toEqual(['2026-02', '2026-01'])
})

/** Between what a closing reads and its commit lies time enough for anybody whom no lock stops. */
async function slowCloses() {
  const owner = new pg.Client({ connectionString: desk.ownerUrl })
  await owner.connect()
  await owner.query(`create function slowly() returns trigger language plpgsql as
    'begin perform pg_sleep(0.4); return new; end'`)
  await owner.query(`create trigger slowly before insert on ledger_month_closes
    for each row when (new.month = '2026-02-01') execute function slowly()`)
  await owner.end()
}

test('P9: of work that races the close of its month each minute is in the closed statement or refused', async () => {
  const { id } = await desk.contractWith([{ minutes: 6000 }], {
    startsOn: '2026-02-01',
    endsOn: '2026-12-01',
  })
  // Within what is free of consent: charged on the day worked, as the close is of it.
  const number = await desk.openCase()
  await Promise.all(Array.from({ length: 8 }, () => desk.as('agent').get('/contracts?limit=1')))
  await slowCloses()

  const racers = Array.from({ length: 4 }, async () => {
    let charged = 0
    for (let tries = 0; tries < 200; tries += 1) {
      const { status, body } = await desk.log(number, 1, { startedAt: late })
      if (status === 201) charged += body.chargedMinutes
      if (status === 422 && body.code === 'month_closed') return charged
    }
    throw new Error('the month never closed')
  })
  const [closed, ...worked] = await Promise.all([
    close({ month: '2026-02', contractIds: [id] }),
    ...racers,
  ])

  expect(closed.status).toBe(200)
  const charged = worked.reduce((sum, one) => sum + one, 0)
  const [row] = await desk.inDesk((tx) =>
    tx.db
      .select()
      .from(ledgerMonthCloses)
      .orderBy(desc(ledgerMonthCloses.closedAt), desc(ledgerMonthCloses.month))
      .limit(1),
  )
  const stated = JSON.parse(row?.statement ?? '') as { month: string; totals: object }
  expect(stated).toMatchObject({ month: '2026-02', totals: { chargedMinutes: charged } })
  expect(charged).toBeGreaterThan(0)
  const found = await desk.violations()
  expect(found).toEqual([])
})
