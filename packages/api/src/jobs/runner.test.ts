import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { AppError } from '../errors.ts'
import { givenCase, givenContract } from '../testing/given-case.ts'
import { setupForTest } from '../testing/test-app.ts'
import { startLoop } from './loop.ts'
import { listJobs, startJobs } from './runner.ts'

const silent = { error: () => undefined }

test('P16: while the jobs run, an event becomes a mail by itself; stopped, nothing moves', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { jobs: services } = desk.services
  const jobs = await startJobs({
    directUrl: desk.ownerUrl,
    clock: desk.clock,
    services,
    log: silent,
  })
  const { number } = await givenCase(desk, 'requesterA')
  for (let waited = 0; waited < 8000 && desk.mails.length < 2; waited += 50) await sleep(50)
  const schedules = await ask(desk.ownerUrl, 'select name, cron from pgboss.schedule order by name')
  await jobs.stop()
  const sent = desk.mails.length
  await givenCase(desk, 'requesterA')
  await sleep(600)

  expect(desk.mails.map(({ subject }) => subject).join()).toContain(String(number))
  expect(desk.mails).toHaveLength(sent)
  expect(schedules).toEqual(
    listJobs(services)
      .map(({ name, cron }) => ({ name, cron }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  )
})

test('F01: a loop whose database is away keeps trying, and goes on when it is back', async () => {
  let isAway = true
  let rounds = 0
  let failures = 0
  const loop = startLoop({
    name: 'test',
    everyMs: 5,
    round: async () => {
      if (isAway) throw new Error('away')
      rounds += 1
      return false
    },
    log: { error: () => (failures += 1) },
  })
  onTestFinished(() => loop.stop())
  await sleep(60)
  isAway = false
  await sleep(200)

  expect(failures).toBeGreaterThan(1)
  expect(rounds).toBeGreaterThan(0)
})

test('F02: a busy machine is told from the third failed round in a row on, without a stack', async () => {
  let rounds = 0
  const told: object[] = []
  const isOver = Promise.withResolvers<void>()
  const failing = new Set([1, 2, 4, 5, 6, 7])
  const loop = startLoop({
    name: 'test',
    everyMs: 1,
    round: async () => {
      rounds += 1
      if (failing.has(rounds)) throw new AppError('unavailable')
      if (rounds === 8) isOver.resolve()
      return false
    },
    log: { error: (details, message) => told.push({ ...details, message }) },
  })
  onTestFinished(() => loop.stop())
  await isOver.promise

  const message = 'test has no database; it is tried again'
  expect(told).toEqual([3, 4].map((failures) => ({ code: 'unavailable', failures, message })))
})

async function ask(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text)).rows as unknown[]
  } finally {
    await client.end()
  }
}
