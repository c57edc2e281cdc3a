import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { giveManyBreaches, readBreaches } from '@mesa/api/modules/timers/testing/many-cases'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { askRows, violationsIn, type FormOptions, type Seen } from '../faults/form.ts'
import type { ApiProcess } from './api-process.ts'
import { startInstallation } from './installation.ts'
import { openCase } from './main-job.ts'
import { createClient } from './patient-client.ts'
import { prepareDesk } from './prepare-desk.ts'

const atOnce = 500
const stepMs = 100
const minutesMax = 60
/** A busy machine may need longer than a request is given. */
const whole = { isLong: true } as const

/** Timers that fell due while nobody swept, under two nodes killed with kill -9 at random (P18, F14). */
export async function timers({ count, seed, say }: FormOptions): Promise<Seen> {
  const installation = await startInstallation({ nodeCount: 2 })
  const { url } = installation.database
  const db = createDatabase({ url, poolSize: 2 })
  try {
    const { teams, productId, tenantId } = await prepareDesk(installation)
    const client = createClient({ url: installation.api.url, random: () => 1 })
    const { customer } = teams[0]!
    await openCase(client, { customer, productId })
    const ticketId = String((await db.directory('select id from tickets limit 1'))[0]?.['id'])
    const firstDueAt = new Date(Date.now() - count * stepMs - 3_600_000)
    for (let from = 0; from < count; from += atOnce) {
      const many = { ticketId, count: Math.min(atOnce, count - from), firstDueAt, stepMs, from }
      await db.transaction(systemScope(tenantId), (tx) => giveManyBreaches(tx, many), whole)
    }
    const from = performance.now()
    const random = seededRandom(seed)
    const kills = await killUntilDone({ db, tenantId, nodes: installation.nodes, random, say })
    const seconds = (performance.now() - from) / 1000
    const seen = await db.transaction(systemScope(tenantId), readBreaches, whole)
    const twice = await askRows(
      url,
      `select ticket_id, user_id from mails where template = 'clock_breached'
       group by ticket_id, user_id having count(*) > 1`,
    )
    const errors = installation.nodes.flatMap((node) => node.unexpectedErrors())
    return {
      figures: [
        ['timers', count],
        ['kill -9 of two nodes', kills],
        ['breaches recorded', seen.events],
        ['cases with one', seen.cases],
        ['of them at another instant than the clock’s', seen.wrong],
        ['left', seen.left],
        ['readers told twice of one breach', twice.length],
        ['seconds', Math.round(seconds)],
      ],
      wrong: [
        ...(seen.events === count && seen.cases === count ? [] : [`${seen.events} breaches`]),
        ...(seen.wrong > 0 ? [`${seen.wrong} at another instant`] : []),
        ...(seen.left > 0 ? [`${seen.left} timers left`] : []),
        ...(kills === 0 ? ['nobody was killed'] : []),
        ...twice.map((row) => `told twice: ${JSON.stringify(row)}`),
        ...errors,
        ...(await violationsIn(url, tenantId)),
      ],
    }
  } finally {
    await db.close()
    await installation.close()
  }
}

type Killing = {
  db: Database
  tenantId: string
  nodes: ApiProcess[]
  random: () => number
  say: (line: string) => void
}

/** Answers how many were killed while there was something to do. */
async function killUntilDone({ db, tenantId, nodes, random, say }: Killing): Promise<number> {
  const until = performance.now() + minutesMax * 60_000
  for (let kills = 0; ; kills += 1) {
    await sleep(1500 + random() * 3500)
    const { left } = await db.transaction(systemScope(tenantId), readBreaches, whole)
    if (left === 0 || performance.now() > until) return kills
    const index = random() < 0.5 ? 0 : 1
    nodes[index]?.kill()
    say(`kill ${kills + 1}: node ${index + 1}, ${left} timers left`)
    // One that is killed whenever it has just started does nothing.
    await nodes[index]?.untilReady().catch(() => undefined)
  }
}
