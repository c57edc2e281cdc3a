import { expect, onTestFinished, test } from 'vitest'
import { addSession } from '../testing/base-desk.ts'
import { addNode, type Node } from '../testing/faults/nodes.ts'
import { added, countingRows } from '../testing/faults/row-counts.ts'
import { givenCase, givenContract, givenStartedCase, upload } from '../testing/given-case.ts'
import { setupForTest, type TestApp } from '../testing/test-app.ts'
import { ticketEvents } from '../modules/record/record.tables.ts'
import { mails } from '../modules/mails/mails.tables.ts'
import { listJobs } from './runner.ts'

const dayMinutes = 1440

test('P18, F14: whatever is due, done three times at once by two nodes, is done once', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  await givenContract(desk)
  for (let index = 0; index < 5; index++) await givenUnanswered(desk)
  for (let index = 0; index < 4; index++) await givenWatched(desk)
  await upload(desk, 'keyUserA')
  desk.clock.advanceMinutes(20 * dayMinutes)
  const rows = await countingRows(desk.ownerUrl)
  const runners = [desk.services, node.services, desk.services].map(({ jobs }) => jobs)
  const jobs = runners.map((services) => listJobs(services))
  const now = desk.clock.now()

  for (const [index, { name }] of jobs[0]!.entries()) {
    const outcomes = await Promise.allSettled(jobs.map((list) => list[index]!.run(now)))
    expect([name, outcomes.map(({ status }) => status)]).toEqual([
      name,
      ['fulfilled', 'fulfilled', 'fulfilled'],
    ])
    const once = await rows.count()
    // Its only trace is that it ran.
    if (name === 'nightly-check') continue
    await jobs[1]![index]!.run(now)
    expect([name, added(once, await rows.count())]).toEqual([name, {}])
  }
  const sweep = () => Promise.all(runners.map(({ timers }) => timers.sweepToEnd()))
  while ((await sweep()).some((isLeft) => isLeft));
  await Promise.all(runners.map(({ outboxRelay }) => untilDone(() => outboxRelay.relayOnce())))
  await Promise.all(runners.map(({ mailDelivery }) => untilDone(() => mailDelivery.deliverOnce())))

  const events = await desk.inDesk((tx) => tx.db.select().from(ticketEvents))
  const counted = (type: string, reason?: string) =>
    events.filter(
      (event) =>
        event.type === type &&
        (reason === undefined || JSON.stringify(event.payload).includes(reason)),
    ).length
  expect(counted('decision.expired')).toBe(5)
  expect(counted('state.changed', 'watch_ended')).toBe(4)
  const stored = await desk.inDesk((tx) => tx.db.select().from(mails))
  expect(stored.length).toBeGreaterThan(9)
  expect(stored.filter(({ status }) => status === 'queued')).toEqual([])
  expect(new Set(desk.mails.map(({ messageId }) => messageId)).size).toBe(desk.mails.length)
  const verified = await desk.as('supervisor').get('/audit/verify')
  expect(verified.body).toMatchObject({ valid: true })
}, 40_000)

test('F14: one key sent to two nodes at once, 20 times, writes one reply each time', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  await givenContract(desk)
  const { number } = await givenCase(desk)
  const rows = await countingRows(desk.ownerUrl)
  const before = await rows.count()

  const pairs = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const headers = { 'idempotency-key': `racing-${index}` }
      const body = { kind: 'reply', body: `Una vez ${index}` }
      return Promise.all(
        [desk, node].map((one) =>
          one.as('keyUserA').post(`/tickets/${number}/messages`, body, headers),
        ),
      )
    }),
  )

  expect(added(before, await rows.count())).toMatchObject({ messages: 20, idempotency_keys: 20 })
  for (const [one, other] of pairs) {
    expect(one?.status).toBe(201)
    expect(other).toMatchObject({ status: 201, body: one?.body })
  }
})

test('P24: whom one node disables, the other refuses on the very next request, 12 times under load', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  const person = desk.given.users.otherAgent
  const set = async (status: 'active' | 'disabled') => {
    const answer = await desk.as('admin').patch(`/users/${person.id}`, { status })
    expect(answer.status).toBe(200)
  }
  const load = startLoad(node)
  const seen: number[][] = []
  for (let round = 0; round < 12; round++) {
    const sessionId = await desk.inDesk((tx) => addSession(tx, person.id, desk.clock.now()))
    const before = await node.as({ ...person, sessionId }).get('/tickets')
    await set('disabled')
    const after = await node.as({ ...person, sessionId }).get('/tickets')
    seen.push([before.status, after.status])
    await set('active')
  }

  expect(await load.stop()).toBeGreaterThan(12)
  expect(seen).toEqual(Array.from({ length: 12 }, () => [200, 401]))
}, 40_000)

async function givenUnanswered(desk: TestApp) {
  const { number } = await givenStartedCase(desk)
  const body = { purpose: 'solution', minutes: 30, explanation: 'Corregir la serie.' }
  const asked = await desk.as('agent').post(`/tickets/${number}/consents`, body)
  expect(asked.status).toBe(201)
}

async function givenWatched(desk: TestApp) {
  const path = `/tickets/${(await givenStartedCase(desk)).number}/transitions`
  await desk.as('agent').post(path, { action: 'propose', body: 'Pruebe ahora.' })
  const until = new Date(desk.clock.now().getTime() + 2 * dayMinutes * 60_000).toISOString()
  const watched = await desk.as('keyUserA').post(path, { action: 'watch', until })
  expect(watched.status).toBe(200)
}

async function untilDone(round: () => Promise<boolean>) {
  while (await round());
}

/** Somebody else keeps asking the node; `stop` answers how often. */
function startLoad(node: Node) {
  let isOver = false
  let count = 0
  const run = async () => {
    for (; !isOver; count += 1) await node.as('agent').get('/tickets')
  }
  const finished = Promise.all([run(), run()])
  const stop = async () => {
    isOver = true
    await finished
    return count
  }
  onTestFinished(() => void stop())
  return { stop }
}
