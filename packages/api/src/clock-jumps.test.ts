import { afterEach, expect, test, vi } from 'vitest'
import { createFollowingClock, createTestClock } from './clock.ts'
import { followDatabase } from './start/follow-database.ts'
import { addNode } from './testing/faults/nodes.ts'
import { givenCase, givenContract, givenStartedCase } from './testing/given-case.ts'
import { setupForTest } from './testing/test-app.ts'
import { listJobs } from './jobs/runner.ts'

const hourMs = 3_600_000
afterEach(() => void vi.useRealTimers())

test.each([24 * hourMs, -hourMs])(
  'F12: a jump of the machine’s clock by %i ms moves no instant that is written',
  async (jumpMs) => {
    const desk = await setupForTest()
    const clock = createFollowingClock()
    const loop = await followDatabase(desk.db, clock)
    const node = await addNode(desk, { clock })
    await givenContract(desk)
    const { number } = await givenCase(desk)
    const say = async (body: string) => {
      const path = `/tickets/${number}/messages`
      const said = await node.as('keyUserA').post(path, { kind: 'reply', body })
      return new Date(String(said.body.createdAt)).getTime()
    }
    const before = await say('Antes del salto')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jumpMs })
    const jumped = clock.now().getTime()
    vi.useRealTimers()
    const after = await say('Después del salto')
    await loop.stop()

    expect(jumped).toBeGreaterThanOrEqual(before)
    expect(after).toBeGreaterThanOrEqual(jumped)
    expect(after - before).toBeLessThan(60_000)
  },
  40_000,
)

test('F12: a node whose clock was wrong at its start takes the time of the database', async () => {
  const desk = await setupForTest()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * hourMs })
  const clock = createFollowingClock()
  vi.useRealTimers()
  const wrongMs = clock.now().getTime() - Date.now()
  const loop = await followDatabase(desk.db, clock)
  await loop.stop()

  expect(wrongMs).toBeGreaterThan(23 * hourMs)
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(10_000)
})

test('F12: tokens are taken for a minute more, for nodes whose clocks differ, and no longer', async () => {
  const desk = await setupForTest()
  const { id, sessionId } = desk.given.users.agent
  const claims = { sid: sessionId, tid: desk.given.tenantId, sub: id }
  const ask = async (skewSeconds: number) => {
    const iat = Math.floor(Date.now() / 1000) - 300 - skewSeconds
    const token = desk.app.jwt.sign({ ...claims, iat, exp: iat + 300 })
    return (await desk.with(`Bearer ${token}`).get('/products')).status
  }

  expect([await ask(-200), await ask(20), await ask(90), await ask(hourMs / 1000)]).toEqual([
    200, 200, 401, 401,
  ])
})

test('F12: with a node a day ahead, what falls due happens once, and the chains stay whole', async () => {
  const desk = await setupForTest()
  const ahead = await addNode(desk, { clock: createTestClock(aDayAfter(desk.clock.now())) })
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const body = { purpose: 'solution', minutes: 30, explanation: 'Corregir la serie.' }
  await desk.as('agent').post(`/tickets/${number}/consents`, body)
  const nodes = [desk, ahead, desk, ahead]
  for (let day = 0; day < 12; day++) {
    for (const { services } of nodes) {
      const now = services === desk.services ? desk.clock.now() : aDayAfter(desk.clock.now())
      for (const { name, run } of listJobs(services.jobs))
        if (name !== 'nightly-check') await run(now)
      await services.jobs.timers.sweepToEnd()
    }
    desk.clock.advanceMinutes(1440)
  }

  const events = await desk.as('supervisor').get(`/tickets/${number}/events?limit=100`)
  const types = events.body.items.map(({ type }: { type: string }) => type)
  expect(types.filter((type: string) => type === 'decision.expired')).toHaveLength(1)
  expect((await desk.as('supervisor').get('/audit/verify')).body).toMatchObject({ valid: true })
}, 40_000)

const aDayAfter = (instant: Date) => new Date(instant.getTime() + 24 * hourMs)
