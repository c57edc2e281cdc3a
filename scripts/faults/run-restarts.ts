import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase } from '@mesa/api/db/database'
import { startInstallation, type Installation } from '../soak/installation.ts'
import type { ApiProcess } from '../soak/api-process.ts'
import { createClient, type Person } from '../soak/patient-client.ts'
import type { PreparedDesk } from '../soak/prepare-desk.ts'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { openCase } from '../soak/main-job.ts'
import { authorizationOf, get, post } from './caller.ts'
import { startRoundRobin } from './round-robin.ts'

export type RestartsReport = {
  restarts: number
  calls: number
  /** Whatever a caller saw that was no success. */
  failed: string[]
  /** Exit codes that are not 0, and `/readyz` that was 200 after it had been 503. */
  wrong: string[]
  slowestExitMs: number
  readySeen: number
  lost: string[]
}

type Options = { restarts: number; seed: number; writers?: number; say: (line: string) => void }

/** Two nodes that still take requests for a moment once they were told to stop. */
export const startLeavingNodes = (more: Parameters<typeof startInstallation>[0] = {}) =>
  startInstallation({ nodeCount: 2, environment: { MESA_DRAIN_SECONDS: '0.5' }, ...more })

/** Restarts two nodes in turn behind a balancer while people work: nobody notices (F19). */
export async function runRestarts(
  installation: Installation,
  desk: PreparedDesk,
  { restarts, seed, writers = 4, say }: Options,
): Promise<RestartsReport> {
  const random = seededRandom(seed)
  const balancer = await startRoundRobin(installation.nodes.map(({ url }) => url))
  try {
    const person = { ...desk.teams[0]!.customer }
    const client = createClient({ url: balancer.url, random: () => 1 })
    const opened = await openCase(client, { customer: person, productId: desk.productId })
    const work = startWork(balancer.url, { person, path: opened.path, writers })
    const report = { slowestExitMs: 0, readySeen: 0, wrong: [] as string[] }
    for (let number = 1; number <= restarts; number++) {
      await sleep(200 + random() * 500)
      await restart(installation.nodes[number % 2] as ApiProcess, report)
      say(`restart ${number} of ${restarts}: left, slowest so far ${report.slowestExitMs} ms`)
    }
    const { calls, failed, replies } = await work.stop()
    return { ...report, restarts, calls, failed, lost: await lostReplies(installation, replies) }
  } finally {
    await balancer.close()
  }
}

type Seen = Pick<RestartsReport, 'slowestExitMs' | 'readySeen' | 'wrong'>

async function restart(node: ApiProcess, report: Seen) {
  const from = performance.now()
  const watched = watchReadiness(node.url)
  const code = await node.stop()
  const exitMs = Math.round(performance.now() - from)
  const { seen, wentBack } = await watched
  report.slowestExitMs = Math.max(report.slowestExitMs, exitMs)
  report.readySeen += seen
  if (code !== 0) report.wrong.push(`an end with ${String(code)}`)
  if (wentBack) report.wrong.push('ready again while it left')
  await node.start()
}

/** Replies that were acknowledged and are not stored exactly once. */
async function lostReplies({ database }: Installation, replies: Reply[]): Promise<string[]> {
  const db = createDatabase({ url: database.url, poolSize: 1 })
  const rows = await db.directory('select id, body from messages')
  await db.close()
  const times = (mark: string) => rows.filter(({ body }) => String(body).includes(mark)).length
  return replies.filter(({ mark }) => times(mark) !== 1).map(({ id }) => id)
}

type Reply = { id: string; mark: string }
type Work = { person: Person; path: string; writers: number }

function startWork(url: string, { person, path, writers }: Work) {
  let isOver = false
  let calls = 0
  const failed: string[] = []
  const replies: Reply[] = []
  const run = async () => {
    let authorization = await authorizationOf(url, person)
    while (!isOver) {
      const mark = `m${randomBytes(8).toString('hex')}`
      const body = { kind: 'reply', body: `Seguimos ${mark}` }
      const request = { path: `${path}/messages`, body, key: randomUUID() }
      try {
        const written = await post(url, authorization, request)
        const read = await get(url, `/api/v1${path}`, authorization)
        calls += 2
        // Tokens live five minutes; a run lives longer.
        if (written.status === 401 || read.status === 401)
          authorization = await authorizationOf(url, person)
        else if (written.status !== 201 || read.status !== 200)
          failed.push(`${written.status} ${read.status} ${written.text.slice(0, 120)}`)
        if (written.status !== 201) continue
        const { id } = JSON.parse(written.text) as { id: string }
        replies.push({ id, mark })
      } catch (error) {
        failed.push(String((error as Error).cause ?? error))
      }
    }
  }
  const finished = Promise.all(Array.from({ length: writers }, run))
  return {
    async stop() {
      isOver = true
      await finished
      return { calls, failed, replies }
    },
  }
}

/** Until nobody listens: how often it said 503, and whether it was 200 after that. */
async function watchReadiness(url: string): Promise<{ seen: number; wentBack: boolean }> {
  let seen = 0
  let wentBack = false
  for (;;) {
    try {
      const { status } = await get(url, '/readyz')
      if (status === 503) seen += 1
      else if (seen > 0) wentBack = true
    } catch {
      return { seen, wentBack }
    }
    await sleep(20)
  }
}
