import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { formats, postMany } from './modules/hour-ledger/testing/statement-files.ts'
import { addNode, type Node } from './testing/faults/nodes.ts'
import { givenCase, givenContract } from './testing/given-case.ts'
import { password, setupForTest, type Answer } from './testing/test-app.ts'

/** What no client waits longer for. */
const patienceMs = 5000
const long = 49_000
/** What parsers of markdown and HTML are known to stumble over, each at the length a body may have. */
const heavy: Record<string, string> = {
  'open brackets': '['.repeat(long),
  'nested quotes': '> '.repeat(long / 2),
  'many underscores': '_a'.repeat(long / 2),
  'numbers in numbers': '1. '.repeat(long / 3),
  'a wide table': `${'|a'.repeat(3000)}|\n${'|-'.repeat(3000)}|\n${'|b'.repeat(3000)}|`,
}

test('F23: texts made to stop a parser, of the greatest length, stop nobody else', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  await givenContract(desk)
  const path = `/tickets/${(await givenCase(desk)).number}/messages`
  const slowest = { name: '', ms: 0 }
  for (const [name, body] of Object.entries(heavy)) {
    const { answers, loopMs, others } = await beside(node, () => [
      node.as('agent').post(path, { kind: 'reply', body }),
      desk.as('agent').get(path),
    ])
    expect([name, answers.map(({ status }) => status)]).toEqual([name, [201, 200]])
    expect([name, others > 0, loopMs < patienceMs]).toEqual([name, true, true])
    if (loopMs > slowest.ms) Object.assign(slowest, { name, ms: Math.round(loopMs) })
  }
  process.stdout.write(
    `F23: slowest text: ${slowest.name}, the loop stood still for ${slowest.ms} ms\n`,
  )
}, 60_000)

test('F23: a storm of sign-ins and of exports leaves the others their turn', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  await givenContract(desk)
  const { number } = await givenCase(desk)
  for (let index = 0; index < 10; index++)
    await desk
      .as('agent')
      .post(`/tickets/${number}/messages`, { kind: 'reply', body: 'x'.repeat(3000) })
  const { email } = desk.given.users.agent
  const login = { email, password }

  const signIns = await beside(node, () =>
    Array.from({ length: 24 }, () => node.signedOut.post('/auth/login', login)),
  )
  const exports = await beside(node, () =>
    ['json', 'pdf'].map((format) =>
      node.as('supervisor').get(`/tickets/${number}/record.${format}`),
    ),
  )
  process.stdout.write(
    `F23: loop delay, sign-ins ${Math.round(signIns.loopMs)} ms, exports ${Math.round(exports.loopMs)} ms\n`,
  )

  expect(signIns.others).toBeGreaterThan(10)
  expect(exports.answers.map(({ status }) => status)).toEqual([200, 200])
  expect(exports.others).toBeGreaterThan(0)
}, 60_000)

test('F23: the files of a statement are made while the others have their turn', async () => {
  const desk = await setupForTest()
  const node = await addNode(desk)
  const id = await givenContract(desk)
  await postMany(desk, id, { count: 120, on: '2026-02-10' })

  const files = await beside(node, () =>
    formats.map((format) => node.as('supervisor').get(`/contracts/${id}/statement.${format}`)),
  )
  process.stdout.write(`F23: loop delay, files of a statement ${Math.round(files.loopMs)} ms\n`)

  expect(files.answers.map(({ status }) => status)).toEqual(formats.map(() => 200))
  expect(files.others).toBeGreaterThan(0)
}, 60_000)

/** Does heavy work while somebody else keeps asking; how long the loop stood still, and how many were answered. */
async function beside(node: Node, work: () => Array<Promise<Answer>>) {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let isOver = false
  let others = 0
  const asking = async () => {
    while (!isOver) {
      const { status } = await fetch(`${node.url}/healthz`)
      if (status === 200) others += 1
    }
  }
  delay.enable()
  const asked = asking()
  const answers = await Promise.all(work()).finally(() => {
    isOver = true
  })
  delay.disable()
  await asked
  return { answers, loopMs: delay.max / 1e6, others }
}
