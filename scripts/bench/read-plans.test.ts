import {
  systemScope,
  createDatabase,
  type Database,
  type Reader,
  type Statement,
} from '@mesa/api/db/database'
import { startThrowaway, type Embedded } from '@mesa/api/db/embedded'
import { createAppLogin, migrate } from '@mesa/api/db/migrate'
import { readCase } from '@mesa/api/modules/tickets/case-view.repository'
import { countOpen } from '@mesa/api/modules/tickets/ticket-list.repository'
import { readTicketRows } from '@mesa/api/modules/tickets/ticket-rows.repository'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate, sizesOf, type Generated } from './generate.ts'
import { listViolations } from './verify.ts'

const now = new Date('2026-11-22T14:00:00Z')
const endOfDay = new Date('2026-11-22T21:00:00Z')
const queue = { filter: { isOpen: true }, sort: 'dueAt', limit: 50, isDesk: true, now } as const

let server: Embedded
let db: Database
let world: Generated

beforeAll(async () => {
  server = await startThrowaway(() => {})
  await migrate(server.url)
  const appUrl = await createAppLogin(server.url, 'plans')
  world = await generate({ ownerUrl: server.url, appUrl }, sizesOf(20_000))
  db = createDatabase({ url: appUrl, poolSize: 1 })
}, 120_000)

afterAll(async () => {
  await db.close()
  await server.stop()
})

type Node = { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Node[] }
/** `sorted`: indexes whose rows were put in order afterwards, before the page was cut. */
type Plan = { indexes: Set<string>; wholeTables: string[]; sorted: string[] }

/** Plans, of given values and of any, of the statements a reading sends as a person of the desk. */
async function plansOf(read: (reader: Reader) => Promise<unknown>): Promise<Plan[]> {
  const scope = { ...systemScope(world.tenantId), kind: 'desk' as const, userId: world.productId }
  const sent: Statement[] = []
  return db.transaction(scope, async (tx) => {
    const spy: Reader = {
      ...tx,
      read: (statement) => {
        sent.push(statement)
        return tx.read(statement)
      },
    }
    await read(spy)
    expect(sent).toHaveLength(1)
    const [{ text, values }] = sent as [Statement]
    const explain = 'explain (format json'
    const asked = [
      { text: `${explain}) ${text}`, values },
      { text: `${explain}, generic_plan) ${text}`, values },
    ]
    const plans: Plan[] = []
    for (const statement of asked) {
      const [row] = await tx.read<{ 'QUERY PLAN': [{ Plan: Node }] }>(statement)
      plans.push(planOf(row!['QUERY PLAN'][0].Plan))
    }
    return plans
  })
}

function planOf(top: Node): Plan {
  const nodes: Node[] = []
  const waiting = [top]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    waiting.push(...(node.Plans ?? []))
  }
  return {
    indexes: new Set(nodes.flatMap((node) => node['Index Name'] ?? [])),
    wholeTables: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? ''))
      .map((node) => node['Relation Name'] ?? ''),
    sorted: nodes
      .filter((node) => node['Node Type'] === 'Sort')
      .flatMap((node) => node.Plans?.flatMap((below) => below['Index Name'] ?? []) ?? [])
      .filter((index) => index.startsWith('tickets_')),
  }
}

/** What grows with every case; a table of a few rows is rightly read whole. */
const large = new Set(['tickets', 'messages', 'sla_clocks', 'worklogs', 'ledger_postings', 'users'])

/** What both plans lack of the indexes meant, and what they read whole; nothing is expected. */
function faultsOf(plans: Plan[], meant: string[]): string[] {
  if (plans.length !== 2) return [`${plans.length} plans`]
  return plans.flatMap(({ indexes, wholeTables }) => [
    ...wholeTables.map((table) => `${table} is read whole`),
    ...meant.filter((index) => !indexes.has(index)).map((index) => `${index} is not used`),
  ])
}

test('B1: a page of the queue is read in the order of its index, whatever the values', async () => {
  const plans = await plansOf((reader) => readTicketRows(reader, queue))

  expect(faultsOf(plans, ['tickets_queue', 'messages_of_ticket'])).toEqual([])
})

test('B5: a deep page starts in the index where the last one ended', async () => {
  const after = { at: now, id: world.productId }
  const newest = { ...queue, filter: {}, sort: '-openedAt', after } as const

  const ofQueue = await plansOf((reader) => readTicketRows(reader, { ...queue, after }))
  const ofAll = await plansOf((reader) => readTicketRows(reader, newest))

  expect(faultsOf(ofQueue, ['tickets_queue'])).toEqual([])
  expect(faultsOf(ofAll, ['tickets_by_opening'])).toEqual([])
})

test('B6: a queue of several states merges one range of the index per state', async () => {
  const filter = { status: ['received', 'in_review', 'in_progress'] as const, isOpen: true }
  const states = { ...queue, filter: { ...filter, status: [...filter.status] } }

  const plans = await plansOf((reader) => readTicketRows(reader, states))

  expect(faultsOf(plans, ['tickets_queue_by_status'])).toEqual([])
})

test('B6: a queue of one state is read in the order of its index', async () => {
  const one = { ...queue, filter: { status: ['in_progress' as const], isOpen: true } }

  const plans = await plansOf((reader) => readTicketRows(reader, one))

  expect(faultsOf(plans, ['tickets_queue_by_status'])).toEqual([])
  expect(plans.map(({ sorted }) => sorted)).toEqual([[], []])
})

test('B2: a case and what its sums need are found by their keys', async () => {
  const ref = `${world.numbers[0]}`

  const plans = await plansOf((reader) => readCase(reader, { ref, isDesk: true, now }))

  expect(faultsOf(plans, ['tickets_tenant_id_number_key', 'worklogs_of_ticket'])).toEqual([])
})

test('B7: every badge counts in its own range of an index and stops after a thousand', async () => {
  const plans = await plansOf((reader) => countOpen(reader, { now, endOfDay }))

  expect(
    faultsOf(plans, [
      'tickets_queue',
      'tickets_queue_by_assignee',
      'tickets_queue_by_status',
      'tickets_queue_by_level',
      'tickets_red',
    ]),
  ).toEqual([])
})

test('the generated desk adds up: I1 to I12 hold over one entry per case', async () => {
  const place = { ...world, tickets: 20_000, ownerUrl: server.url, appUrl: '', dataDir: '' }

  expect(await listViolations(place)).toEqual([])
})
