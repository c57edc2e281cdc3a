import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { adoptPolicy, policyInForce } from '@mesa/api/modules/rulebook/rulebook.service'
import {
  prepareRace,
  raceCharges,
  readDisorder,
  readLots,
  type Ask,
} from '@mesa/api/modules/worklogs/testing/charge-race'
import { createBaseDesk } from '@mesa/api/testing/base-desk'
import { seededRandom } from '@mesa/api/testing/faults/seeded-random'
import { logWork } from '../bench/bare/log-work.ts'
import { authorizationOf, post } from '../faults/caller.ts'
import { violationsIn, type FormOptions, type Seen } from '../faults/form.ts'
import { startInstallation, type Installation } from './installation.ts'
import { createClient, type Person } from './patient-client.ts'

const connections = 64
const cases = 100
const password = 'correcto-caballo-47'
const dayMs = 86_400_000
/** So many at one account wait for their turn, and are told to come again after 3 s. */
const patienceMs = 600_000

/**
 * `count` one-minute charges over 64 connections and two processes of the API against three fifths as
 * many minutes in three lots: once on cases whose consents hold them all, once on cases that take them
 * from the lots. Exactly the minutes are charged, the lots are emptied in the order of their ends, and
 * I1 to I12 hold. The same entries by one statement of raw SQL say what that costs.
 */
export async function ledgerCharges({ count, seed, say }: FormOptions): Promise<Seen> {
  const environment = { MESA_RATE_LIMIT: 'off' }
  const installation = await startInstallation({ nodeCount: 2, environment })
  const { url } = installation.database
  const db = createDatabase({ url, poolSize: 2 })
  try {
    const size = sizeOf(count)
    const desk = await prepare(db, size)
    const common = { installation, desk, size, random: seededRandom(seed), say, db }
    const agreed = await runSide(common, { organization: 'a', consentMinutes: size.agreed })
    const free = await runSide(common, { organization: 'b', consentMinutes: null })
    const raw = await runRaw(common, free.numbers)
    const errors = installation.nodes.flatMap((node) => node.unexpectedErrors())
    return {
      figures: [
        ...agreed.figures,
        ...free.figures,
        ['the same by one statement of raw SQL, a second', Math.round(raw)],
        ['ratio of the product to raw SQL', (free.perSecond / raw).toFixed(2)],
      ],
      wrong: [...agreed.wrong, ...free.wrong, ...errors],
    }
  } catch (error) {
    // An answer of 500 says why in the log alone.
    for (const told of installation.nodes.flatMap((node) => node.unexpectedErrors())) say(told)
    throw error
  } finally {
    await db.close()
    await installation.close()
  }
}

type Size = { count: number; perCase: number; agreed: number; lotMinutes: number }

/** Whole minutes for three lots, and for twice as many cases: thousands. */
function sizeOf(count: number): Size {
  const perCase = Math.ceil(count / (10 * cases)) * 10
  const agreed = (perCase * 3) / 5
  return { count: perCase * cases, perCase, agreed, lotMinutes: (agreed * cases) / 3 }
}

type Desk = Awaited<ReturnType<typeof createBaseDesk>>

/** What needs no evidence to be opened, and asks for consents above what each case charges freely. */
async function prepare(db: Database, { agreed }: Size): Promise<Desk> {
  const at = new Date()
  const desk = await createBaseDesk(db, { at, passwordHash: await hashPassword(password) })
  await db.transaction(systemScope(desk.tenantId), async (tx) => {
    const { policy } = await policyInForce(tx)
    const intake = { ...policy.intake, evidence: 'off' as const, duplicates: 'off' as const }
    const hours = { ...policy.hours, consentAboveMinutes: agreed }
    await adoptPolicy(tx, { policy: { ...policy, intake, hours }, by: 'Soak', at })
  })
  return desk
}

type Common = {
  installation: Installation
  desk: Desk
  size: Size
  random: () => number
  say: (line: string) => void
  db: Database
}
type Side = { organization: 'a' | 'b'; consentMinutes: number | null }

async function runSide(common: Common, side: Side) {
  const { installation, desk, size, random, say, db } = common
  // Without a hold a case charges no more than the threshold: there are more of them.
  const isHeld = side.consentMinutes !== null
  const numbers = await openCases(common, side)
  say(`${numbers.length} cases are open, ${isHeld ? 'all' : 'no'} minutes held.`)
  const authorizations = await Promise.all(
    installation.nodes.map((node) => authorizationOf(node.url, personOf(desk, 'agent'))),
  )
  const charge = async (number: number, connection: number) => {
    const index = connection % installation.nodes.length
    const node = installation.nodes[index]
    const authorization = authorizations[index]
    if (!node || authorization === undefined) throw new Error('there is no node')
    return surely(node.url, { authorization, path: `/tickets/${number}/worklogs` })
  }
  const from = performance.now()
  const perCase = size.count / numbers.length
  const sum = await raceCharges({ numbers, perCase, connections, random, charge })
  const seconds = (performance.now() - from) / 1000
  const { tenantId, organizations } = desk
  const ask = <Result>(work: Parameters<typeof db.transaction<Result>>[1]) =>
    db.transaction(systemScope(tenantId), work, { isLong: true })
  const lots = await ask((tx) => readLots(tx, organizations[side.organization].id))
  const disorder = await ask(readDisorder)
  const violations = await violationsIn(installation.database.url, tenantId)
  const wanted = size.lotMinutes * 3
  const name = isHeld ? 'agreed' : 'free'
  return {
    numbers,
    perSecond: size.count / seconds,
    figures: [
      [`${name}: charges over ${connections} connections, two processes`, size.count],
      [`${name}: charged / uncharged`, `${sum.charged} / ${sum.uncharged}`],
      [`${name}: consumed of the lots, soonest to end first`, lots.map(consumedOf).join(', ')],
      [`${name}: postings out of the order of expiry`, disorder],
      [`${name}: a second`, Math.round(size.count / seconds)],
    ] as Seen['figures'],
    wrong: [
      ...(sum.charged === wanted && sum.uncharged === size.count - wanted
        ? []
        : [`${name}: charged ${sum.charged}, not ${wanted}`]),
      ...(lots.every(({ left, consumed }) => left === 0 && consumed === size.lotMinutes)
        ? []
        : [`${name}: lots have ${JSON.stringify(lots)}`]),
      ...(disorder > 0 ? [`${name}: ${disorder} postings out of order`] : []),
      ...violations,
    ],
  }
}

const consumedOf = ({ consumed }: { consumed: number }) => consumed

/** Twice as many cases where nothing is held: each charges freely no more than the threshold. */
function openCases({ installation, desk, size }: Common, side: Side): Promise<number[]> {
  const { organization, consentMinutes } = side
  const client = createClient({ url: installation.api.url, random: () => 1 })
  const people = {
    commercial: personOf(desk, 'commercial'),
    customer: personOf(desk, organization === 'a' ? 'keyUserA' : 'keyUserB'),
    agent: personOf(desk, 'agent'),
  }
  const ask: Ask = (who, path, body) => client.send(people[who], { path, body })
  const dayIn = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
  return prepareRace(ask, {
    organizationId: desk.organizations[organization].id,
    productId: desk.product.id,
    lots: {
      minutes: size.lotMinutes,
      validFrom: dayIn(-30),
      validUntils: [dayIn(30), dayIn(90), dayIn(300)],
    },
    cases: consentMinutes === null ? cases * 2 : cases,
    consentMinutes,
  })
}

const personOf = (desk: Desk, name: keyof Desk['users']): Person => ({
  email: desk.users[name].email,
  password,
})

type Charge = { authorization: string; path: string }

/** One entry of one minute, by its own key until it is answered. */
async function surely(url: string, { authorization, path }: Charge) {
  const key = randomUUID()
  const startedAt = new Date(Date.now() - 3_600_000).toISOString()
  const body = { component: 'l1', minutes: 1, startedAt, description: 'Revisión del caso' }
  const from = performance.now()
  while (performance.now() - from < patienceMs) {
    const answer = await post(url, authorization, { path, body, key })
    if (answer.status === 201) return JSON.parse(answer.text) as Record<string, unknown>
    if (answer.status !== 503) throw new Error(`${answer.status} ${answer.text}`)
    await sleep(200)
  }
  throw new Error(`${path} was never answered`)
}

/** The same entries by bare's one statement over as many connections, against a lot that never ends. */
async function runRaw({ installation, desk, size }: Common, numbers: number[]): Promise<number> {
  const client = createClient({ url: installation.api.url, random: () => 1 })
  const { url } = installation.database
  const pool = new pg.Pool({ connectionString: url, max: connections })
  try {
    const contract = await pool.query<{ id: string }>(
      'select contract_id as id from tickets where tenant_id = $1 and number = $2',
      [desk.tenantId, numbers[0]],
    )
    const path = `/contracts/${contract.rows[0]?.id ?? ''}/lots`
    const [validFrom, validUntil] = [Date.now() - 30 * dayMs, Date.now() + 300 * dayMs].map((ms) =>
      new Date(ms).toISOString().slice(0, 10),
    )
    const body = { minutes: size.count, validFrom, validUntil, origin: 'purchase' }
    await client.send(personOf(desk, 'commercial'), { path, body })
    const { tenantId, users } = desk
    const userId = users.agent.id
    let left = size.count
    const from = performance.now()
    const work = async (connection: number) => {
      for (; left > 0;) {
        left -= 1
        const number = numbers[(left + connection) % numbers.length] ?? 0
        if (!(await logWork(pool, { tenantId, number, userId, minutes: 1 }))) {
          throw new Error('raw SQL found no minute')
        }
      }
    }
    await Promise.all(Array.from({ length: connections }, (_, index) => work(index)))
    return size.count / ((performance.now() - from) / 1000)
  } finally {
    await pool.end()
  }
}
