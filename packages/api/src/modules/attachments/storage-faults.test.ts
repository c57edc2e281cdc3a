import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createDiskStorage, StorageAway, type Storage } from '../../outside/storage.ts'
import { createS3Storage } from '../../outside/storage-s3.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { listRows, sendFile } from '../../testing/multipart.ts'
import { startS3Stub, type S3Fault, type S3Stub } from '../../testing/s3-stub.ts'
import { setup, setupForTest, type TestApp } from '../../testing/test-app.ts'

const away = { status: 503, body: { code: 'storage_unavailable', retryAfterSeconds: 30 } }
const modes: S3Fault['mode'][] = ['refuse', 'hang', 'reset', 'shorten']

let stub: S3Stub
let desk: TestApp
beforeAll(async () => {
  stub = await startS3Stub()
  desk = await setup({ storage: createS3Storage(stub.place) })
  await givenContract(desk)
})
afterAll(async () => {
  await desk.close()
  await stub.close()
})

test('F08: S3 that refuses, hangs, resets or keeps too little is 503, no row, and the retry is one file', async () => {
  let struck = 0
  for (const mode of modes)
    for (const afterBytes of [1, 4000, 19_999]) {
      const name = `${mode}-${afterBytes}.txt`
      const file = { name, bytes: 'x'.repeat(20_000), headers: { 'idempotency-key': name } }
      stub.break({ mode, afterBytes })
      const refused = await sendFile(desk, 'keyUserA', file)
      struck += stub.break(null)
      expect(refused, name).toMatchObject(away)
      expect(await listRows(desk, name)).toEqual([])

      const kept = await sendFile(desk, 'keyUserA', file)
      expect(kept.status, name).toBe(201)
      expect(await listRows(desk, name)).toHaveLength(1)
    }

  expect(struck).toBeGreaterThanOrEqual(12)
  const rows = await listRows(desk)
  expect([...stub.objects.keys()].toSorted()).toEqual(
    rows.map(({ storageKey }) => `/mesa/files/${storageKey}`).toSorted(),
  )
})

test('F08: in the middle of a file of several parts nothing half is kept either', async () => {
  const bytes = 'x'.repeat(6 * 1024 * 1024)
  const rows = await listRows(desk)
  const objects = [...stub.objects.keys()]
  for (const mode of modes) {
    stub.break({ mode, afterBytes: 700_000 })
    expect(await sendFile(desk, 'keyUserA', { name: `${mode}.txt`, bytes })).toMatchObject(away)
    expect(stub.break(null), mode).toBeGreaterThan(0)
  }

  expect(await listRows(desk)).toEqual(rows)
  expect([...stub.objects.keys()]).toEqual(objects)
  expect((await sendFile(desk, 'keyUserA', { name: 'bien.txt', bytes })).status).toBe(201)
})

test('F08: /readyz says which storage, and that it is away; health stays', async () => {
  const ready = await desk.app.inject('/readyz')
  stub.break({ mode: 'refuse', afterBytes: 0 })
  const not = await desk.app.inject('/readyz')
  stub.break(null)

  expect(ready.json()).toMatchObject({ status: 'ready', files: 's3' })
  expect([not.statusCode, not.json().checks.storage]).toEqual([503, false])
  expect((await desk.app.inject('/healthz')).statusCode).toBe(200)
})

test('F08: a file whose object is away is 503, and the case is read as ever', async () => {
  const { number } = await givenCase(desk)
  const gallery = await desk.as('keyUserA').get(`/tickets/${number}/attachments`)
  stub.objects.clear()

  const gone = await desk.as('keyUserA').get(`/attachments/${gallery.body.items[0].id}`)
  expect(gone).toMatchObject(away)
  expect((await desk.as('keyUserA').get(`/tickets/${number}/messages`)).status).toBe(200)
})

test('F06: on a full disk a file is 503 without row or remains, and what was typed is saved', async () => {
  let isFull = false
  const directory = await mkdtemp(join(tmpdir(), 'mesa-full-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const disk = createDiskStorage(directory)
  const storage: Storage = {
    ...disk,
    write: (key, stream) => (isFull ? runOut(stream) : disk.write(key, stream)),
  }
  const desk = await setupForTest({ storage })
  await givenContract(desk)
  const { number } = await givenCase(desk)
  const before = await listRows(desk)
  isFull = true

  const refused = await sendFile(desk, 'keyUserA', { name: 'a.txt', bytes: 'x'.repeat(200_000) })
  const typed = { kind: 'reply', body: 'Aun sin archivo, esto queda escrito.' }
  const reply = await desk.as('keyUserA').post(`/tickets/${number}/messages`, typed)
  isFull = false
  const later = await sendFile(desk, 'keyUserA', { name: 'a.txt', bytes: 'x'.repeat(200_000) })

  expect(refused).toMatchObject(away)
  expect(reply.status).toBe(201)
  expect(later.status).toBe(201)
  expect(await listRows(desk)).toHaveLength(before.length + 1)
})

/** Takes the beginning, as a disk does that fills up meanwhile. */
async function runOut(stream: AsyncIterable<Buffer>): Promise<never> {
  let size = 0
  for await (const chunk of stream) if ((size += chunk.length) > 100_000) break
  throw new StorageAway(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
}

const writeTwice = `
  const { createDiskStorage } = await import(process.argv[1])
  const { Readable } = await import('node:stream')
  const storage = createDiskStorage(process.argv[2])
  for (const size of [300_000, 50_000]) {
    const chunks = Array.from({ length: 10 }, () => Buffer.alloc(size / 10))
    const key = '01890000-0000-7000-8000-000000000001/size-' + size
    const outcome = await storage.write(key, Readable.from(chunks)).catch((error) => error)
    const line = [outcome.name ?? 'kept', outcome.cause?.code ?? '', await storage.has(key)]
    process.stdout.write(line.join(' ') + '\\n')
  }`

test('F06: the system itself refusing to write more (EFBIG) leaves no partial file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mesa-full-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const module = new URL('../../outside/storage.ts', import.meta.url).href
  const { stdout } = await promisify(execFile)('sh', [
    '-c',
    // 200 blocks of 512 bytes.
    'ulimit -f 200; exec "$@"',
    'sh',
    process.execPath,
    '--input-type=module',
    '-e',
    writeTwice,
    module,
    directory,
  ])

  expect(stdout.trim().split('\n')).toEqual(['StorageAway EFBIG false', 'kept  true'])
  const left = await readdir(directory, { recursive: true })
  expect(left.filter((name) => name.includes('size-'))).toHaveLength(1)
})
