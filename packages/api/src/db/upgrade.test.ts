import { readFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { takeBackup } from '../backup/backup.ts'
import { openArchive, type Archive } from '../backup/archive-reader.ts'
import { connectAs } from '../backup/installation.ts'
import { restore } from '../backup/restore.ts'
import { listApplied, listDesks, measure, listCopiedTables, wordPlainly } from '../backup/tables.ts'
import { ask, makeTarget, type Target } from '../backup/testing/installations.ts'
import { verifyInstallation } from '../backup/verify.service.ts'
import { createTestDatabase } from '../testing/database.ts'
import { migrate } from './migrate.ts'
import { listMigrations } from './migrations.ts'
import { describeSchema } from './testing/catalogue.ts'
import { startCutter } from './testing/statement-cutter.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 300_000 })

/** Made by scripts/upgrade/make-fixture.ts: rows as the release wrote them, and no files. */
const fixture = new URL('testing/previous-release.tar.zst', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'mesa-upgrade-'))
const secret = 'fixture'
let archive: Archive
let restored: Target

beforeAll(async () => {
  const path = join(folder, 'release.tar')
  writeFileSync(path, zstdDecompressSync(readFileSync(fixture)))
  archive = await openArchive(path)
  restored = await makeTarget()
  const config = { ...restored.config, secret }
  await restore({ ...restored, config }, archive, { keepSchema: true })
}, 120_000)
afterAll(async () => {
  await restored.remove()
  await rm(folder, { recursive: true, force: true })
})

/** An installation as the release left it: its schema, its rows. */
async function givenRelease(): Promise<Target> {
  const target = await makeTarget({ like: restored.ownerUrl })
  onTestFinished(() => target.remove())
  return target
}

async function using<Result>(url: string, work: (client: pg.Client) => Promise<Result>) {
  const client = await connectAs(url)
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const schemaOf = (url: string) => using(url, describeSchema)

/** What a migration writes anew on purpose: `tickets.priority_id` named a reason of `priority_reason`. */
const REWRITTEN: Record<string, string[]> = { tickets: ['priority_id'] }

/** Rows and hash of each table in the columns of the release, but for those that are written anew. */
const measureRelease = (url: string) =>
  using(url, async (client) => {
    await wordPlainly(client)
    const desks = await listDesks(client)
    const now = new Map((await listCopiedTables(client)).map((table) => [table.name, table]))
    const measured = new Map<string, { sha256: string; rows: number } | undefined>()
    for (const { name, columns: all } of archive.manifest.tables) {
      const columns = all.filter((column) => !REWRITTEN[name]?.includes(column))
      const table = now.get(name)
      const found = table && (await measure(client, { table: { ...table, columns }, desks }))
      measured.set(name, found)
    }
    return measured
  })
type Measured = Awaited<ReturnType<typeof measureRelease>>

/** Tables whose rows are not what they were. */
const changedTables = async (url: string, before: Measured) =>
  [...(await measureRelease(url))]
    .filter(([name, found]) => !found || found.sha256 !== before.get(name)?.sha256)
    .map(([name]) => name)

const countCases = async (url: string, where: string) =>
  Number((await ask(url, `select count(*) from tickets where ${where}`)).rows[0]?.count)

test('P20, F15: cut at every statement and run again, an upgrade ends as if nothing had happened', async () => {
  const release = await givenRelease()
  const before = await measureRelease(release.ownerUrl)
  const lost = 'priority_id is not null and priority_reason is null'
  expect(await countCases(release.ownerUrl, 'priority_id is not null')).toBeGreaterThan(0)
  expect(await countCases(release.ownerUrl, lost)).toBe(0)
  const newer = listMigrations().filter(({ name }) => !archive.manifest.migrations.includes(name))
  const statements = newer.flatMap((migration) => migration.statements).length
  const cutter = await startCutter(release.ownerUrl)
  onTestFinished(() => cutter.close())
  const watcher = await connectAs(release.ownerUrl)
  onTestFinished(() => watcher.end())

  let cuts = 0
  let applied = archive.manifest.migrations.length
  for (let at = 1; ; at += 1) {
    cutter.set({ at, when: at % 2 === 0 ? 'before' : 'after' })
    const isCut = await migrate(cutter.url).then(
      () => false,
      () => cutter.hasCut,
    )
    if (!isCut && !cutter.hasCut) break
    cuts += 1
    const now = (await listApplied(watcher)).length
    // A migration that went through is not asked again: its successor starts with the first message.
    if (now > applied) at = 0
    applied = now
  }

  expect(newer.length).toBeGreaterThan(0)
  expect(cuts).toBeGreaterThan(statements)
  const fresh = await createTestDatabase()
  onTestFinished(() => fresh.drop())
  expect(await schemaOf(release.ownerUrl)).toEqual(await schemaOf(fresh.ownerUrl))
  expect(await changedTables(release.ownerUrl, before)).toEqual([])
  expect(await countCases(release.ownerUrl, 'priority_id is not null')).toBe(0)
  const [ledger, records] = await verifyInstallation(release)
  expect([ledger?.wrong, records?.wrong]).toEqual([[], []])
  expect(ledger?.asked).toBeGreaterThan(100)
  expect(records?.asked).toBeGreaterThan(1000)
})

test('P20: the comparison of schemas and of rows sees a difference', async () => {
  const release = await givenRelease()
  const before = await measureRelease(release.ownerUrl)
  await migrate(release.ownerUrl)
  const fresh = await schemaOf(release.ownerUrl)
  await ask(release.ownerUrl, 'drop policy scope on decisions')
  await ask(release.ownerUrl, `update tickets set summary = 'otro' where number = 7`)

  expect(await schemaOf(release.ownerUrl)).not.toEqual(fresh)
  expect(await changedTables(release.ownerUrl, before)).toEqual(['tickets'])
})

test('P20: a migration waits two seconds for a busy table, lets its writers go on, and tries again', async () => {
  const release = await givenRelease()
  const holder = await connectAs(release.ownerUrl)
  onTestFinished(() => holder.end())
  await holder.query('begin')
  await holder.query('lock table users in access exclusive mode')
  const upgraded = migrate(release.ownerUrl)
  const waiting = async () =>
    (
      await ask(
        release.ownerUrl,
        `select from pg_locks l join pg_stat_activity a using (pid)
         where not l.granted and a.datname = current_database()`,
      )
    ).rowCount
  while ((await waiting()) === 0);
  while ((await waiting()) !== 0);
  // It has let go by itself, and the holder still works.
  await holder.query('select count(*) from users')
  await holder.query('commit')

  await upgraded
  expect(await using(release.ownerUrl, listApplied)).toHaveLength(listMigrations().length)
})

test('F15: a database that a newer Mesa changed is refused by name, by migrator and backup', async () => {
  const release = await givenRelease()
  const future = '20991231000000_from_the_future'
  await migrate(release.ownerUrl)
  await ask(
    release.ownerUrl,
    `insert into drizzle.__drizzle_migrations (hash, name) values ('x', '${future}')`,
  )

  await expect(migrate(release.ownerUrl)).rejects.toThrow(future)
  const path = join(folder, 'newer.tar')
  const config = { ...release.config, secret }
  const clock = { now: () => new Date() }
  await expect(takeBackup({ ...release, config }, { path, clock })).rejects.toThrow(future)
})

test('F15: the migrations are whole transactions: a failing one leaves nothing of itself', async () => {
  const release = await givenRelease()
  const before = await schemaOf(release.ownerUrl)
  const cutter = await startCutter(release.ownerUrl)
  onTestFinished(() => cutter.close())
  cutter.set({ at: 14, when: 'after' })

  await expect(migrate(cutter.url)).rejects.toThrow('failed')

  expect(cutter.hasCut).toBe(true)
  expect(await schemaOf(release.ownerUrl)).toEqual(before)
})
