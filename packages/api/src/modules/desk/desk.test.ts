import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { setupForTest } from '../../testing/test-app.ts'
import { calendars, calendarVersions } from '../calendars/calendars.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'

test('attention follows the test clock: closed at night, open by day, until its end', async () => {
  const { as } = await setupForTest()
  const agent = as('agent')
  const at = async (now: string) => {
    const moved = await agent.put('/test/clock', { now })
    expect(moved.status).toBe(200)
    return (await agent.get('/desk')).body.attention
  }
  const todayIntervals = [{ start: '09:00', end: '17:00' }]
  // Its own: Jueves Santo is on 2 April.
  const zone = {
    timeZone: 'America/Caracas',
    nextHoliday: { date: '2026-04-02', name: 'Jueves Santo' },
  }

  expect(await at('2026-03-04T12:59:00.000Z')).toEqual({
    open: false,
    nextOpenAt: '2026-03-04T13:00:00.000Z',
    nextCloseAt: null,
    nextDayOpenAt: '2026-03-05T13:00:00.000Z',
    todayIntervals,
    ...zone,
  })
  expect(await at('2026-03-04T13:00:00.000Z')).toEqual({
    open: true,
    nextOpenAt: null,
    nextCloseAt: '2026-03-04T21:00:00.000Z',
    nextDayOpenAt: '2026-03-05T13:00:00.000Z',
    todayIntervals,
    ...zone,
  })
  // A Friday's end: next on Monday.
  expect(await at('2026-03-06T21:00:00.000Z')).toMatchObject({
    open: false,
    nextOpenAt: '2026-03-09T13:00:00.000Z',
  })
  expect(await at('2026-03-07T15:00:00.000Z')).toMatchObject({ open: false, todayIntervals: [] })
})

test('the test clock advances by minutes, and stands refused in real time', async () => {
  const { as } = await setupForTest()
  const moved = await as('agent').put('/test/clock', { advanceMinutes: 90 })
  const real = await setupForTest({ config: { hasTestClock: false } })
  const refused = await real.as('agent').put('/test/clock', { advanceMinutes: 90 })

  expect(Date.parse(moved.body.now) - Date.parse('2026-03-04T15:30:00Z')).toBeLessThan(60_000)
  expect([refused.status, refused.body.code]).toEqual([403, 'test_clock_off'])
})

test('the sign-in page learns the name of the desk and whether somebody administers it', async () => {
  const { with: signed } = await setupForTest()
  const empty = await setupForTest({ hasDesk: false })

  const known = await signed().get('/desk/public')
  const none = await empty.with().get('/desk/public')

  const common = { locale: 'es', isDemo: true, signOn: [], desks: [] }
  expect(known.body).toEqual({ name: 'Mesa del Club', slug: 'club', needsSetup: false, ...common })
  expect(none.body).toEqual({ name: null, slug: null, needsSetup: true, ...common })
  expect((await signed().get('/desk')).status).toBe(401)
})

test('IN-1: a customer is told the hours of the calendar of their contract or organization, and its next holiday', async () => {
  const { as, inDesk, given, clock } = await setupForTest()
  const lima = {
    timeZone: 'America/Lima',
    weekly: { 3: [['08:00', '12:00']], 4: [['08:00', '12:00']] },
    holidays: ['2026-03-05', '2026-03-07'],
    exceptions: [],
  }
  const labels = { '2026-03-05': 'Día del club' }
  await inDesk(async (tx) => {
    const at = clock.now()
    const [calendarId, versionId] = [newId(at), newId(at)]
    const { tenantId } = tx
    await tx.db
      .insert(calendars)
      .values({ tenantId, id: calendarId, name: 'Lima', isDefault: false, createdAt: at })
    await tx.db.insert(calendarVersions).values({
      tenantId,
      id: versionId,
      calendarId,
      version: 1,
      definition: lima,
      labels,
      createdAt: at,
    })
    await tx.db
      .update(organizations)
      .set({ calendarId })
      .where(eq(organizations.id, given.organizations.a.id))
  })

  const mine = (await as('requesterA').get('/desk')).body.attention
  const others = (await as('requesterB').get('/desk')).body.attention

  // 09:00 in Lima; Thursday is closed, Saturday always was.
  expect(mine).toEqual({
    open: true,
    nextOpenAt: null,
    nextCloseAt: '2026-03-04T17:00:00.000Z',
    nextDayOpenAt: '2026-03-11T13:00:00.000Z',
    todayIntervals: [{ start: '08:00', end: '12:00' }],
    timeZone: 'America/Lima',
    nextHoliday: { date: '2026-03-05', name: 'Día del club' },
  })
  expect(others).toMatchObject({
    timeZone: 'America/Caracas',
    nextCloseAt: '2026-03-04T21:00:00.000Z',
  })
})
