import { setTimeout as sleep } from 'node:timers/promises'
import type { FormOptions, Seen } from '../faults/form.ts'
import { readJournal } from './acknowledgements.ts'
import type { ApiProcess } from './api-process.ts'
import { startFleet, type Fleet } from './fleet.ts'
import { timeOfDay, type Client } from './patient-client.ts'
import { prepareDesk, type PreparedDesk } from './prepare-desk.ts'
import { startWriters, sumOf } from './run-kills.ts'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { followNews, type Listener } from './stream-listener.ts'
import { checkMailsSent, checkNews } from './verify-fleet.ts'
import { verifyKept, type Check } from './verify-kept.ts'

type NodesForm = FormOptions & { writers: number }
type Victim = (typeof victims)[number]
type Kills = Record<Victim, { times: number; slowestMs: number }>

const victims = ['web-1', 'web-2', 'worker', 'pgbouncer', 'postgres'] as const
/** Of so many kills one comes while the one before is still being recovered from. */
const hastyShare = 0.15

/** kill -9 of two web nodes, the worker, PgBouncer and PostgreSQL at random during the main job (P1, F14). */
export async function nodes({ count, seed, writers, say }: NodesForm): Promise<Seen> {
  const fleet = await startFleet()
  try {
    const desk = await prepareDesk(fleet)
    const [team] = desk.teams as [PreparedDesk['teams'][number]]
    const listeners = [team.agent, team.customer].map((one) => followNews(fleet.api.url, one))
    const work = startWriters(fleet, { desk, writers, seed })
    const killed = await runKiller(fleet, { count, random: seededRandom(seed), say }).finally(
      work.finish,
    )
    const { jobs, clients } = await work.finished
    const acknowledged = work.journals.flatMap(readJournal)
    const pooled = await fleet.pooler.figures()
    say(`Verifying ${acknowledged.length} acknowledged answers.`)
    const { database, filesFolder } = fleet
    const sent = await checkMailsSent(database.url, fleet.mails)
    const news = await checkNews(database.url, listeners, team.customer.email)
    await Promise.all(listeners.map((listener) => listener.stop()))
    const { tenantId } = desk
    const kept = await verifyKept({ ownerUrl: database.url, tenantId, filesFolder, acknowledged })
    const checks = [...kept, sent.check, ...news]
    return {
      figures: [
        ...victims.map((victim): [string, string] => [
          `kill -9 of ${victim}`,
          `${killed[victim].times}, all ready again within ${killed[victim].slowestMs} ms`,
        ]),
        ['main jobs done', jobs],
        ['answers acknowledged', acknowledged.length],
        ...clientFigures(clients),
        ['connections to the live news', listeners.map(connectionsOf).join(' and ')],
        ['mails handed over twice, same Message-ID', sent.repeated],
        ['mails left leased by a killed worker', sent.leased],
        ['transactions through PgBouncer since it was last killed', pooled.transactions],
        ['connections of PgBouncer to PostgreSQL', pooled.servers],
        ['ends of a node not asked for', surprisesOf(fleet)],
        ...checks.map(({ name, asked, wrong }): [string, string] => [
          name,
          `${asked}, wrong ${wrong.length}`,
        ]),
      ],
      wrong: [
        ...complaints(checks),
        ...flawsOf(clients),
        ...nodesOf(fleet).flatMap((node) => node.unexpectedErrors()),
        ...(surprisesOf(fleet) > 0 ? ['a node ended without being killed'] : []),
        ...(pooled.transactions < jobs ? ['nothing went through PgBouncer'] : []),
      ],
    }
  } finally {
    await fleet.close()
  }
}

const nodesOf = ({ webs, worker }: Fleet): ApiProcess[] => [...webs, worker]
const surprisesOf = (fleet: Fleet) =>
  nodesOf(fleet).reduce((total, node) => total + node.surprises(), 0)
const connectionsOf = (listener: Listener) => listener.connections()

type Killing = { count: number; random: () => number; say: (line: string) => void }

/** Five kills meet each victim once, in an order of chance. */
async function runKiller(fleet: Fleet, { count, random, say }: Killing): Promise<Kills> {
  const [one, two] = fleet.webs
  const kill: Record<Victim, () => void> = {
    'web-1': () => one.kill(),
    'web-2': () => two.kill(),
    worker: () => fleet.worker.kill(),
    pgbouncer: () => fleet.pooler.kill(),
    postgres: () => fleet.database.kill(),
  }
  const done = Object.fromEntries(
    victims.map((victim) => [victim, { times: 0, slowestMs: 0 }]),
  ) as Kills
  let order: Victim[] = []
  for (let number = 1; number <= count; number++) {
    await sleep(200 + random() * 2500)
    if (order.length === 0)
      order = victims
        .map((victim) => ({ victim, at: random() }))
        .toSorted((left, right) => left.at - right.at)
        .map(({ victim }) => victim)
    const victim = order.pop() as Victim
    kill[victim]()
    done[victim].times += 1
    if (random() < hastyShare && number < count) continue
    const from = performance.now()
    await sleep(20)
    for (const node of nodesOf(fleet)) await untilReady(node)
    const tookMs = Math.round(performance.now() - from)
    done[victim].slowestMs = Math.max(done[victim].slowestMs, tookMs)
    say(`${timeOfDay()} kill ${number} of ${count}: ${victim}, all ready after ${tookMs} ms`)
  }
  return done
}

/** A machine that does much else may need longer than a node is usually given. */
async function untilReady(node: ApiProcess): Promise<void> {
  const wait = () => node.untilReady()
  await wait().catch(wait).catch(wait)
}

function clientFigures(clients: Client[]): Array<[string, string | number]> {
  const sum = sumOf(clients)
  return [
    ['outcomes unknown, asked again', sum.unknown],
    ['attempts while nobody listened', sum.unreached],
    ['503, asked again', `${sum.unavailable}, slowest ${sum.slowestUnavailableMs} ms`],
    ['answers asked twice on purpose', sum.replayed],
  ]
}

const complaints = (checks: Check[]) => [
  ...checks.flatMap(({ name, wrong }) => wrong.map((line) => `${name}: ${line}`)),
  ...checks.filter(({ asked }) => asked === 0).map(({ name }) => `${name}: nothing was asked`),
]

function flawsOf(clients: Client[]): string[] {
  const flaws = clients.flatMap((client) => client.flaws)
  const kinds = Map.groupBy(flaws, ({ what, request }) => `${what} ${request}`)
  return [...kinds].map(
    ([kind, all]) =>
      `${all.length} × ${kind}: ${[...new Set(all.map(({ detail }) => detail))].join('; ')}`,
  )
}
