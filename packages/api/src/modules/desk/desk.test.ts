import { expect, test } from 'vitest'
import { setupForTest } from '../../testing/test-app.ts'

test('attention follows the test clock: closed at night, open by day, until its end', async () => {
  const { as } = await setupForTest()
  const agent = as('agent')
  const at = async (now: string) => {
    const moved = await agent.put('/test/clock', { now })
    expect(moved.status).toBe(200)
    return (await agent.get('/desk')).body.attention
  }
  const todayIntervals = [{ start: '09:00', end: '17:00' }]

  expect(await at('2026-03-04T12:59:00.000Z')).toEqual({
    open: false,
    nextOpenAt: '2026-03-04T13:00:00.000Z',
    nextCloseAt: null,
    todayIntervals,
  })
  expect(await at('2026-03-04T13:00:00.000Z')).toEqual({
    open: true,
    nextOpenAt: null,
    nextCloseAt: '2026-03-04T21:00:00.000Z',
    todayIntervals,
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

  const common = { locale: 'es', isDemo: true, signOn: [] }
  expect(known.body).toEqual({ name: 'Mesa del Club', slug: 'club', needsSetup: false, ...common })
  expect(none.body).toEqual({ name: null, slug: null, needsSetup: true, ...common })
  expect((await signed().get('/desk')).status).toBe(401)
})
