import { mkdtempSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { givenCase, givenContract } from '../testing/given-case.ts'
import { password, setup, type TestApp } from '../testing/test-app.ts'
import { takeBackup } from './backup.ts'
import { openArchive, type Archive } from './archive-reader.ts'
import { restore } from './restore.ts'
import {
  ask,
  installationAt,
  makeTarget,
  startApp,
  writeSecretFile,
} from './testing/installations.ts'
import { verifyInstallation } from './verify.service.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

let desk: TestApp
const folder = mkdtempSync(join(tmpdir(), 'mesa-backup-'))
const path = join(folder, 'desk.tar')
const source = () => installationAt(desk.ownerUrl, desk.config.dataDir)

beforeAll(async () => {
  desk = await setup()
  writeSecretFile(desk.config.dataDir, 'the secret of the source')
  await givenContract(desk)
  for (let n = 0; n < 3; n += 1) await givenCase(desk, 'requesterA')
  // What text formats stumble over.
  const { number } = await givenCase(desk, 'requesterA')
  const body = 'línea 1\nlínea 2\ttab \\N \\. "comillas" \u{1F642}'
  await desk.as('agent').post(`/tickets/${number}/messages`, { kind: 'note', body })
  await takeBackup(source(), { path, clock: systemClock })
})
afterAll(async () => {
  await desk?.close()
  await rm(folder, { recursive: true, force: true })
})

const outboxRows = ({ manifest }: Archive) =>
  manifest.tables.find(({ name }) => name === 'outbox')?.rows ?? 0

async function targetFor(options = {}) {
  const target = await makeTarget(options)
  onTestFinished(() => target.remove())
  return target
}

test.each([
  ['a superuser', false],
  ['an owner whom row-level security binds', true],
])(
  'P21: restored as %s, every row, file, hour and chain is as it was, and people sign in and open cases',
  async (_title, isPlainOwner) => {
    const target = await targetFor({ isPlainOwner })
    const archive = await openArchive(path)

    await restore(target, archive)
    const checks = await verifyInstallation(target)

    expect(checks.map(({ wrong }) => wrong)).toEqual([[], [], []])
    expect(checks.every(({ asked }) => asked > 0)).toBe(true)
    const again = join(folder, `again-${isPlainOwner}.tar`)
    await takeBackup(target, { path: again, clock: systemClock })
    const copy = await openArchive(again)
    expect(copy.manifest.tables).toEqual(archive.manifest.tables)
    expect(copy.manifest.parts.filter(({ name }) => name.startsWith('files/'))).toEqual(
      archive.manifest.parts.filter(({ name }) => name.startsWith('files/')),
    )
    expect(archive.manifest.tables.find(({ name }) => name === 'tickets')?.rows).toBe(4)

    const started = await startApp(target)
    onTestFinished(started.close)
    const login = await started.app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      payload: { email: desk.given.users.agent.email, password },
    })
    expect(login.statusCode).toBe(200)
    const headers = { authorization: `Bearer ${login.json().accessToken}` }
    for (const number of [1, 2, 3, 4]) {
      const found = await started.app.inject({ url: `/api/v1/tickets/${number}`, headers })
      expect(found.statusCode).toBe(200)
    }
    // Sequences go on behind the largest number there is.
    const { rows } = await ask(
      target.ownerUrl,
      `select nextval(pg_get_serial_sequence('outbox', 'position')) > ${outboxRows(archive)} as beyond`,
    )
    expect(rows).toEqual([{ beyond: true }])
  },
)

test('P21: a backup taken while people write holds all that was acknowledged before it began', async () => {
  let isWriting = true
  const acknowledged: number[] = []
  const write = async () => {
    while (isWriting) acknowledged.push((await givenCase(desk, 'requesterA')).number)
  }
  const writers = Promise.all([write(), write(), write()])
  while (acknowledged.length < 3) await new Promise((resolve) => setImmediate(resolve))
  const before = [...acknowledged]
  const busy = join(folder, 'busy.tar')

  const report = await takeBackup(source(), { path: busy, clock: systemClock })
  isWriting = false
  await writers
  const target = await targetFor()
  await restore(target, await openArchive(busy))

  const { rows } = await ask(target.ownerUrl, 'select number::int from tickets')
  const restored = new Set(rows.map(({ number }) => number as number))
  expect(before.length).toBeGreaterThanOrEqual(3)
  expect(before.filter((number) => !restored.has(number))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(before.length)
  expect(report.missing).toEqual([])
  for (const { wrong } of await verifyInstallation(target)) expect(wrong).toEqual([])
})

test('P21: a file that a row names and the storage lacks is told, and nothing is left half done', async () => {
  const installation = source()
  const { rows } = await ask(desk.ownerUrl, 'select storage_key as key from attachments limit 1')
  const key = rows[0].key as string
  const { storage } = installation
  const without = {
    ...storage,
    has: async (asked: string) => asked !== key && storage.has(asked),
    read: async (asked: string) => {
      if (asked === key) throw new Error('gone')
      return storage.read(asked)
    },
  }
  const lacking = { ...installation, storage: without }

  const report = await takeBackup(lacking, { path: join(folder, 'lack.tar'), clock: systemClock })
  const checks = await verifyInstallation(lacking)

  expect(report.missing).toEqual([key])
  expect(checks.flatMap(({ wrong }) => wrong)).toEqual([`${key}: it is missing`])
  const broken = {
    ...installation,
    storage: { ...storage, read: () => Promise.reject(new Error('down')) },
  }
  const failed = takeBackup(broken, { path: join(folder, 'failed.tar'), clock: systemClock })
  await expect(failed).rejects.toThrow('down')
  expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual([])
})
