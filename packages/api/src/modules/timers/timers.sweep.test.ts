import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { addNode } from '../../testing/faults/nodes.ts'
import { seededRandom } from '../../testing/faults/seeded-random.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { giveManyBreaches, readBreaches } from './testing/many-cases.ts'
import { timerEffects, type TimerEffects } from './timer-effects.service.ts'
import { createTimerSweep } from './timers.sweep.service.ts'
import { timers } from './timers.tables.ts'

const silent = { error: () => undefined }
const minuteMs = 60_000

test('P18, F14: 300 timers under two sweepers, one of which dies at random, happen once, each at its instant', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  await givenContract(desk)
  const { id: ticketId } = await givenCase(desk)
  const firstDueAt = new Date(desk.clock.now().getTime() - 60 * minuteMs)
  await desk.inDesk((tx) =>
    giveManyBreaches(tx, { ticketId, count: 300, firstDueAt, stepMs: 1000 }),
  )
  const random = seededRandom(7)
  let deaths = 0
  const dying: TimerEffects = {
    ...timerEffects,
    breach: async (tx, due) => {
      await timerEffects.breach(tx, due)
      // As kill -9: the server finds the connection gone, the transaction never was.
      if (random() >= 0.15) return
      deaths += 1
      await tx.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
    },
  }
  const { clock } = desk
  const steady = createTimerSweep({ db: desk.db, clock, log: silent })
  const mortal = createTimerSweep({ db: node.db, clock, log: silent, effects: dying })
  const read = () => desk.inDesk(readBreaches)

  for (let round = 0; round < 20 && (await read()).left > 0; round++) {
    // One whose database was away goes on in its next round.
    await Promise.allSettled([steady, mortal, mortal].map((sweep) => sweep.sweepToEnd()))
    clock.advanceMinutes(5)
  }

  expect(deaths).toBeGreaterThan(5)
  expect(await read()).toEqual({ events: 300, cases: 300, wrong: 0, left: 0 })
}, 40_000)

test('F21: a timer that fails is put off for longer each time, and holds up neither its case nor others', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const poisoned = await givenCase(desk)
  const neighbour = await givenCase(desk)
  const due = (minutesAgo: number) => new Date(desk.clock.now().getTime() - minutesAgo * minuteMs)
  await put(desk, poisoned.id, { kind: 'decision_end', subject: 'not an id', dueAt: due(9) })
  await put(desk, poisoned.id, { kind: 'away_end', subject: '', dueAt: due(8) })
  await put(desk, neighbour.id, { kind: 'away_end', subject: '', dueAt: due(7) })
  const told: object[] = []
  const log = { error: (details: object) => void told.push(details) }
  const sweep = createTimerSweep({ db: desk.db, clock: desk.clock, log })
  const left = () => desk.inDesk((tx) => tx.db.select().from(timers))
  const poison = async () => (await left()).find(({ subject }) => subject === 'not an id')

  await sweep.sweepToEnd()
  const first = await poison()
  const others = (await left()).filter(({ dueAt }) => dueAt <= desk.clock.now())
  const metrics = await desk.services.observability.backlog()
  desk.clock.advanceMinutes(1)
  await sweep.sweepToEnd()
  const second = await poison()

  expect(others).toHaveLength(1)
  expect(first).toMatchObject({ attempts: 1 })
  expect(second).toMatchObject({ attempts: 2 })
  expect(told).toMatchObject([{ kind: 'decision_end' }, { kind: 'decision_end' }])
  expect(metrics.jobLagSeconds).toBeGreaterThanOrEqual(9 * 60)
  const pauses = [first, second].map((timer) => timer!.retryAt!.getTime() - timer!.dueAt.getTime())
  expect(pauses[1]! - pauses[0]!).toBeGreaterThan(minuteMs)
})

test('F14: a case that somebody holds is left to the next round, and the others go on', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const held = await givenCase(desk)
  const free = await givenCase(desk)
  const dueAt = new Date(desk.clock.now().getTime() - minuteMs)
  await put(desk, held.id, { kind: 'away_end', subject: '', dueAt })
  await put(desk, free.id, { kind: 'away_end', subject: '', dueAt })
  const sweep = createTimerSweep({ db: desk.db, clock: desk.clock, log: silent })
  const release = Promise.withResolvers<void>()
  const isHeld = Promise.withResolvers<void>()
  const holding = desk.inDesk(async (tx) => {
    await tx.db.execute(sql`select from tickets where id = ${held.id} for update`)
    isHeld.resolve()
    await release.promise
  })
  await isHeld.promise

  const isLeft = await sweep.sweepToEnd()
  const meanwhile = await ended(desk)
  release.resolve()
  await holding
  const isLeftAfter = await sweep.sweepToEnd()

  expect([isLeft, meanwhile, isLeftAfter, await ended(desk)]).toEqual([true, 1, false, 2])
})

/** How many of the timers that the tests put are gone. */
const ended = (desk: TestApp) =>
  desk.inDesk(async (tx) => {
    const left = await tx.db.select().from(timers)
    return 2 - left.filter(({ kind }) => kind === 'away_end').length
  })

type Put = Pick<typeof timers.$inferInsert, 'kind' | 'subject' | 'dueAt'>

const put = (desk: TestApp, ticketId: string, timer: Put) =>
  desk.inDesk(async (tx) => {
    const organizationId = desk.given.organizations.a.id
    const id = newId(desk.clock.now())
    await tx.db
      .insert(timers)
      .values({ ...timer, tenantId: tx.tenantId, id, ticketId, organizationId })
  })
