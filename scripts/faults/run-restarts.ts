import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startInstallation } from '../soak/installation.ts'
import type { ApiProcess } from '../soak/api-process.ts'
import { createClient, type Person } from '../soak/patient-client.ts'
import { prepareDesk } from '../soak/prepare-desk.ts'
import { seededRandom } from '../soak/seeded-random.ts'
import { verifyKept, type Check } from '../soak/verify-kept.ts'
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
  checks: Check[]
}

type Options = { restarts: number; seed: number; writers?: number; say: (line: string) => void }

/** Restarts two nodes in turn behind a balancer while people work: nobody notices (F19). */
export async function runRestarts({ restarts, seed, writers = 4, say }: Options) {
  const random = seededRandom(seed)
  const installation = await startInstallation({
    nodeCount: 2,
    environment: { MESA_DRAIN_SECONDS: '0.5' },
  })
  const balancer = await startRoundRobin(installation.nodes.map(({ url }) => url))
  try {
    const { teams, tenantId, productId } = await prepareDesk(installation)
    const [team] = teams as [(typeof teams)[number]]
    const client = createClient({ url: balancer.url, random: () => 1 })
    const opened = await openCase(client, { customer: team.customer, productId })
    const work = startWork(balancer.url, { person: team.customer, path: opened.path, writers })
    const report = { slowestExitMs: 0, readySeen: 0, wrong: [] as string[] }
    for (let number = 1; number <= restarts; number++) {
      await sleep(200 + random() * 500)
      const node = installation.nodes[number % 2] as ApiProcess
      const from = performance.now()
      const watched = watchReadiness(node.url)
      const code = await node.stop()
      const exitMs = Math.round(performance.now() - from)
      const { seen, wentBack } = await watched
      report.slowestExitMs = Math.max(report.slowestExitMs, exitMs)
      report.readySeen += seen
      if (code !== 0) report.wrong.push(`restart ${number} ended with ${String(code)}`)
      if (wentBack) report.wrong.push(`restart ${number}: ready again while it left`)
      await node.start()
      say(`restart ${number} of ${restarts}: left within ${exitMs} ms`)
    }
    const { calls, failed, replies } = await work.stop()
    const acknowledged = [opened.file, opened.entry, ...replies]
    const { filesFolder, database } = installation
    const checks = await verifyKept({ ownerUrl: database.url, tenantId, filesFolder, acknowledged })
    return { ...report, restarts, calls, failed, checks } satisfies RestartsReport
  } finally {
    await balancer.close()
    await installation.close()
  }
}

type Work = { person: Person; path: string; writers: number }

function startWork(url: string, { person, path, writers }: Work) {
  let isOver = false
  let calls = 0
  const failed: string[] = []
  const replies: Array<{ kind: 'message'; id: string; mark: string }> = []
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
        replies.push({ kind: 'message', id, mark })
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
