import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, type App } from '@mesa/api/app'
import { readConfig } from '@mesa/api/config'
import { createDatabase, systemScope, type Database } from '@mesa/api/db/database'
import { startThrowaway, type Embedded } from '@mesa/api/db/embedded'
import { createAppLogin, migrate } from '@mesa/api/db/migrate'
import { loadSecrets } from '@mesa/api/http/secrets'
import { verifyClocks } from '@mesa/api/modules/clocks/verify.service'
import { verifyLedger } from '@mesa/api/modules/hour-ledger/ledger-verify.service'
import { verifyRecords } from '@mesa/api/modules/record/record-verify.service'
import { createDiskStorage } from '@mesa/api/outside/storage'
import { speak } from '@mesa/api/testing/test-app'
import { PRESETS, type PresetName } from '@mesa/shared/rulebook/presets'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from './demo-logins.ts'
import { loadDesk, slugOf } from './desks.ts'
import { unfinishedSlug, type DeskContent } from './desk-content.ts'
import { attentionOf } from './seed-dates.ts'
import { seedContent } from './seed-demo.ts'
import { lockSeed } from './seed-lock.ts'

/** A Sunday, when nobody works. */
const now = new Date('2026-11-22T14:00:00Z')
const clock = { now: () => now }
const names = (Object.keys(PRESETS) as PresetName[]).filter((name) => name !== 'demo')
const folder = mkdtempSync(join(tmpdir(), 'mesa-five-desks-'))
const storage = createDiskStorage(folder)
let server: Embedded
let owner: pg.Client
let db: Database
let app: App
const desks: Array<{ content: DeskContent; tenantId: string }> = []
const context = { storage, clock, say: () => {}, writeLogins: () => Promise.resolve() }

beforeAll(async () => {
  server = await startThrowaway(() => {})
  await migrate(server.url)
  const appUrl = await createAppLogin(server.url, 'five-desks')
  db = createDatabase({ url: appUrl, poolSize: 4 })
  owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  for (const name of names) {
    const content = await someCasesOf(name)
    const tenantId = await seedContent(content, { ...context, appUrl, ownerUrl: server.url })
    desks.push({ content, tenantId })
  }
  app = await createApp({
    db,
    clock,
    storage,
    config: readConfig({ MESA_RATE_LIMIT: 'off', MESA_DATA_DIR: folder }),
    secrets: loadSecrets({ secret: 'five desks', dataDir: folder }),
    mailOut: { send: () => Promise.resolve({ kind: 'sent' }), close: () => undefined },
  })
  await app.ready()
}, 180_000)

afterAll(async () => {
  await app?.close()
  await owner?.end()
  await db?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Every eighth case, and who was trained for it: enough of each kind of act, in little time. */
async function someCasesOf(name: PresetName): Promise<DeskContent> {
  const content = await loadDesk(name)
  const some: DeskContent['cases'] = (...asked) =>
    content.cases(...asked).filter((_, index) => index % 8 === 0)
  const attention = attentionOf(PRESETS[name].calendar, { years: [2025, 2026] })
  const requesters = new Set(some(now, attention).map(({ requesterKey }) => requesterKey))
  const trainings = (content.trainings ?? []).filter((one) => requesters.has(one.personKey))
  return { ...content, cases: some, trainings }
}

const rows = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
  (await owner.query<Row>(text, values)).rows

/** Speaks HTTP as somebody who signed in to one desk. */
async function signIn({ slug, people }: DeskContent, role: 'agent' | 'customer') {
  const person = people.find((one) => (one.kind === 'staff' ? one.role : one.kind) === role)
  const body = { email: person?.email, password: DEMO_PASSWORD, desk: slug }
  const answer = await speak(app, () => undefined).post('/auth/login', body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return speak(app, () => `Bearer ${answer.body.accessToken as string}`)
}

test('EX-3: record, ledger and clocks of each of the five desks verify', async () => {
  for (const { tenantId, content } of desks) {
    const scope = systemScope(tenantId)
    const found = await db.transaction(
      scope,
      async (tx) => ({
        record: await verifyRecords(tx),
        ledger: await verifyLedger(tx),
        clocks: await verifyClocks(tx, { asOf: now }),
      }),
      { readOnly: true, isolation: 'repeatable read' },
    )
    expect(found, content.slug).toMatchObject({
      record: { broken: [] },
      ledger: [],
      clocks: { differences: [] },
    })
  }
}, 60_000)

test('five desks of one installation each number their cases from 1, by their own rulebook', async () => {
  const found = await rows<{ slug: string; first: number; policy: object }>(
    `select slug, (select min(number)::int from tickets where tenant_id = t.id) as first,
            (select policy from rulebook_versions where tenant_id = t.id) as policy
     from tenants t order by slug`,
  )

  expect(found.map(({ slug }) => slug)).toEqual(names.map(slugOf).toSorted())
  for (const { slug, first, policy } of found) {
    expect(first, slug).toBe(1)
    expect(policy, slug).toEqual(PRESETS[slug as PresetName])
  }
})

test('nothing of one desk is visible in another: by id it does not exist, and its number is a case of one’s own', async () => {
  const cases = await rows<{ id: string; tenantId: string; number: number }>(
    `select distinct on (tenant_id) id, tenant_id as "tenantId", number::int from tickets order by tenant_id, number`,
  )
  const every = await rows<{ id: string; tenantId: string }>(
    'select id, tenant_id as "tenantId" from tickets',
  )
  for (const { content, tenantId } of desks) {
    const [agent, customer] = [await signIn(content, 'agent'), await signIn(content, 'customer')]
    const mine = new Set(every.flatMap((one) => (one.tenantId === tenantId ? [one.id] : [])))
    for (const other of cases.filter((one) => one.tenantId !== tenantId)) {
      for (const who of [agent, customer]) {
        const byId = [
          await who.get(`/tickets/${other.id}`),
          await who.get(`/tickets/${other.id}/messages`),
          await who.post(`/tickets/${other.id}/messages`, { kind: 'reply', body: 'Hola' }),
        ]
        expect(
          byId.map(({ status }) => status),
          content.slug,
        ).toEqual([404, 404, 404])
      }
    }
    const first = await agent.get('/tickets/1')
    expect(mine.has(first.body.id as string), content.slug).toBe(true)
    const listed = await agent.get('/tickets?limit=100')
    expect(listed.body.items.length, content.slug).toBeGreaterThan(0)
    for (const { id } of listed.body.items as Array<{ id: string }>)
      expect(mine.has(id), content.slug).toBe(true)
  }
}, 60_000)

test('somebody of one desk does not sign in to another, with the same password', async () => {
  const [first, second] = desks
  const email = first?.content.people[0]?.email
  const body = { email, password: DEMO_PASSWORD, desk: second?.content.slug }

  expect((await speak(app, () => undefined).post('/auth/login', body)).status).toBe(401)
})

test('a desk whose seed was interrupted goes with everything of it, and the others keep every row', async () => {
  const left = desks.find(({ content }) => content.slug === 'contract-warranty')!
  const slug = unfinishedSlug(left.content.slug)
  await owner.query('update tenants set slug = $1 where id = $2', [slug, left.tenantId])
  const before = await countRows(left.tenantId)

  const lock = await lockSeed({ ownerUrl: server.url, storage })
  await lock.removeDesk(left.tenantId)
  await lock.release()

  const after = await countRows(left.tenantId)
  expect(before.its).toBeGreaterThan(500)
  expect(after).toEqual({ its: 0, others: before.others, unforced: before.unforced })
  expect(await rows('select slug from tenants where id = $1', [left.tenantId])).toEqual([])
  expect(await storage.listOlderThan(left.tenantId, 0)).toEqual([])
})

/** Of every table: rows of one desk, of the others, and tables that lost a wall. */
async function countRows(tenantId: string) {
  const tables = await rows<{ name: string; isForced: boolean }>(
    `select c.oid::regclass::text as name, c.relforcerowsecurity as "isForced"
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not a.attisdropped`,
  )
  const sum = { its: 0, others: 0, unforced: tables.filter(({ isForced }) => !isForced).length }
  for (const { name } of tables) {
    const [found] = await rows<{ its: number; others: number }>(
      `select count(*) filter (where tenant_id = $1)::int as its,
              count(*) filter (where tenant_id <> $1)::int as others from ${name}`,
      [tenantId],
    )
    sum.its += found?.its ?? 0
    sum.others += found?.others ?? 0
  }
  return sum
}
