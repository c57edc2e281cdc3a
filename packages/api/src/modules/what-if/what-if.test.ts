import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemScope } from '../../db/database.ts'
import { createBaseDesk } from '../../testing/base-desk.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { openStateReader } from '../../testing/walls/state-hash.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { givenTenCases } from '../reports/testing/ten-cases.ts'

let desk: TestApp
let numbers: Record<string, number>

beforeAll(async () => {
  desk = await setup()
  numbers = await givenTenCases(desk)
})
afterAll(() => desk.close())

const period = { from: '2026-03-02T04:00:00.000Z', to: '2026-03-16T04:00:00.000Z' }
const ask = (body: object) => desk.as('supervisor').post('/what-if', { ...period, ...body })
type Group = { metric: string; criticality: string | null }
const firstReplies = (groups: Group[]) => groups.filter(({ metric }) => metric === 'first_reply')
const hours = (start: string, end: string) =>
  Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [[start, end]]]))
const allDay = {
  timeZone: 'America/Caracas',
  weekly: hours('00:00', '24:00'),
  holidays: [],
  exceptions: [],
}

const first = { metric: 'first_reply' }
const actual = [
  { ...first, criticality: 'critical', met: 1, breached: 1, open: 0, percent: 50 },
  { ...first, criticality: 'serious', met: 1, breached: 2, open: 1, percent: 33.3 },
  { ...first, criticality: 'moderate', met: 1, breached: 0, open: 0, percent: 100 },
  { ...first, criticality: 'minor', met: 1, breached: 0, open: 0, percent: 100 },
  { ...first, criticality: null, met: 0, breached: 1, open: 0, percent: 0 },
]

test('what-if: without a change the ten cases are as they were', async () => {
  const { status, body } = await ask({})

  expect(status).toBe(200)
  expect(firstReplies(body.actual)).toEqual(actual)
  expect(body.whatIf).toEqual(body.actual)
  expect(body).toMatchObject({ changedCount: 0, changed: [] })
})

test('what-if: by day and night two answers over a weekend and two nights come late', async () => {
  const { body } = await ask({ calendarDefinition: allDay })

  // fifth: Friday 16:30 and 2400 minutes; sixth: Monday 09:00 and 1440 minutes.
  const late = (name: string, dueAt: string) => ({
    number: numbers[name],
    metric: 'first_reply',
    cycle: 1,
    actual: { outcome: 'met' },
    whatIf: { outcome: 'breached', dueAt: expect.stringContaining(dueAt) },
  })
  expect(firstReplies(body.actual)).toEqual(actual)
  expect(body.changed).toMatchObject([
    late('fifth', '2026-03-08T12:30'),
    late('sixth', '2026-03-10T13:00'),
  ])
  expect(firstReplies(body.whatIf)).toEqual([
    actual[0],
    actual[1],
    { ...actual[2], met: 0, breached: 1, percent: 0 },
    { ...actual[3], met: 0, breached: 1, percent: 0 },
    actual[4],
  ])
})

test('what-if: other targets count from the ruling on, and what they do not name stays', async () => {
  const firstReply = {
    critical: { minutes: 300, unit: 'business' },
    serious: { minutes: 720, unit: 'business' },
  }
  const { body } = await ask({ targets: { firstReply } })

  // second: 600 of 720; third: 270 of 300; tenth: 660 when it was ruled serious, answered at 690.
  expect(body.changed.map(({ number }: { number: number }) => number)).toEqual([
    numbers['second'],
    numbers['third'],
    numbers['tenth'],
  ])
  expect(firstReplies(body.whatIf)).toEqual([
    { ...actual[0], met: 2, breached: 0, percent: 100 },
    { ...actual[1], met: 3, breached: 0, percent: 100 },
    ...actual.slice(2),
  ])
})

test('what-if: a stored version of a calendar may be tried, of this desk alone', async () => {
  const [version] = await desk.inDesk((tx) =>
    tx.read<{ id: string }>({
      text: 'select id from calendar_versions where tenant_id = $1',
      values: [tx.tenantId],
    }),
  )

  const other = await createBaseDesk(desk.db, {
    at: desk.clock.now(),
    slug: 'otro',
    passwordHash: 'nobody signs in',
  })
  // This process has compiled it already, and keeps it by its id alone.
  const foreign = await desk.db.transaction(systemScope(other.tenantId), deskCalendar)

  const own = await ask({ calendarVersionId: version!.id })
  const ofNothing = await ask({ calendarVersionId: other.tenantId })
  const ofOther = await ask({ calendarVersionId: foreign.versionId })

  expect(own.body).toMatchObject({ changedCount: 0 })
  expect([ofNothing.status, ofOther.status]).toEqual([404, 404])
})

test('what-if: it leaves every row of every table as it was', async () => {
  const reader = await openStateReader({ ownerUrl: desk.ownerUrl, folder: desk.config.dataDir })
  const before = await reader.read()

  await ask({ calendarDefinition: allDay, targets: { resolution: { minutes: 1, unit: 'clock' } } })
  const after = await reader.read()
  await reader.close()

  expect(after).toEqual(before)
})

test('what-if: senseless periods and calendars are refused, and agents may not ask', async () => {
  const late = { from: '2025-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' }
  const noHours = { ...allDay, weekly: {} }
  const ended = {
    ...allDay,
    weekly: {},
    exceptions: [{ date: '2020-01-02', intervals: [['09:00', '10:00']] }],
  }
  const [version] = [{ calendarDefinition: allDay, calendarVersionId: desk.given.tenantId }]

  expect(await ask(late)).toMatchObject({ status: 422, body: { code: 'period_invalid' } })
  expect(await ask({ from: period.to, to: period.from })).toMatchObject({ status: 422 })
  expect(await ask({ calendarDefinition: noHours })).toMatchObject({
    status: 422,
    body: { code: 'calendar_invalid', errors: [{ code: 'no_open_time' }] },
  })
  expect(await ask({ calendarDefinition: ended })).toMatchObject({ status: 422 })
  expect(await ask(version)).toMatchObject({ status: 400, body: { code: 'malformed' } })
  expect((await desk.as('agent').post('/what-if', period)).status).toBe(403)
  expect((await desk.as('admin').post('/what-if', period)).status).toBe(200)
})

test('what-if: more clocks than a batch holds are all counted, once', async () => {
  await desk.inDesk(async (tx) => {
    const of = sql`from sla_clocks k, generate_series(1, 1100) n
      where k.tenant_id = ${tx.tenantId} and k.metric = 'first_reply'
        and k.ticket_id = (select id from tickets where number = ${numbers['first']})`
    await tx.db.execute(sql`insert into sla_clocks (tenant_id, ticket_id, metric, cycle,
        organization_id, target_minutes, target_unit, rulebook_version, calendar_version_id, state,
        elapsed_ms, started_at, anchor_at)
      select k.tenant_id, k.ticket_id, 'next_reply', n, k.organization_id, 60, 'clock',
        k.rulebook_version, k.calendar_version_id, 'running', 0, k.started_at, k.started_at ${of}`)
    await tx.db.execute(sql`insert into sla_events (tenant_id, ticket_id, metric, cycle, seq,
        organization_id, type, at, recorded_at, actor_name, cause, details)
      select k.tenant_id, k.ticket_id, 'next_reply', n, 1, k.organization_id, 'start', k.started_at,
        k.started_at, 'Mesa', 'reply', '{"minutes": 60, "unit": "clock"}' ${of}`)
  })
  const nextReply = { minutes: 1_000_000, unit: 'clock' }

  const { body } = await ask({ targets: { nextReply } })

  expect(body.whatIf).toContainEqual(
    expect.objectContaining({ metric: 'next_reply', met: 0, breached: 0, open: 1100 }),
  )
  expect(body.changedCount).toBe(1100)
  expect(body.changed).toHaveLength(100)
})
