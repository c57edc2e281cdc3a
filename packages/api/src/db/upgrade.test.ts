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
vi.setConfig({ testTimeout: 120_000 })

/** Made by scripts/upgrade/make-fixture.ts: rows as the release wrote them, and no files. */
const fixture = new URL('testing/previous-release.tar.zst', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'mesa-upgrade-'))
const secret = 'fixture'
let archive: Archive

beforeAll(async () => {
  const path = join(folder, 'release.tar')
  writeFileSync(path, zstdDecompressSync(readFileSync(fixture)))
  archive = await openArchive(path)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** An installation as the release left it: its schema, its rows. */
async function givenRelease(): Promise<Target> {
  const target = await makeTarget()
  onTestFinished(() => target.remove())
  const config = { ...target.config, secret }
  await restore({ ...target, config }, archive, { keepSchema: true })
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

/** Tables of the release whose rows, in the columns of the release, are not what they were. */
const changedTables = (url: string) =>
  using(url, async (client) => {
    await wordPlainly(client)
    const desks = await listDesks(client)
    const now = new Map((await listCopiedTables(client)).map((table) => [table.name, table]))
    const changed: string[] = []
    for (const { name, columns, sha256, rows } of archive.manifest.tables) {
      const table = now.get(name)
      const found = table && (await measure(client, { table: { ...table, columns }, desks }))
      if (found?.sha256 !== sha256 || found.rows !== rows) changed.push(name)
    }
    return changed
  })

test('P20, F15: cut at every statement and run again, an upgrade ends as if nothing had happened', async () => {
  const release = await givenRelease()
  const newer = listMigrations().filter(({ name }) => !archive.manifest.migrations.includes(name))
  const statements = newer.flatMap((migration) => migration.statements).length
  const cutter = await startCutter(release.ownerUrl)
  onTestFinished(() => cutter.close())

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
    const now = await using(release.ownerUrl, async (client) => (await listApplied(client)).length)
    // A migration that went through is not asked again: its successor starts with the first message.
    if (now > applied) at = 0
    applied = now
  }

  expect(newer.length).toBeGreaterThan(0)
  expect(cuts).toBeGreaterThan(statements)
  const fresh = await createTestDatabase()
  onTestFinished(() => fresh.drop())
  expect(await schemaOf(release.ownerUrl)).toEqual(await schemaOf(fresh.ownerUrl))
  expect(await changedTables(release.ownerUrl)).toEqual([])
  const [ledger, records] = await verifyInstallation(release)
  expect([ledger?.wrong, records?.wrong]).toEqual([[], []])
  expect(ledger?.asked).toBeGreaterThan(100)
  expect(records?.asked).toBeGreaterThan(1000)
})

test('P20: the comparison of schemas and of rows sees a difference', async () => {
  const release = await givenRelease()
  await migrate(release.ownerUrl)
  const fresh = await schemaOf(release.ownerUrl)
  await ask(release.ownerUrl, 'drop policy scope on decisions')
  await ask(release.ownerUrl, `update tickets set summary = 'otro' where number = 7`)

  expect(await schemaOf(release.ownerUrl)).not.toEqual(fresh)
  expect(await changedTables(release.ownerUrl)).toEqual(['tickets'])
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
