import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { slaClocks } from '../clocks/clocks.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { readWorkbook } from './testing/read-workbook.ts'
import { givenTenCases } from './testing/ten-cases.ts'

let desk: TestApp
let numbers: Record<string, number>

beforeAll(async () => {
  desk = await setup()
  numbers = await givenTenCases(desk)
})
afterAll(() => desk.close())

const week = '/reports/rp-12?from=2026-03-02&to=2026-03-16'
const read = async (url: string) => (await desk.as('supervisor').get(url)).body
const by = (report: { groups: Array<{ key: string }> }, key: string) =>
  report.groups.find((group) => group.key === key)

test('RP-12: ten cases of two weeks give the attainment and times computed by hand', async () => {
  const report = await read(week)

  expect(report).toMatchObject({
    from: '2026-03-02',
    to: '2026-03-16',
    timeZone: 'America/Caracas',
    metric: 'first_reply',
  })
  expect(report.totals).toMatchObject({
    clocks: 9,
    met: 4,
    breached: 4,
    breachedByRetarget: 1,
    running: 1,
    attainment: 0.5,
    // 30, 60, 90, 270, 600, 690, 960
    firstReply: { answered: 7, median: 270, p90: 798 },
    resolution: {
      closed: 3,
      business: { average: 660, median: 540, p90: 876 },
      clock: { average: 3220, median: 2880, p90: 4848 },
    },
  })
})

test('RP-12: a clock counts in the week it started in, whenever it ended', async () => {
  const { series } = await read(week)

  const none = { breachedByRetarget: 0, running: 0 }
  expect(series).toEqual([
    {
      from: '2026-03-02',
      to: '2026-03-09',
      clocks: 5,
      met: 3,
      breached: 2,
      attainment: 0.6,
      ...none,
    },
    {
      from: '2026-03-09',
      to: '2026-03-16',
      clocks: 4,
      met: 1,
      breached: 2,
      breachedByRetarget: 1,
      running: 1,
      attainment: 0.3333,
    },
  ])
})

test('RP-12: groups add up to the total, and say the target that all of a group have', async () => {
  const report = await read(week)

  expect(by(report, 'serious')).toMatchObject({
    target: { minutes: 480, unit: 'business' },
    clocks: 4,
    met: 1,
    breached: 2,
    breachedByRetarget: 1,
    running: 1,
    attainment: 0.3333,
    firstReply: { answered: 3, median: 600, p90: 672 },
    resolution: { closed: 2, business: { average: 720, median: 720, p90: 912 } },
  })
  expect(by(report, 'critical')).toMatchObject({ clocks: 2, met: 1, breached: 1, attainment: 0.5 })
  expect(by(report, 'none')).toMatchObject({ clocks: 1, breached: 1, attainment: 0 })
  const sum = report.groups.reduce((all: number, { clocks }: { clocks: number }) => all + clocks, 0)
  expect(sum).toBe(report.totals.clocks)
})

test('RP-12: of one organization only its cases count, by month too', async () => {
  const { a, b } = desk.given.organizations
  const ofB = await read(`${week}&organizationId=${b.id}&groupBy=organization&interval=month`)
  const ofBoth = await read(`${week}&groupBy=organization`)
  const ofProduct = await read(`${week}&groupBy=product&productId=${desk.given.product.id}`)

  expect(ofB.totals).toMatchObject({
    clocks: 4,
    met: 2,
    breached: 1,
    running: 1,
    attainment: 0.6667,
  })
  expect(ofB.groups.map(({ name }: { name: string }) => name)).toEqual(['Club B'])
  expect(ofB.series).toMatchObject([{ from: '2026-03-02', to: '2026-03-16', clocks: 4 }])
  expect(by(ofBoth, a.id)).toMatchObject({ name: 'Club A', clocks: 5, breached: 3 })
  expect(ofProduct.groups).toMatchObject([{ name: 'ERP Club', clocks: 9 }])
})

test('RP-12: every figure opens its cases, with how late each was', async () => {
  const cases = await read('/reports/rp-12/cases?from=2026-03-02&to=2026-03-09&outcome=breached')
  const late = cases.items.map(({ number, lateMinutes }: Record<string, number>) => [
    number,
    lateMinutes,
  ])
  const second = await read(`${week.replace('?', '/cases?')}&outcome=breached&criticality=none`)
  const first = await read('/reports/rp-12/cases?from=2026-03-02&to=2026-03-16&limit=4')
  const bound = encodeURIComponent(first.nextCursor)
  const rest = await read(
    `/reports/rp-12/cases?from=2026-03-02&to=2026-03-16&cursor=${bound}&limit=4`,
  )

  expect(late).toEqual([
    [numbers['third'], 30],
    [numbers['second'], 120],
  ])
  expect(cases.items[0]).toMatchObject({
    organization: { name: 'Club B' },
    dueAt: expect.stringMatching(/^2026-03-03T17:00/),
    outcome: 'breached',
    isByRetarget: false,
    lateUnit: 'business',
  })
  expect(second.items).toMatchObject([
    { number: numbers['seventh'], finishedAt: null, lateMinutes: 120 },
  ])
  const listed = [...first.items, ...rest.items].map(({ number }: { number: number }) => number)
  expect(new Set(listed).size).toBe(8)
})

test('RP-12: CSV and XLSX say what JSON says, durations in hours, texts in the reader’s language', async () => {
  const report = await read(week)
  const csv = await desk.as('viewer').get(`${week}&format=csv`, { 'accept-language': 'es-VE' })
  const [head, total, ...others] = csv.body.replace('\uFEFF', '').trim().split('\r\n')
  const columns = head.split(';')
  const cell = (line: string, column: string) => line.split(';')[columns.indexOf(column)]
  const sheets = await readWorkbook(desk, `${week}&format=xlsx`, 'en')

  expect(csv.body.startsWith('\uFEFF')).toBe(true)
  expect(csv.headers['content-disposition']).toContain('cumplimiento-2026-03-02-2026-03-16.csv')
  expect(others).toHaveLength(report.series.length + report.groups.length)
  expect(cell(total, 'Plazos')).toBe('9')
  expect(cell(total, 'Hasta')).toBe('2026-03-15')
  expect(cell(total, 'Cumplimiento (%)')).toBe('50')
  expect(cell(total, 'Primera respuesta, mediana (h de atención)')).toBe('4,5')
  expect(cell(total, 'Resolución, percentil 90 (h de reloj)')).toBe('80,8')
  const serious = others.find((line: string) => line.startsWith('Criticidad;Grave'))
  expect(cell(serious, 'Vencidos al cambiar el plazo')).toBe('1')
  expect(sheets['Total']?.[0]).toMatchObject({ Targets: 9, Late: 4, 'Attainment (%)': 50 })
  const weeks = sheets['By period']?.map((row) => row['In time'])
  expect(weeks).toEqual(report.series.map(({ met }: { met: number }) => met))
  const groups = sheets['By group']?.map((row) => [row['Name'], row['Targets']])
  expect(groups).toContainEqual(['Critical', 2])
  expect(groups).toHaveLength(report.groups.length)
})

test('RP-12: a name that a spreadsheet would run as a formula is written as text', async () => {
  const { a } = desk.given.organizations
  const rename = (name: string) =>
    desk.inDesk((tx) => tx.db.update(organizations).set({ name }).where(eq(organizations.id, a.id)))
  await rename('=HYPERLINK("http://x";"Ver")')
  const csv = await desk
    .as('supervisor')
    .get(`${week}&groupBy=organization&format=csv`, { 'accept-language': 'en' })
  await rename(a.name)

  expect(csv.body).toContain(`"'=HYPERLINK(""http://x"";""Ver"")"`)
  expect(csv.body).not.toMatch(/[,\n]"?=HYPERLINK/)
})

test('RP-12: supervisor, viewer and administrator read it; agents, customers and other keys do not', async () => {
  const statusOf = async (who: Parameters<TestApp['as']>[0]) =>
    Promise.all(
      [week, week.replace('?', '/cases?'), `${week}&format=csv`].map(
        async (url) => (await desk.as(who).get(url)).status,
      ),
    )

  for (const who of ['supervisor', 'viewer', 'admin'] as const)
    expect(await statusOf(who)).toEqual([200, 200, 200])
  for (const who of ['agent', 'technician', 'commercial', 'keyUserA', 'requesterB'] as const)
    expect(await statusOf(who)).toEqual([403, 403, 403])
})

test.each([
  'from=2026-03-09&to=2026-03-02',
  'from=2026-03-02&to=2026-03-02',
  'from=2023-03-01&to=2026-03-02',
])('RP-12: the period %s is refused', async (period) => {
  const answer = await desk.as('supervisor').get(`/reports/rp-12?${period}`)

  expect([answer.status, answer.body.code]).toEqual([422, 'period_invalid'])
})

test('RP-12: without dates it shows nine weeks up to today', async () => {
  const report = await read('/reports/rp-12')

  expect([report.from, report.to, report.series.length]).toEqual(['2026-01-12', '2026-03-14', 9])
})

const april = '/reports/rp-12?from=2026-04-01&to=2026-05-01'
const on = (local: string) => new Date(`2026-04-${local}:00.000-04:00`)

/** A clock of a case of March as it may stand in April, when nothing else began. */
const givenClock = (name: string, clock: Partial<typeof slaClocks.$inferInsert>) =>
  desk.inDesk(async (tx) => {
    const found = await desk.as('agent').get(`/tickets/${numbers[name]}`)
    const isItsFirst = and(
      eq(slaClocks.ticketId, found.body.id),
      eq(slaClocks.metric, 'first_reply'),
    )
    const [like] = await tx.db.select().from(slaClocks).where(isItsFirst)
    if (!like) throw new Error('every case has a clock')
    const bare = { state: 'running', dueAt: null, breachedAt: null, finishedAt: null } as const
    await tx.db.insert(slaClocks).values({ ...like, cycle: 50, ...bare, ...clock })
  })

test('CV-5: time in red is attention time, of what is still red up to now', async () => {
  desk.clock.set(on('14T12:00'))
  const freshness = { metric: 'freshness', startedAt: on('08T09:00') } as const
  const friday = {
    state: 'breached',
    breachedAt: on('10T16:00'),
    finishedAt: on('13T10:00'),
  } as const
  await givenClock('first', { ...freshness, ...friday })
  await givenClock('second', { ...freshness, dueAt: on('14T09:00') })
  await givenClock('third', { ...freshness, state: 'met', finishedAt: on('09T09:00') })
  const { totals } = await read(april)
  const cases = await read(`${april.replace('?', '/cases?')}&metric=freshness&outcome=breached`)

  // Friday 16–17 and Monday 9–10; Tuesday 9–12 until now.
  expect(totals.red).toEqual({ minutes: 300, cases: 2 })
  const sum = cases.items.reduce(
    (all: number, one: { lateMinutes: number }) => all + one.lateMinutes,
    0,
  )
  expect(sum).toBe(300)
})

test('RP-12: a cancelled clock counts only if it was late, one by the clock is late by the clock', async () => {
  desk.clock.set(on('14T12:00'))
  const resolution = {
    metric: 'resolution',
    startedAt: on('08T09:00'),
    targetUnit: 'clock',
  } as const
  const ended = { state: 'cancelled', finishedAt: on('09T12:00') } as const
  await givenClock('first', { ...resolution, ...ended })
  await givenClock('second', { ...resolution, ...ended, breachedAt: on('09T10:00') })
  await givenClock('third', { ...resolution, dueAt: on('13T12:00') })
  await givenClock('fourth', { ...resolution, state: 'paused' })
  const { totals } = await read(`${april}&metric=resolution`)
  const cases = await read(`${april.replace('?', '/cases?')}&metric=resolution&outcome=breached`)
  const late = cases.items.map((one: Record<string, unknown>) => [
    one['number'],
    one['lateMinutes'],
  ])

  expect(totals).toMatchObject({ clocks: 3, met: 0, breached: 2, running: 1, attainment: 0 })
  expect(late).toHaveLength(2)
  expect(late).toContainEqual([numbers['third'], 1440])
  expect(late).toContainEqual([numbers['second'], 120])
})

test('RP-12: a first reply promised by the clock is still told in attention minutes', async () => {
  desk.clock.set(on('20T12:00'))
  const { id } = await givenCase(desk)
  const isItsFirst = and(eq(slaClocks.ticketId, id), eq(slaClocks.metric, 'first_reply'))
  await desk.inDesk((tx) =>
    tx.db
      .update(slaClocks)
      .set({ targetUnit: 'clock', state: 'met', finishedAt: on('21T12:00'), elapsedMs: 86_400_000 })
      .where(isItsFirst),
  )
  const { totals } = await read(april)

  expect(totals.firstReply).toEqual({ answered: 1, median: 480, p90: 480 })
})
