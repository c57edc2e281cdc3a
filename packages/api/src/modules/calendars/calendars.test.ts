import { afterAll, beforeAll, expect, test } from 'vitest'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
})
afterAll(() => desk.close())

type Interval = [string, string]
const weekdays = (intervals: Interval[]) =>
  Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, intervals]))
const office = {
  timeZone: 'America/Caracas',
  weekly: weekdays([['09:00', '17:00']]),
  holidays: [] as string[],
  exceptions: [] as Array<{ date: string; intervals: Interval[] }>,
}

let made = 0
async function givenCalendar(definition: object = office, more: object = {}) {
  made += 1
  const body = { name: `Calendario ${made}`, definition, ...more }
  const answer = await desk.as('admin').post('/calendars', body)
  expect([answer.status, answer.body.errors]).toEqual([201, undefined])
  return answer.body
}
const refused = async (definition: object) => {
  const { status, body } = await desk
    .as('admin')
    .post('/calendars', { name: 'Sin sentido', definition })
  const faults = body.errors as Array<{ path: string; code: string; message: string }>
  for (const { message } of faults) expect(message.length).toBeGreaterThan(10)
  return [status, body.code, faults.map(({ path, code }) => `${path} ${code}`)]
}

test('CL-6: every senseless definition is refused with the place of its fault', async () => {
  const monday = (...intervals: Interval[]) => ({ ...office, weekly: { 1: intervals } })
  const invalid = (...faults: string[]) => [422, 'calendar_invalid', faults]

  expect(await refused(monday(['09:00', '13:00'], ['12:00', '17:00']))).toEqual(
    invalid('definition.weekly.1.1 intervals_overlap'),
  )
  expect(await refused(monday(['08:00', '09:00'], ['17:00', '09:00']))).toEqual(
    invalid('definition.weekly.1.1 interval_reversed'),
  )
  expect(await refused(monday(['09:00', '09:00']))).toEqual(
    invalid('definition.weekly.1.0 interval_reversed'),
  )
  expect(await refused({ ...office, timeZone: 'America/Macondo' })).toEqual(
    invalid('definition.timeZone time_zone_unknown'),
  )
  expect(await refused({ ...office, weekly: {} })).toEqual(
    invalid('definition.weekly no_open_time'),
  )
  expect(await refused({ ...office, weekly: { 1: [], 2: [] } })).toEqual(
    invalid('definition.weekly no_open_time'),
  )
  expect(await refused({ ...office, holidays: ['2026-02-30'] })).toEqual(
    invalid('definition.holidays.0 no_such_date'),
  )
  const twice = { date: '2026-12-24', intervals: [] }
  expect(await refused({ ...office, exceptions: [twice, twice] })).toEqual(
    invalid('definition.exceptions.1.date not_unique'),
  )
  const night = { date: '2026-12-24', intervals: [['22:00', '02:00']] }
  expect(await refused({ ...office, exceptions: [night] })).toEqual(
    invalid('definition.exceptions.0.intervals.0 interval_reversed'),
  )
})

test('CL-6: what is no time, no date, no weekday, or too much, never reaches the calendar', async () => {
  const day = (index: number) => new Date(Date.UTC(2030, 0, 1 + index)).toISOString().slice(0, 10)
  const many = Array.from({ length: 1001 }, (_, index) => day(index))
  const minutes = Array.from({ length: 25 }, (_, hour) => [`0${hour % 10}:00`, '23:00'])
  const bad: object[] = [
    { ...office, weekly: { 1: [['9:00', '17:00']] } },
    { ...office, weekly: { 1: [['09:00', '24:01']] } },
    { ...office, weekly: { 1: [['09:00']] } },
    { ...office, weekly: { 8: [['09:00', '17:00']] } },
    { ...office, weekly: { 1: minutes } },
    { ...office, holidays: ['1969-12-31'] },
    { ...office, holidays: ['2200-01-01'] },
    { ...office, holidays: ['20260101'] },
    { ...office, holidays: many },
    { ...office, exceptions: many.map((date) => ({ date, intervals: [] })) },
    { ...office, color: 'red' },
  ]
  for (const definition of bad) expect((await refused(definition))[0]).toBe(400)

  const full = { ...office, holidays: many.slice(0, 1000) }
  expect((await givenCalendar(full)).currentVersion.definition.holidays).toHaveLength(1000)
})

test('CL-6: a version is kept in one way of writing, and labels only of its dates', async () => {
  const { currentVersion } = await givenCalendar(
    {
      ...office,
      weekly: {
        2: [
          ['14:00', '24:00'],
          ['09:00', '13:00'],
        ],
        3: [],
      },
      // A Sunday: closed anyway, harmless.
      holidays: ['2026-12-25', '2026-03-08', '2026-12-25'],
      exceptions: [{ date: '2026-12-24', intervals: [['09:00', '12:00']] }],
    },
    { labels: { '2026-12-25': 'Navidad', '2026-12-24': 'Media jornada', '2026-01-01': 'De otro' } },
  )

  expect(currentVersion).toMatchObject({
    version: 1,
    definition: {
      timeZone: 'America/Caracas',
      weekly: {
        2: [
          ['09:00', '13:00'],
          ['14:00', '24:00'],
        ],
      },
      holidays: ['2026-03-08', '2026-12-25'],
      exceptions: [{ date: '2026-12-24', intervals: [['09:00', '12:00']] }],
    },
    labels: { '2026-12-24': 'Media jornada', '2026-12-25': 'Navidad' },
    createdBy: 'Adán Administrador',
    isCorrection: false,
    change: null,
  })
  expect(Object.keys(currentVersion.definition.weekly)).toEqual(['2'])
})

test('CL-6: of two administrators who start from one version the second is told, and nothing is lost', async () => {
  const { id } = await givenCalendar()
  const save = (holiday: string) =>
    desk.as('admin').post(`/calendars/${id}/versions`, {
      baseVersion: 1,
      definition: { ...office, holidays: [holiday] },
    })
  const answers = await Promise.all([save('2026-12-24'), save('2026-12-31')])
  const versions = await desk.as('viewer').get(`/calendars/${id}/versions`)

  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['201', '412'])
  expect(answers.find(({ status }) => status === 412)?.body.code).toBe('stale')
  expect(versions.body.items.map(({ version }: { version: number }) => version)).toEqual([2, 1])
})

test('CL-6: a correction asks for its reason and speaks of the past alone', async () => {
  const { id } = await givenCalendar()
  const save = (more: object) =>
    desk
      .as('admin')
      .post(`/calendars/${id}/versions`, { baseVersion: 1, definition: office, ...more })
  const yesterday = '2026-03-03T14:00:00.000Z'

  expect((await save({ correctionFrom: yesterday })).body.code).toBe('reason_required')
  expect((await save({ reason: 'Porque sí' })).status).toBe(400)
  expect(
    (await save({ correctionFrom: '2027-01-01T00:00:00Z', reason: 'Futuro' })).body.errors,
  ).toMatchObject([{ path: 'correctionFrom', code: 'too_large' }])
  const signed = await save({ correctionFrom: yesterday, reason: 'Faltaba un feriado' })
  expect(signed.body).toMatchObject({
    version: 2,
    isCorrection: true,
    reason: 'Faltaba un feriado',
    effectiveAt: yesterday,
  })
  const audit = await desk.as('admin').get(`/audit?targetId=${id}`)
  expect(audit.body.items.map(({ action }: { action: string }) => action)).toContain(
    'calendar.corrected',
  )
})

test('CL-6: eight business hours are shown day by day, with the name of the holiday between', async () => {
  const { id } = await givenCalendar(
    { ...office, holidays: ['2026-03-05'] },
    { labels: { '2026-03-05': 'Día local' } },
  )
  const from = '2026-03-04T14:00:00.000Z'
  const ask = (minutes: number) =>
    desk.as('agent').get(`/calendars/${id}/preview?from=${from}&minutes=${minutes}`)
  const { body } = await ask(480)

  expect(body).toMatchObject({ from, minutes: 480, until: '2026-03-06T14:00:00.000Z' })
  expect(
    body.days.map(({ date, minutes, mark, label }: Record<string, unknown>) => [
      date,
      minutes,
      mark,
      label,
    ]),
  ).toEqual([
    ['2026-03-04', 420, null, null],
    ['2026-03-05', 0, 'holiday', 'Día local'],
    ['2026-03-06', 60, null, null],
  ])
  // A hundred years of minutes.
  expect((await ask(52_560_000)).status).toBe(400)
  expect((await ask(525_600)).body.days).toHaveLength(100)
})

test('CL-6: a calendar in use cannot be retired, and who uses it is said', async () => {
  const { id } = await givenCalendar()
  const { a } = desk.given.organizations
  const assign = (calendarId: string | null) =>
    desk.as('commercial').patch(`/organizations/${a.id}`, { calendarId })
  const retire = (retired: boolean) => desk.as('admin').patch(`/calendars/${id}`, { retired })

  expect((await assign(id)).body.calendarId).toBe(id)
  const kept = await retire(true)
  expect(kept).toMatchObject({
    status: 409,
    body: {
      code: 'in_use',
      usedBy: { isDefault: false, organizations: [{ id: a.id, name: 'Club A' }], contracts: [] },
    },
  })
  expect((await desk.as('agent').get(`/calendars/${id}`)).body.usage.organizations).toBe(1)
  await assign(null)
  expect((await retire(true)).body.retired).toBe(true)
  expect((await assign(id)).body).toMatchObject({
    code: 'reference_unknown',
    errors: [{ path: 'calendarId', code: 'not_found' }],
  })
  const ids = async (query: string) =>
    (await desk.as('agent').get(`/calendars${query}`)).body.items.map(
      (one: { id: string }) => one.id,
    )
  expect(await ids('')).not.toContain(id)
  expect(await ids('?includeRetired=true')).toContain(id)
  expect((await retire(false)).body.retired).toBe(false)
})

test('CL-6: the desk has one calendar of its own at every moment, also when two are made so at once', async () => {
  const [one, other] = [await givenCalendar(), await givenCalendar()]
  const make = ({ id }: { id: string }) =>
    desk.as('admin').patch(`/calendars/${id}`, { isDefault: true })
  const answers = await Promise.all([make(one), make(other)])
  const { body } = await desk.as('agent').get('/calendars?limit=1')
  const list = await desk.as('agent').get('/calendars?limit=200')
  const defaults = list.body.items.filter(({ isDefault }: { isDefault: boolean }) => isDefault)

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(defaults).toHaveLength(1)
  expect(body.items[0].id).toBe(defaults[0].id)
  expect(body.nextCursor).not.toBeNull()
  expect((await desk.as('admin').patch(`/calendars/${one.id}`, { isDefault: false })).status).toBe(
    400,
  )
})

test('CL-6: roles that read see calendars, administrators alone change them, and no customer sees one', async () => {
  const { id } = await givenCalendar()
  for (const who of ['agent', 'supervisor', 'commercial', 'viewer', 'admin'] as const)
    expect([who, (await desk.as(who).get(`/calendars/${id}`)).status]).toEqual([who, 200])
  for (const who of ['technician', 'keyUserA', 'requesterA'] as const)
    expect([who, (await desk.as(who).get(`/calendars/${id}`)).status]).toEqual([who, 403])
  for (const who of ['supervisor', 'commercial', 'agent'] as const) {
    const body = { baseVersion: 1, definition: office }
    expect((await desk.as(who).post(`/calendars/${id}/versions`, body)).status).toBe(403)
    expect((await desk.as(who).patch(`/calendars/${id}`, { name: 'Otro' })).status).toBe(403)
  }
})

test('CL-6: packs are asked by country and year', async () => {
  const countries = await desk.as('viewer').get('/holiday-packs')
  const pack = await desk.as('viewer').get('/holiday-packs/VE?year=2026')

  expect(countries.body.items).toContainEqual({ code: 'VE', isVerified: true })
  expect(pack.body.holidays[0]).toMatchObject({ date: '2026-01-01', verified: true })
  expect((await desk.as('viewer').get('/holiday-packs/ZZ?year=2026')).status).toBe(404)
  expect((await desk.as('viewer').get('/holiday-packs/VE')).body.year).toBe(2026)
  expect((await desk.as('keyUserA').get('/holiday-packs')).status).toBe(403)
})
