import { setTimeout as sleep } from 'node:timers/promises'
import { startFaultProxy, type FaultProxy } from '@mesa/api/testing/faults/fault-proxy'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiProcess } from '../soak/api-process.ts'
import type { Installation } from '../soak/installation.ts'
import { openCase } from '../soak/main-job.ts'
import { createClient } from '../soak/patient-client.ts'
import { prepareDesk, type PreparedDesk } from '../soak/prepare-desk.ts'
import { startUpload, untilRefused } from '../soak/slow-upload.ts'
import { authorizationOf, get, post } from './caller.ts'
import { runRestarts, startLeavingNodes } from './run-restarts.ts'

let proxy: FaultProxy
let installation: Installation
let desk: PreparedDesk
let node: ApiProcess
let other: ApiProcess

beforeAll(async () => {
  installation = await startLeavingNodes({
    between: async (url) => {
      proxy = await startFaultProxy({ target: url })
      return proxy.url
    },
  })
  ;[node, other] = installation.nodes as [ApiProcess, ApiProcess]
  desk = await prepareDesk(installation)
}, 120_000)

afterAll(async () => {
  await installation?.close()
  await proxy?.close()
}, 60_000)

test('F19: a second SIGTERM ends a node at once, whatever is still on its way', async () => {
  const { customer } = desk.teams[0]!
  await startUpload(other.url, customer)
  other.signal('SIGTERM')
  await untilRefused(other.url)
  other.signal('SIGTERM')

  expect(await other.ended()).toBe(1)
}, 60_000)

test('F02: without PostgreSQL every call is 503 in time, health stays, and the same process recovers', async () => {
  const { customer } = desk.teams[0]!
  const client = createClient({ url: node.url, random: () => 1 })
  const { path } = await openCase(client, { customer, productId: desk.productId })
  const authorization = await authorizationOf(node.url, customer)
  const written = { path: `${path}/messages`, body: { kind: 'reply', body: 'Una vez' }, key: 'f02' }
  const logBefore = node.log().length
  await proxy.goAway()

  const statuses: number[] = []
  let slowestMs = 0
  for (let round = 0; round < 12; round++) {
    const from = performance.now()
    const calls = [
      get(node.url, '/api/v1/tickets', authorization),
      post(node.url, authorization, written),
    ]
    for (const { status } of await Promise.all(calls)) statuses.push(status)
    slowestMs = Math.max(slowestMs, performance.now() - from)
  }
  const health = await get(node.url, '/healthz')
  const ready = await get(node.url, '/readyz')
  other.launch()
  while (!/Esperando a PostgreSQL/.test(other.log().slice(-2000))) await sleep(50)
  const told = node.log().slice(logBefore).split('\n').length
  await proxy.comeBack()
  await node.untilReady()
  await other.untilReady()
  const again = await Promise.all([node, other].map(({ url }) => post(url, authorization, written)))
  console.log(`F02: slowest 503 ${Math.round(slowestMs)} ms, ${told} lines of log`)

  expect(statuses).toEqual(Array.from({ length: 24 }, () => 503))
  expect(slowestMs).toBeLessThan(10_000)
  expect([health.status, ready.status]).toEqual([200, 503])
  expect(told).toBeLessThan(60)
  expect(again.map(({ status }) => status)).toEqual([201, 201])
  expect(again[0]!.text).toBe(again[1]!.text)
  expect([node.starts(), other.starts(), node.surprises()]).toEqual([1, 2, 0])
}, 120_000)

test('F19: two restarts of two nodes behind a balancer cost the people at work not one call', async () => {
  const report = await runRestarts(installation, desk, {
    restarts: 2,
    seed: 20_261_122,
    writers: 2,
    say: () => {},
  })

  expect(report.failed).toEqual([])
  expect(report.wrong).toEqual([])
  expect(report.calls).toBeGreaterThan(20)
  expect(report.readySeen).toBeGreaterThan(1)
  expect(report.slowestExitMs).toBeLessThan(20_000)
  expect(report.lost).toEqual([])
}, 180_000)
