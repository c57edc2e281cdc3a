import { expect, test } from 'vitest'
import { startFaultProxy } from '../testing/faults/fault-proxy.ts'
import { addNode } from '../testing/faults/nodes.ts'
import { createCommitCutter } from '../testing/faults/postgres-taps.ts'
import { added, countingRows } from '../testing/faults/row-counts.ts'
import { createScenarios, send, type Call } from '../testing/faults/scenarios.ts'
import { setupForTest } from '../testing/test-app.ts'

/** How often each action is made: 60 calls in all. */
const times: Record<string, number> = {
  'open a case': 15,
  reply: 20,
  'log and charge work': 20,
  'answer a consent': 5,
}

test('P2: 60 commits whose answer was lost are asked again by two nodes at once, with one effect and one answer each', async () => {
  const desk = await setupForTest()
  const cutter = createCommitCutter()
  const proxy = await startFaultProxy({ target: desk.appUrl, tap: cutter.tap })
  const node = await addNode(desk, { appUrl: proxy.url })
  const prepares = (await createScenarios(desk)).flatMap(({ name, prepare }) =>
    Array.from({ length: times[name] ?? 0 }, () => prepare),
  )
  const calls: Call[] = await inGroups(prepares, (prepare) => prepare())
  const rows = await countingRows(desk.ownerUrl)
  const before = await rows.count()

  cutter.arm(calls.length)
  const first = await inGroups(calls, (call) => send(node, call))
  const once = added(before, await rows.count())
  const answers = await inGroups(calls, (call) =>
    Promise.all([send(node, call), send(desk, call), send(node, call)]),
  )

  expect(calls).toHaveLength(60)
  expect(cutter.cuts()).toBe(60)
  expect(first.map(({ status }) => status)).toEqual(calls.map(() => 503))
  expect(once).toMatchObject({ idempotency_keys: 60, tickets: 15, worklogs: 20, messages: 35 })
  expect(added(before, await rows.count())).toEqual(once)
  for (const [one, ...others] of answers) {
    expect([200, 201]).toContain(one?.status)
    for (const { status, body } of others)
      expect({ status, body }).toEqual({ status: one?.status, body: one?.body })
  }
  const verified = await desk.as('supervisor').get('/audit/verify')
  expect(verified.body).toMatchObject({ valid: true })
}, 60_000)

async function inGroups<One, Result>(all: One[], work: (one: One) => Promise<Result>) {
  const done: Result[] = []
  for (let at = 0; at < all.length; at += 10)
    done.push(...(await Promise.all(all.slice(at, at + 10).map(work))))
  return done
}
