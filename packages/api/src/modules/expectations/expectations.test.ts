import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

// In order: each test goes on where the one before it ended. Hours are 09–17 in Caracas.
let desk: TestApp
let last: { number: number }

const at = (local: string) => desk.clock.set(new Date(`2026-03-${local}:00.000-04:00`))
const jobs = () => runDue(desk.services.jobs, desk.clock.now())
const reply = async (number: number) => {
  const words = { kind: 'reply', body: 'Ya lo revisamos.' }
  const answer = await desk.as('agent').post(`/tickets/${number}/messages`, words)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
}
const answered = async (local: string, minutes: number) => {
  at(local)
  const { number } = await givenCase(desk)
  desk.clock.advanceMinutes(minutes)
  await reply(number)
  return number
}
const expectedOf = async (number: number, who: 'agent' | 'keyUserA' = 'keyUserA') =>
  (await desk.as(who).get(`/tickets/${number}`)).body.expected

beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  // One after the other, answered in 1 to 20 minutes: half within 10, four in five within 16.
  const number = await answered('04T09:00', 19)
  await desk.inDesk((tx) =>
    tx.db.execute(sql`insert into sla_clocks (tenant_id, ticket_id, metric, cycle, organization_id,
        target_minutes, target_unit, rulebook_version, calendar_version_id, state, elapsed_ms,
        started_at, anchor_at, due_at, finished_at)
      select tenant_id, ticket_id, metric, n + 1, organization_id, target_minutes, target_unit,
        rulebook_version, calendar_version_id, 'met', n * 60000, started_at + interval '1 min' + n * interval '19 min',
        started_at + interval '1 min' + n * interval '19 min', due_at, started_at + interval '1 min' + n * interval '20 min'
      from sla_clocks, generate_series(1, 18) n
      where tenant_id = ${tx.tenantId} and metric = 'first_reply'
        and ticket_id = (select id from tickets where number = ${number})`),
  )
})
afterAll(() => desk.close())

test('CL-8: without enough history nothing is said', async () => {
  at('04T15:05')
  await jobs()
  last = await givenCase(desk)

  expect(await expectedOf(last.number)).toBeNull()
})

test('CL-8: with twenty answers customer and desk read the same expected time, in attention hours', async () => {
  desk.clock.advanceMinutes(20)
  await reply(last.number)
  at('04T16:10')
  await jobs()
  at('04T16:55')
  last = await givenCase(desk)

  const toCustomer = await expectedOf(last.number)
  const toDesk = await expectedOf(last.number, 'agent')

  // Ten and sixteen minutes, five of them today.
  expect(toCustomer).toEqual({
    at: expect.stringContaining('2026-03-05T13:05'),
    latestAt: expect.stringContaining('2026-03-05T13:11'),
    basis: 'place',
    sample: 20,
  })
  expect(toDesk).toMatchObject({ basis: 'place', sample: 20 })
})

test('CL-8: behind others it is said of the place, and without history of it of all', async () => {
  at('04T16:57')
  const behind = await givenCase(desk, 'requesterA')
  await jobs()
  desk.clock.advanceMinutes(2)

  expect(await expectedOf(last.number)).toMatchObject({ basis: 'place' })
  expect(await expectedOf(behind.number)).toMatchObject({ basis: 'all', sample: 20 })
  at('05T09:10')
  await reply(last.number)
  await reply(behind.number)
  expect(await expectedOf(last.number)).toBeNull()
})

test('CL-8: history may be what it was an hour ago, the queue what it was a minute ago', async () => {
  at('05T10:00')
  await jobs()
  const known = await desk.inDesk((tx) =>
    tx.read<{ sample: number; groups: object }>({
      text: 'select sample, groups from expectations where tenant_id = $1',
      values: [tx.tenantId],
    }),
  )

  expect(known).toMatchObject([
    {
      sample: 22,
      groups: {
        '*/*/0': { median: 11, latest: 16, sample: 21 },
        '*/*/*': { median: 11, latest: 16, sample: 22 },
      },
    },
  ])
})

test('CL-8: the backtest holds what would have been said to what came', async () => {
  await answered('06T09:00', 8)
  await answered('06T10:00', 14)
  const slow = await answered('06T11:00', 30)
  await desk.as('agent').post(`/tickets/${slow}/transitions`, { action: 'review' })
  const words = { type: 'support', criticality: 'critical', level: 'l1' }
  await desk.as('agent').put(`/tickets/${slow}/classification`, words)
  at('06T15:00')
  await givenCase(desk, 'keyUserA')
  await givenCase(desk, 'requesterA')
  const ask = async () => (await desk.as('supervisor').get('/expectations/backtest')).body

  at('06T15:10')
  const early = await ask()
  at('06T15:30')
  const late = await ask()

  // The cases of Wednesday had no history when that day began. Told 11 and 16 on Friday: 8, 14 and 30 came, and two wait.
  expect(early.total).toEqual({
    criticality: null,
    cases: 27,
    told: 5,
    judged: 3,
    withinMedian: 1,
    withinLatest: 2,
    withinLatestPercent: 66.7,
    medianErrorMinutes: 3,
  })
  expect(early.byCriticality).toMatchObject([
    { criticality: 'critical', cases: 1, judged: 1, withinLatest: 0, medianErrorMinutes: 19 },
    { criticality: null, cases: 26, judged: 2, withinLatest: 2, withinLatestPercent: 100 },
  ])
  expect(late.total).toMatchObject({ judged: 5, withinLatest: 2, withinLatestPercent: 40 })
})

test('CL-8: agents and customers do not run the backtest', async () => {
  expect((await desk.as('agent').get('/expectations/backtest')).status).toBe(403)
  expect((await desk.as('keyUserA').get('/expectations/backtest')).status).toBe(403)
  expect((await desk.as('admin').get('/expectations/backtest')).status).toBe(200)
})
