import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openJournal, readJournal } from './acknowledgements.ts'
import { startInstallation, type Installation } from './installation.ts'
import { runMainJob, type Writer } from './main-job.ts'
import { createClient, type Client, type Flaw } from './patient-client.ts'
import { prepareDesk, type PreparedDesk } from './prepare-desk.ts'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { verifyKept, type Check } from './verify-kept.ts'

export type KillsReport = {
  seconds: number
  jobs: number
  kills: { api: number; postgres: number }
  acknowledged: number
  unknown: number
  unreached: number
  unavailable: number
  slowestUnavailableMs: number
  replayed: number
  /** From the kill until `/readyz` is 200, the longest. */
  slowestRecoveryMs: { api: number; postgres: number }
  /** How often the API ended without being killed. */
  surprises: number
  checks: Check[]
  flaws: Flaw[]
}

export type KillsOptions = {
  kills: number
  seed: number
  writers: number
  /** The API starts PostgreSQL itself, as by `npm start`, and leaves it behind when killed. */
  isTogether?: boolean
  /** What each writer does again and again; absent: the main job. */
  job?: Job
  say: (line: string) => void
}

type Job = (writer: Writer) => Promise<void>

/** Of so many kills one comes while the one before is still being recovered from. */
const hastyShare = 0.15

/** Runs the main job under kill -9 of API and PostgreSQL in turn, and verifies what was kept (P1). */
export async function runKills(options: KillsOptions): Promise<KillsReport> {
  const { kills, seed, writers, isTogether = false, job, say } = options
  const random = seededRandom(seed)
  const from = performance.now()
  const installation = await startInstallation({ isTogether })
  try {
    const desk = await prepareDesk(installation)
    const work = startWriters(installation, { desk, writers, seed, job })
    const killed = await runKiller(installation, { kills, random, say }).finally(work.finish)
    const { jobs, clients } = await work.finished
    const acknowledged = work.journals.flatMap(readJournal)
    say(`Verifying ${acknowledged.length} acknowledged answers.`)
    const checks = await verifyKept({
      ownerUrl: installation.database.url,
      tenantId: desk.tenantId,
      filesFolder: installation.filesFolder,
      acknowledged,
    })
    return {
      ...killed,
      seconds: Math.round((performance.now() - from) / 1000),
      jobs,
      acknowledged: acknowledged.length,
      ...sumOf(clients),
      surprises: installation.api.surprises(),
      checks,
      flaws: [
        ...clients.flatMap(({ flaws }) => flaws),
        ...killed.flaws,
        ...installation.api.unexpectedErrors().map((detail) => ({
          what: 'the API told',
          request: detail.split('\n')[0] ?? '',
          detail,
        })),
      ],
    }
  } finally {
    await installation.close()
  }
}

/** What all clients met together. */
export function sumOf(clients: Client[]) {
  const sum = (read: (counts: Client['counts']) => number) =>
    clients.reduce((total, { counts }) => total + read(counts), 0)
  return {
    unknown: sum(({ unknown }) => unknown),
    unreached: sum(({ unreached }) => unreached),
    unavailable: sum(({ unavailable }) => unavailable),
    slowestUnavailableMs: Math.max(
      ...clients.map(({ counts }) => Math.round(counts.slowestUnavailableMs)),
    ),
    replayed: sum(({ replayed }) => replayed),
  }
}

type Work = { desk: PreparedDesk; writers: number; seed: number; job?: Job | undefined }

type Place = { api: { url: string }; directory: string }

/** Each writer does one main job after the other and ends the last one after `finish`. */
export function startWriters(installation: Place, { desk, writers, seed, job = runMainJob }: Work) {
  let isOver = false
  let jobs = 0
  const all = Array.from({ length: writers }, (_, index) => {
    const random = seededRandom(seed * 1000 + index)
    const client = createClient({ url: installation.api.url, random })
    const path = join(installation.directory, `acknowledged-${index}.jsonl`)
    const team = desk.teams[index % desk.teams.length]
    if (!team) throw new Error('a desk has teams')
    const journal = openJournal(path)
    const run = async () => {
      const writer = { client, journal, productId: desk.productId, random }
      // People of its own, as each writer is another browser with another session.
      const own = { customer: { ...team.customer }, agent: { ...team.agent } }
      while (!isOver) {
        // Why a job was given up stands in the client's flaws.
        await job({ ...writer, team: own }).then(
          () => (jobs += 1),
          () => sleep(500),
        )
      }
      journal.close()
    }
    return { client, path, run }
  })
  const finished = Promise.all(all.map(({ run }) => run())).then(() => ({
    jobs,
    clients: all.map(({ client }) => client),
  }))
  return {
    journals: all.map(({ path }) => path),
    finished,
    finish: () => {
      isOver = true
    },
  }
}

type Killing = { kills: number; random: () => number; say: (line: string) => void }

async function runKiller(
  { api, database }: Installation,
  { kills, random, say }: Killing,
): Promise<Pick<KillsReport, 'kills' | 'slowestRecoveryMs' | 'flaws'>> {
  const done = { api: 0, postgres: 0 }
  const slowest = { api: 0, postgres: 0 }
  const flaws: Flaw[] = []
  for (let number = 1; number <= kills; number++) {
    await sleep(200 + random() * 2500)
    const victim = number % 2 === 1 ? 'api' : 'postgres'
    const starts = api.starts()
    if (victim === 'api') api.kill()
    else if (!database.kill()) continue
    done[victim] += 1
    if (random() < hastyShare && number < kills) continue
    await sleep(20)
    // The API must outlive its database (F01, F02).
    const wasUp = victim === 'postgres' && api.starts() === starts && (await api.isHealthy())
    const recoveredMs = Math.round(await api.untilReady()) + 20
    slowest[victim] = Math.max(slowest[victim], recoveredMs)
    say(`kill ${number} of ${kills}: ${victim}, ready after ${recoveredMs} ms`)
    if (wasUp && api.starts() !== starts)
      flaws.push({ what: 'the API ended with its database', request: '', detail: api.logTail() })
  }
  return { kills: done, slowestRecoveryMs: slowest, flaws }
}
