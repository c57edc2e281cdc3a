import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CustomerActor } from '@mesa/shared/access/actor'
import { createCursors } from '@mesa/api/cursor'
import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { startThrowaway, type Embedded } from '@mesa/api/db/embedded'
import { createAppLogin, migrate } from '@mesa/api/db/migrate'
import { newId, sha256 } from '@mesa/api/ids'
import { createContractsService } from '@mesa/api/modules/contracts/contracts.service'
import { verifyClocks } from '@mesa/api/modules/clocks/verify.service'
import { verifyLedger } from '@mesa/api/modules/hour-ledger/ledger-verify.service'
import { verifyRecords } from '@mesa/api/modules/record/record-verify.service'
import { createPlacesService } from '@mesa/api/modules/organizations/places.service'
import { createProductsService } from '@mesa/api/modules/products/products.service'
import { createDesk } from '@mesa/api/modules/tenants/tenants.service'
import { createDiskStorage } from '@mesa/api/outside/storage'
import type { DemoLogin } from '@mesa/api/start/demo-desk'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from './seed-demo.ts'
import { unfinishedSlug } from './desk-content.ts'

/** A Sunday, when nobody works: the history ends before it. */
const today = new Date('2026-11-22T14:00:00Z')
const clock = { now: () => today }
const folder = mkdtempSync(join(tmpdir(), 'mesa-seed-'))
let server: Embedded
let owner: pg.Client
let db: Database
let logins: DemoLogin[] = []
let tenantId = ''
let madeTwice: string[] = []

beforeAll(async () => {
  server = await startThrowaway(() => {})
  await migrate(server.url)
  const appUrl = await createAppLogin(server.url, 'seed-test')
  db = createDatabase({ url: appUrl, poolSize: 4 })
  owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await leaveUnfinishedDesk()
  const context = {
    appUrl,
    ownerUrl: server.url,
    storage: createDiskStorage(folder),
    clock,
    say: () => {},
    writeLogins: async (_slug: string, written: DemoLogin[]) => {
      logins = written
    },
    desks: null,
  }
  await seedDemo(context)
  madeTwice = await seedDemo(context)
  tenantId = (await rows<{ id: string }>('select id from tenants'))[0]?.id ?? ''
}, 180_000)

afterAll(async () => {
  await owner?.end()
  await db?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const rows = async <Row extends pg.QueryResultRow>(text: string) =>
  (await owner.query<Row>(text)).rows

/** What a start that was killed in the middle leaves behind. */
async function leaveUnfinishedDesk() {
  await db.transaction(systemScope(newId(today)), (tx) =>
    createDesk(tx, {
      name: 'Half',
      slug: unfinishedSlug('club'),
      timeZone: 'America/Caracas',
      by: 'Test',
      at: today,
    }),
  )
}

test('the desk is there once: what a killed seed left is gone, and a second seed does nothing', async () => {
  expect(await rows('select slug from tenants')).toEqual([{ slug: 'club' }])
  expect(madeTwice).toEqual([])
})

test('120 cases are there, numbered in the order they were opened, in all eleven states', async () => {
  const cases = await rows<{ number: number; status: string }>(
    'select number::int, status from tickets order by opened_at, number',
  )
  expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1))
  expect(new Set(cases.map(({ status }) => status)).size).toBe(11)
})

test('every case has its opening words and at least one picture as evidence', async () => {
  const found = await rows(
    `select t.number from tickets t where not exists
       (select from messages m where m.ticket_id = t.id and m.kind = 'opening')
     or not exists (select from attachments a where a.ticket_id = t.id and a.evidence = 'screen'
                    and a.thumbnail_key is not null)`,
  )
  expect(found).toEqual([])
})

test('EX-3: every chain of the record verifies from its first event to its head', async () => {
  const events = await rows<{ chain: string; canonical: string; prev: string; hash: string }>(
    `select ticket_id || ' ' || chain as chain, canonical, prev_hash as prev, hash
     from ticket_events order by ticket_id, chain, seq`,
  )
  const heads = new Map<string, string>()
  for (const { chain, canonical, prev, hash } of events) {
    expect(prev).toBe(heads.get(chain) ?? '0'.repeat(64))
    expect(hash).toBe(sha256(prev + canonical))
    heads.set(chain, hash)
  }
  const stored = await rows<{ chain: string; head: string }>(
    "select ticket_id || ' ' || chain as chain, head_hash as head from record_chains where seq > 0",
  )
  expect(events.length).toBeGreaterThan(1000)
  expect(new Map(stored.map(({ chain, head }) => [chain, head]))).toEqual(heads)
  const verified = await db.transaction(systemScope(tenantId), verifyRecords, { readOnly: true })
  expect(verified).toMatchObject({ events: events.length, broken: [] })
})

test('EX-3: every clock of the six months is what its record says', async () => {
  const { cases, differences } = await db.transaction(
    systemScope(tenantId),
    (tx) => verifyClocks(tx, { asOf: clock.now() }),
    { readOnly: true, isolation: 'repeatable read' },
  )
  expect(differences).toEqual([])
  expect(cases).toBeGreaterThan(100)
})

test('the ledger keeps its invariants, and hours were held, captured and released', async () => {
  expect(await db.transaction(systemScope(tenantId), verifyLedger, { readOnly: true })).toEqual([])
  const kinds = await rows<{ kind: string }>('select distinct kind from ledger_postings')
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['grant', 'hold', 'capture', 'release', 'consume']),
  )
})

test('no mail is sent for seeded history', async () => {
  const waiting = await rows('select id from outbox where dispatched_at is null')
  expect([...waiting, ...(await rows('select id from mails'))]).toEqual([])
})

test('the logins have every role and API keys with their scopes', () => {
  const roles = new Set(logins.map(({ role }) => role))
  expect([...roles].toSorted()).toEqual(
    [
      'admin',
      'agent',
      'api',
      'backup_key_user',
      'commercial',
      'key_user',
      'requester',
      'supervisor',
      'technician',
      'viewer',
    ].toSorted(),
  )
  for (const login of logins.filter(({ role }) => role === 'api'))
    expect(login).toMatchObject({
      apiKey: expect.stringMatching(/^mk_/),
      scopes: expect.any(Array),
    })
})

test('the first two key users have a free place, the first product covered and 600 minutes', async () => {
  const keyUsers = logins.flatMap((one) => (one.role === 'key_user' && 'email' in one ? [one] : []))
  const [first, second] = keyUsers
  expect(first?.organization).not.toBe(second?.organization)
  const cursors = createCursors('test')
  const deps = { db, clock, cursors }
  for (const login of [first, second]) {
    const actor = await actorOf(login?.email ?? '')
    const organizationId = actor.memberships[0]?.organizationId ?? ''
    const slots = await createPlacesService(deps).slots(actor, organizationId)
    expect(slots.used).toBeLessThan(slots.limit ?? Infinity)
    const { items } = await createProductsService(deps).list(actor, {})
    const page = { organizationId, after: undefined, limit: 50 }
    const contracts = await createContractsService(deps).list(actor, page)
    const covering = contracts.filter(
      ({ status, products }) =>
        status === 'active' && products.some(({ id }) => id === items[0]?.id),
    )
    expect(covering[0]?.balance.availableMinutes).toBeGreaterThanOrEqual(600)
  }
})

async function actorOf(email: string): Promise<CustomerActor> {
  const [user] = await rows<{ id: string; name: string; organizationId: string }>(
    `select u.id, u.name, m.organization_id as "organizationId" from users u
     join memberships m on m.user_id = u.id where u.email = '${email}'`,
  )
  if (!user) throw new Error(`${email} is nobody`)
  return {
    kind: 'customer',
    tenantId,
    userId: user.id,
    name: user.name,
    memberships: [{ organizationId: user.organizationId, role: 'key_user' }],
    sessionId: user.id,
  }
}
