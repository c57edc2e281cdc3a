import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { givenCase, givenContract } from '../testing/given-case.ts'
import { setup } from '../testing/test-app.ts'
import { BackupRefused, type Manifest } from './archive-format.ts'
import { openArchive, type Archive } from './archive-reader.ts'
import { createArchive } from './archive-writer.ts'
import { takeBackup } from './backup.ts'
import { restore } from './restore.ts'
import {
  installationAt,
  isUntouched,
  makeTarget,
  writeSecretFile,
  type Target,
} from './testing/installations.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'mesa-damage-'))
const good = join(folder, 'good.tar')
let bytes: Buffer
let archive: Archive
let target: Target

beforeAll(async () => {
  const desk = await setup()
  writeSecretFile(desk.config.dataDir, 'the secret of the source')
  await givenContract(desk)
  await givenCase(desk, 'requesterA')
  const source = installationAt(desk.ownerUrl, desk.config.dataDir)
  await takeBackup(source, { path: good, clock: systemClock })
  await desk.close()
  bytes = readFileSync(good)
  archive = await openArchive(good)
  target = await makeTarget()
})
afterAll(async () => {
  await target?.remove()
  await rm(folder, { recursive: true, force: true })
})

/** Opens and restores a file as the command does; answers the reason of the refusal. */
async function reasonFor(content: Buffer): Promise<string> {
  const path = join(folder, 'bad.tar')
  writeFileSync(path, content)
  try {
    await restore(target, await openArchive(path))
  } catch (error) {
    if (error instanceof BackupRefused) return error.message
    throw error
  }
  return 'it was restored'
}

test('F24: a bit flipped anywhere is found, and the target stays untouched', async () => {
  const places = new Set([0, 156, 513, bytes.length - 1, bytes.length - 1030, bytes.length - 2000])
  // Every header, content, padding and manifest gets its share.
  for (let n = 1; n < 120; n += 1) places.add(Math.floor((bytes.length * n) / 120))
  const accepted: number[] = []
  for (const place of places) {
    const copy = Buffer.from(bytes)
    copy[place]! ^= 1 << (place % 8)
    const reason = await reasonFor(copy)
    if (!/damaged|not an archive|truncated/.test(reason)) accepted.push(place)
  }

  expect(places.size).toBeGreaterThan(100)
  expect(accepted).toEqual([])
  expect(await isUntouched(target)).toBe(true)
})

test('F24: an archive cut anywhere is refused as truncated or damaged', async () => {
  const lengths = [0, 100, 512, 1024, 5000, bytes.length - 1, bytes.length - 512]
  for (let n = 1; n < 20; n += 1) lengths.push(Math.floor((bytes.length * n) / 20))
  const reasons: string[] = []
  for (const length of lengths) reasons.push(await reasonFor(bytes.subarray(0, length)))

  expect(reasons.filter((reason) => !/damaged|not an archive|truncated/.test(reason))).toEqual([])
  expect(reasons.some((reason) => reason.includes('truncated'))).toBe(true)
  expect(await isUntouched(target)).toBe(true)
})

/** A well sealed archive of the same parts, changed as told. */
async function forge(
  change: (manifest: Manifest) => Partial<Manifest>,
  leaveOut = '',
): Promise<Buffer> {
  const path = join(folder, 'forged.tar')
  const writer = await createArchive(path)
  const { parts, format: _, ...rest } = archive.manifest
  for (const { name } of parts) {
    if (name === leaveOut) continue
    const chunks: Buffer[] = []
    for await (const chunk of archive.read(name)) chunks.push(chunk as Buffer)
    await writer.add(name, Buffer.concat(chunks))
  }
  await writer.finish({ ...rest, ...change(archive.manifest) })
  return readFileSync(path)
}

test('F24: an archive without one blob is refused by the name of the blob', async () => {
  const blob = archive.manifest.parts.find(({ name }) => name.startsWith('files/'))!.name
  const named = await forge(({ parts }) => ({ parts }), blob)
  expect(await reasonFor(named)).toBe(`The archive lacks its part ${blob}.`)
  expect(await isUntouched(target)).toBe(true)

  // Its maker forgot it in the manifest as well: the rows tell.
  const other = await makeTarget()
  onTestFinished(() => other.remove())
  const path = join(folder, 'forgotten.tar')
  writeFileSync(path, await forge(() => ({}), blob))
  await expect(restore(other, await openArchive(path))).rejects.toThrow(blob)
})

test('F24: an archive of a newer Mesa is refused by the name of what is new', async () => {
  const forged = await forge(({ migrations }) => ({
    migrations: [...migrations, '20991231000000_from_the_future'],
  }))

  expect(await reasonFor(forged)).toContain('20991231000000_from_the_future')
  expect(await isUntouched(target)).toBe(true)
})

test('F24: rows that are not those of the manifest are refused and leave no row behind', async () => {
  const other = await makeTarget()
  onTestFinished(() => other.remove())
  const path = join(folder, 'other.tar')
  const wrong = ({ tables }: Manifest) => ({
    tables: tables.map((table) =>
      table.name === 'tickets' ? { ...table, sha256: '0'.repeat(64) } : table,
    ),
  })
  writeFileSync(path, await forge(wrong))

  await expect(restore(other, await openArchive(path))).rejects.toThrow('The rows of tickets')
  await restore(other, archive)
})

test('a target that is used is refused, and replaced only when told; another secret too', async () => {
  const used = await makeTarget()
  onTestFinished(() => used.remove())
  await restore(used, archive)

  await expect(restore(used, archive)).rejects.toThrow('not empty')
  await restore(used, archive, { replace: true })
  writeSecretFile(used.dataDir, 'another secret')
  await expect(restore(used, archive)).rejects.toThrow('another secret')
})
