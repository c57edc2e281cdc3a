import { PRESETS } from '@mesa/shared/rulebook/presets'
import { expect, test } from 'vitest'
import { givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { adoptPolicy } from '../rulebook/rulebook.service.ts'

const byNumber = (one: number, other: number) => one - other
const until = '2026-03-05T14:00:00.000Z'

test('IN-8: who leaves a case takes it out of the queue until then, and the record shows both', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenCase(desk, 'requesterA')
  const other = await givenCase(desk, 'requesterA')
  const path = `/tickets/${number}`
  const queue = async (more = '') =>
    (await desk.as('agent').get(`/tickets?open=true${more}`)).body.items
      .map((item: { number: number }) => item.number)
      .toSorted(byNumber)
  const counts = async () => (await desk.as('agent').get('/tickets/counts')).body

  const left = await desk.as('requesterA').put(`${path}/away`, { until, note: 'Vuelvo mañana' })
  const away = [
    await queue(),
    await queue('&away=true'),
    await queue('&away=false'),
    await counts(),
  ]
  const said = await desk
    .as('agent')
    .post(`${path}/messages`, { kind: 'reply', body: '¿Y la serie?' })
  await desk.with().put('/test/clock', { now: until })
  const back = (await desk.as('agent').get(path)).body
  const events = (await desk.as('requesterA').get(`${path}/events?limit=200`)).body.items

  expect(left.status).toBe(200)
  expect(left.body.away).toEqual({ until, note: 'Vuelvo mañana' })
  expect(away).toMatchObject([
    [other.number],
    [number],
    [other.number],
    { open: 1, away: 1, received: 1 },
  ])
  expect(said.status).toBe(201)
  expect(back.away).toBe(null)
  expect(await queue()).toEqual([number, other.number].toSorted(byNumber))
  expect(events.filter(({ type }: { type: string }) => type.startsWith('away'))).toMatchObject([
    { type: 'away.set', payload: { until, note: 'Vuelvo mañana' } },
    { type: 'away.cleared', at: until, actor: { role: 'system' } },
  ])
}, 40_000)

test('IN-8: while they are away their silence is not counted; it is counted anew from the return', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const path = `/tickets/${number}`
  const go = (now: string) => desk.with().put('/test/clock', { now })
  const closesAt = async () => (await desk.as('keyUserA').get(path)).body.autoCloseAt
  await go('2026-03-06T20:00:00.000Z')
  const ask = { kind: 'reply', body: '¿Qué versión usa?', asks: true }
  await desk.as('agent').post(`${path}/messages`, ask)

  const asked = await closesAt()
  await desk.as('keyUserA').put(`${path}/away`, { until: '2026-03-09T14:00:00.000Z' })
  const away = await closesAt()
  await go('2026-03-09T14:00:01.000Z')
  const returned = await closesAt()
  await desk.as('keyUserA').put(`${path}/away`, { until: '2026-03-20T14:00:00.000Z' })
  await go('2026-03-12T14:00:00.000Z')
  const early = await desk.as('keyUserA').delete(`${path}/away`)
  const again = await desk.as('keyUserA').delete(`${path}/away`)
  await go('2026-03-16T21:00:00.000Z')

  expect([asked, away]).toEqual(['2026-03-10T21:00:00.000Z', null])
  expect(returned).toBe('2026-03-11T21:00:00.000Z')
  expect([early.status, again.status]).toEqual([200, 200])
  expect(early.body).toMatchObject({ away: null, autoCloseAt: '2026-03-16T21:00:00.000Z' })
  expect((await desk.as('keyUserA').get(path)).body).toMatchObject({
    status: 'closed',
    closedAt: '2026-03-16T21:00:00.000Z',
  })
}, 40_000)

test('IN-8: only the customer leaves, for 60 days at most, an open case, where the desk offers it', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenCase(desk, 'requesterA')
  const path = `/tickets/${number}/away`
  const leave = async (who: Parameters<TestApp['as']>[0], instant = until) => {
    const { status, body } = await desk.as(who).put(path, { until: instant })
    return [status, body.code]
  }

  expect(await leave('agent')).toEqual([403, 'not_allowed'])
  expect(await leave('keyUserB')).toEqual([404, 'not_found'])
  expect(await leave('requesterA', '2026-03-04T13:59:59.000Z')).toEqual([422, 'period_invalid'])
  expect(await leave('requesterA', '2026-05-04T14:00:00.000Z')).toEqual([422, 'period_invalid'])
  expect(await leave('keyUserA')).toEqual([200, undefined])
  await adopt(desk, false)
  expect(await leave('requesterA')).toEqual([422, 'away_not_offered'])
  await adopt(desk, true)
  await desk.as('requesterA').post(`/tickets/${number}/transitions`, { action: 'close' })
  expect(await leave('requesterA')).toEqual([409, 'invalid_transition'])
}, 40_000)

const adopt = (desk: TestApp, away: boolean) =>
  desk.inDesk((tx) => {
    const policy = { ...PRESETS.demo, intake: { ...PRESETS.demo.intake, away } }
    return adoptPolicy(tx, { policy, by: 'Fixture', at: desk.clock.now() })
  })
