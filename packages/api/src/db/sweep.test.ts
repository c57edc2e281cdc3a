import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startFaultProxy } from '../testing/faults/fault-proxy.ts'
import { addNode, type Node } from '../testing/faults/nodes.ts'
import { createSqlCounter } from '../testing/faults/postgres-taps.ts'
import { added, countingRows } from '../testing/faults/row-counts.ts'
import { createScenarios, send } from '../testing/faults/scenarios.ts'
import { attachments } from '../modules/attachments/attachments.tables.ts'
import { setupForTest, type Answer, type TestApp } from '../testing/test-app.ts'

const names = ['open a case', 'reply', 'log and charge work', 'accept and close', 'upload']

test.each(names)(
  'P19: %s, cut at its SQL messages, is wholly done or not at all, and once with its key',
  async (name) => {
    const desk = await setupForTest()
    const counter = createSqlCounter()
    const proxy = await startFaultProxy({ target: desk.appUrl, tap: counter.tap })
    const node = await addNode(desk, { appUrl: proxy.url })
    const scenario = (await createScenarios(desk)).find((one) => one.name === name)!
    const rows = await countingRows(desk.ownerUrl)
    const effectOf = async (work: () => Promise<Answer>) => {
      const before = await rows.count()
      const answer = await work()
      return { status: answer.status, body: answer.body, effect: added(before, await rows.count()) }
    }
    // The first of its kind may start a clock or a balance; from the second on each is as the next.
    await send(node, await scenario.prepare())
    const another = await scenario.prepare()
    const begin = async (cut?: Cut) => {
      // Each attempt begins with new connections, so that the same message has the same number.
      proxy.cutAll()
      await untilIdle(node)
      counter.reset(cut)
    }
    await begin()
    const whole = await effectOf(() => send(node, another))
    const messages = counter.seen()
    let done = 0

    for (const cut of plan(messages)) {
      const call = await scenario.prepare()
      await begin(cut)
      const { status, effect } = await effectOf(() => send(node, call))
      const isCut = counter.seen() >= cut.at
      counter.reset()
      expect([cut, isCut, status]).toEqual([cut, true, 503])
      const isDone = Object.keys(effect).length > 0
      expect([cut, effect]).toEqual([cut, isDone ? whole.effect : {}])
      if (isDone) done += 1

      const again = await effectOf(async () => {
        const [one, other] = await Promise.all([send(node, call), send(desk, call)])
        expect(other).toMatchObject({ status: whole.status, body: one.body })
        return one
      })
      expect([cut, again.status]).toEqual([cut, whole.status])
      expect([cut, again.effect]).toEqual([cut, isDone ? {} : whole.effect])
    }

    expect(messages).toBeGreaterThan(4)
    expect(done).toBeGreaterThan(0)
    expect(await rowsWithoutBytes(desk)).toEqual([])
    const verified = await desk.as('supervisor').get('/audit/verify')
    expect(verified.body).toMatchObject({ valid: true })
  },
  60_000,
)

type Cut = { at: number; isAfter?: boolean }

/** The pool has heard that its connections are gone. */
async function untilIdle({ db }: Node) {
  while (db.pool.totalCount > 0) await sleep(1)
}

/** Every second message does not arrive; of the last ones, the COMMIT among them, the answer is lost. */
const plan = (messages: number): Cut[] => [
  ...Array.from({ length: Math.ceil(messages / 2) }, (_, index) => ({ at: 1 + 2 * index })),
  ...[2, 1, 0].map((left) => ({ at: messages - left, isAfter: true })),
]

/** Bytes without a row are swept after a day; a row without bytes is a file lost. */
async function rowsWithoutBytes({ config, inDesk }: TestApp): Promise<string[]> {
  const stored = await inDesk((tx) => tx.db.select().from(attachments))
  expect(stored.length).toBeGreaterThan(0)
  return stored
    .map(({ storageKey }) => storageKey)
    .filter((key) => !existsSync(join(config.dataDir, 'files', key)))
}
