import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { copyCase } from '@mesa/api/modules/timers/testing/copied-cases'
import { readSilence, type Silence } from '@mesa/api/modules/transitions/testing/silent-cases'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { authorizationOf, post } from '../faults/caller.ts'
import { violationsIn, type FormOptions, type Seen } from '../faults/form.ts'
import { startedCase } from '../faults/started-case.ts'
import { startInstallation } from './installation.ts'
import { createClient, type Person } from './patient-client.ts'
import { prepareDesk } from './prepare-desk.ts'

const atOnce = 100
/** A busy machine may need longer than a request is given. */
const whole = { isLong: true } as const
/** How far a reply may be from the instant at which its case closes. */
const aroundMs = 2000

/** Cases that close by silence while their customers answer, on two nodes (CV-4). */
export async function silence({ count, seed, say }: FormOptions): Promise<Seen> {
  const installation = await startInstallation({ nodeCount: 2 })
  const { url } = installation.database
  const db = createDatabase({ url, poolSize: 2 })
  try {
    const { teams, productId, tenantId } = await prepareDesk(installation)
    const team = teams[0]!
    const client = createClient({ url: installation.api.url, random: () => 1 })
    const path = await startedCase(client, team, productId)
    const body = { kind: 'reply', body: '¿Qué versión usa?', asks: true }
    await client.send(team.agent, { path: `${path}/messages`, body })
    const ticketId = String((await db.directory('select id from tickets limit 1'))[0]?.['id'])
    const urls = installation.nodes.map((node) => node.url)
    const answer = createAnswerer(urls, team.customer)
    const random = seededRandom(seed)
    const sum = { kept: 0, refused: 0, wrong: [] as string[] }
    const seen: Silence = { answered: 0, closed: 0, closedOverReply: 0, otherInstant: 0 }
    for (let from = 0; from < count; from += atOnce) {
      const size = Math.min(atOnce, count - from)
      const group = await closeSoon(db, { tenantId, ticketId, count: size, from })
      await Promise.all(
        group.ids.map(async (id, index) => {
          await sleep(group.closesAt.getTime() - Date.now() + (random() * 2 - 1) * aroundMs)
          const status = await answer(index, id)
          if (status === 201) sum.kept += 1
          else if (status === 409) sum.refused += 1
          else sum.wrong.push(`a reply was answered with ${status}`)
        }),
      )
      await untilClosed(db, tenantId)
      const part = await db.transaction(
        systemScope(tenantId),
        (tx) => readSilence(tx, group),
        whole,
      )
      for (const key of Object.keys(seen) as Array<keyof Silence>) seen[key] += part[key]
      say(`${from + size} of ${count}: ${seen.answered} answered, ${seen.closed} closed`)
    }
    const errors = installation.nodes.flatMap((node) => node.unexpectedErrors())
    return {
      figures: [
        ['cases', count],
        ['replies kept, their cases open', `${sum.kept}, ${seen.answered}`],
        ['replies refused, cases closed', `${sum.refused}, ${seen.closed}`],
        ['closed over a committed reply', seen.closedOverReply],
        ['closed at another instant', seen.otherInstant],
      ],
      wrong: [
        ...sum.wrong,
        ...(seen.closedOverReply > 0 ? [`${seen.closedOverReply} closed over a reply`] : []),
        ...(seen.otherInstant > 0 ? [`${seen.otherInstant} closed at another instant`] : []),
        ...(sum.kept === seen.answered && sum.refused === seen.closed ? [] : ['other numbers']),
        ...errors,
        ...(await violationsIn(url, tenantId)),
      ],
    }
  } finally {
    await db.close()
    await installation.close()
  }
}

type Group = { tenantId: string; ticketId: string; count: number; from: number }

/** Copies of a case that waits for its customer, which close by silence in some seconds. */
async function closeSoon(db: Database, { tenantId, ticketId, count, from }: Group) {
  const closesAt = new Date(Date.now() + 6000)
  const ids = await db.transaction(
    systemScope(tenantId),
    async (tx) => {
      const copied = await copyCase(tx, ticketId, { count, from })
      const values = [copied, closesAt]
      const statements = [
        `delete from timers where ticket_id = any ($1::uuid[]) and (kind <> 'auto_close' or $2::timestamptz is null)`,
        'update timers set due_at = $2 where ticket_id = any ($1::uuid[])',
        `update sla_clocks set due_at = $2 where ticket_id = any ($1::uuid[]) and metric = 'customer_reply'`,
        'update tickets set auto_close_at = $2 where id = any ($1::uuid[])',
      ]
      for (const text of statements) await tx.read({ text, values })
      return copied
    },
    whole,
  )
  return { ids, closesAt }
}

async function untilClosed(db: Database, tenantId: string): Promise<void> {
  const read = () =>
    db.transaction(systemScope(tenantId), (tx) =>
      tx.read({
        text: "select 1 from timers where kind = 'auto_close' and due_at < now()",
        values: [],
      }),
    )
  for (let waited = 0; waited < 60_000 && (await read()).length > 0; waited += 250) await sleep(250)
}

/** Answers as the customer on one of the nodes; a busy one is asked again. */
function createAnswerer(urls: string[], customer: Person) {
  const tokens = new Map<string, Promise<string>>()
  return async (index: number, ticketId: string): Promise<number> => {
    const url = urls[index % urls.length]!
    const request = {
      path: `/tickets/${ticketId}/messages`,
      body: { kind: 'reply', body: 'Aquí está la respuesta.' },
      key: randomUUID(),
    }
    for (;;) {
      const token = tokens.get(url) ?? authorizationOf(url, customer)
      tokens.set(url, token)
      const { status } = await post(url, await token, request)
      if (status === 401) tokens.delete(url)
      else if (status !== 503) return status
    }
  }
}
