import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startFaultProxy } from '../testing/faults/fault-proxy.ts'
import { addNode, type Node } from '../testing/faults/nodes.ts'
import { added, countingRows } from '../testing/faults/row-counts.ts'
import { seededRandom } from '../testing/faults/seeded-random.ts'
import { givenCase, givenContract } from '../testing/given-case.ts'
import { setupForTest, type Answer } from '../testing/test-app.ts'
import { systemScope } from './database.ts'

test('F03: while another holds a table, those who need it are refused with 503 and the others go on', async () => {
  const desk = await setupForTest()
  const other = await connect(desk.ownerUrl)
  await other.query('begin; lock table tickets in access exclusive mode')

  const waiting = ask(() => desk.as('agent').get('/tickets'))
  const free: number[] = []
  while (!waiting.isOver()) free.push((await desk.as('agent').get('/products')).status)
  const refused = await waiting.answer
  await other.query('rollback')

  expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(refused.headers['retry-after']).toBeDefined()
  expect(free.length).toBeGreaterThan(10)
  expect(new Set(free)).toEqual(new Set([200]))
  expect((await desk.as('agent').get('/tickets')).status).toBe(200)
}, 40_000)

test('F03, F22: a server process that stands still, and a network that swallows, are noticed and left', async () => {
  const desk = await setupForTest()
  const proxy = await startFaultProxy({ target: desk.appUrl })
  const node = await addNode(desk, { appUrl: proxy.url, poolSize: 1 })
  const stopped = await addNode(desk, { poolSize: 1 })
  const [swallowed, halted] = [node, stopped].map((one) => ({
    read: () => one.as('agent').get('/products'),
    write: () => one.as('agent').post('/tickets/1/messages', { kind: 'note', body: 'x' }),
  }))
  expect((await swallowed!.read()).status).toBe(200)
  const halt = await haltBackendOf(stopped)

  proxy.set({ isSilent: true })
  const answers = await Promise.all([
    swallowed!.read(),
    swallowed!.write(),
    halted!.read(),
    halted!.write(),
  ])
  const health = await fetch(`${node.url}/healthz`)
  proxy.set({})
  proxy.cutAll()
  const after = await Promise.all([untilAnswered(swallowed!.read), untilAnswered(halted!.read)])
  halt.goOn()

  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503])
  expect(health.status).toBe(200)
  expect(after.map(({ status }) => status)).toEqual([200, 200])
}, 60_000)

test('F04: more requests than a slow pool can serve are 503 in time, health answers, and the pool recovers', async () => {
  const desk = await setupForTest()
  const proxy = await startFaultProxy({ target: desk.appUrl })
  const node = await addNode(desk, { appUrl: proxy.url, poolSize: 2 })
  await node.as('agent').get('/products')
  proxy.set({ latencyMs: 150 })

  const asked = Array.from({ length: 40 }, () => node.as('agent').get('/products'))
  const health = await fetch(`${node.url}/healthz`)
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  proxy.set({})
  const after = await Promise.all(
    Array.from({ length: 10 }, () => node.as('agent').get('/products')),
  )

  expect(health.status).toBe(200)
  expect(new Set(statuses)).toEqual(new Set([200, 503]))
  expect(after.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(node.db.pool.totalCount - node.db.pool.idleCount).toBe(0)
}, 40_000)

test('F05: 200 pairs that lock A,B and B,A at once all end, each with one effect', async () => {
  const desk = await setupForTest()
  const owner = await connect(desk.ownerUrl)
  const name = new URL(desk.ownerUrl).pathname.slice(1)
  await owner.query(`alter database ${name} set deadlock_timeout = '5ms'`)
  const nodes = [await addNode(desk), await addNode(desk)] as const
  await owner.query('create table pairs (name text primary key, times int not null default 0)')
  await owner.query(`grant select, update on pairs to mesa_app`)
  await owner.query(`insert into pairs values ('a'), ('b')`)
  const scope = systemScope(desk.given.tenantId)
  let attempts = 0
  const take = ({ db }: Pick<Node, 'db'>, names: string[]) =>
    db.transaction(scope, async (tx) => {
      attempts += 1
      for (const name of names)
        await tx.db.execute(sql`update pairs set times = times + 1 where name = ${name}`)
      return names
    })

  const outcomes: Array<PromiseSettledResult<string[]>> = []
  for (let pair = 0; pair < 200; pair++)
    outcomes.push(
      ...(await Promise.allSettled([take(nodes[0], ['a', 'b']), take(nodes[1], ['b', 'a'])])),
    )

  const { rows } = await owner.query<{ times: number }>('select times from pairs')
  expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
  expect(rows.map(({ times }) => times)).toEqual([400, 400])
  expect(attempts).toBeGreaterThan(400)
}, 60_000)

test.each([1])(
  'F22: with seed %i, latency and one piece of 20 reset, each reply is stored once',
  async (seed) => {
    const desk = await setupForTest()
    await givenContract(desk)
    const { number } = await givenCase(desk)
    const proxy = await startFaultProxy({ target: desk.appUrl, random: seededRandom(seed) })
    const node = await addNode(desk, { appUrl: proxy.url })
    const rows = await countingRows(desk.ownerUrl)
    const before = await rows.count()
    proxy.set({ latencyMs: 10, resetShare: 0.05 })

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        untilAnswered(() =>
          node
            .as('keyUserA')
            .post(
              `/tickets/${number}/messages`,
              { kind: 'reply', body: `Con la red rota ${index}` },
              { 'idempotency-key': `broken-${index}` },
            ),
        ),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201))
    expect(added(before, await rows.count())).toMatchObject({ messages: 10, idempotency_keys: 10 })
    expect(proxy.counts.resets).toBeGreaterThan(0)
  },
  40_000,
)

async function connect(connectionString: string) {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end().catch(() => undefined))
  return client
}

function ask(work: () => Promise<Answer>) {
  let isOver = false
  const answer = work().finally(() => {
    isOver = true
  })
  return { answer, isOver: () => isOver }
}

/** Anything but 503: that one says to ask again. */
async function untilAnswered(work: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await work()
    if (answer.status !== 503) return answer
    await sleep(20)
  }
}

/** The one backend of a node's pool neither works nor ends, as on a machine that swaps. */
async function haltBackendOf({ db }: Node) {
  const [row] = await db.directory('select pg_backend_pid() as pid')
  const pid = Number(row?.['pid'])
  process.kill(pid, 'SIGSTOP')
  let isStopped = true
  const goOn = () => {
    if (isStopped) process.kill(pid, 'SIGCONT')
    isStopped = false
  }
  onTestFinished(goOn)
  return { goOn }
}
