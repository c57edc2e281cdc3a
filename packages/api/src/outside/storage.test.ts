import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStorage } from './create-storage.ts'
import { createDiskStorage, type Storage } from './storage.ts'

const folder = '01890000-0000-7000-8000-00000000000'
const megabyte = 1024 * 1024
let directory: string
let s3: S3rver
let filesUrl: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mesa-storage-'))
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(directory, 's3'),
    configureBuckets: [{ name: 'mesa' }],
  })
  const { port } = await s3.run()
  filesUrl = `s3://mesa/some/files?region=eu-west-1&endpoint=http://127.0.0.1:${port}`
})
afterAll(async () => {
  await s3.close()
  await rm(directory, { recursive: true, force: true })
})

const s3Credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
const create: Record<'disk' | 's3', () => Promise<Storage>> = {
  disk: () => createStorage({ dataDir: directory, filesUrl: null, s3Credentials: null }),
  s3: () => createStorage({ dataDir: directory, filesUrl, s3Credentials }),
}

/** Every byte value, in no order a compression or an encoding would leave alone by luck. */
function bytesOf(size: number): Buffer {
  const bytes = Buffer.alloc(size)
  for (let index = 0; index < size; index++) bytes[index] = (index * 31 + (index >> 8)) & 0xff
  return bytes
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const inChunks = (bytes: Buffer, size = 64 * 1024) =>
  Readable.from(
    (function* chunks() {
      for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
    })(),
  )

describe.each(['disk', 's3'] as const)('files in %s', (kind) => {
  let storage: Storage
  const keyOf = (name: string) => `${folder}${kind === 'disk' ? 1 : 2}/${name}`
  beforeAll(async () => {
    storage = await create[kind]()
  })

  test('P26: what is written comes back bit-identical, with its size and hash', async () => {
    const sizes = [0, 1, 300_000, 5 * megabyte, 11 * megabyte + 1]
    for (const size of sizes) {
      const bytes = bytesOf(size)
      const key = keyOf(`whole-${size}`)
      const stored = await storage.write(key, inChunks(bytes))
      const back = await buffer(await storage.read(key))

      expect(stored).toEqual({ key, size, sha256: sha256(bytes) })
      expect(sha256(back), String(size)).toBe(sha256(bytes))
    }
    expect(storage.kind).toBe(kind)
  })

  test('F16: a stream that fails leaves nothing, and its own error is what is told', async () => {
    for (const size of [0, 1000, 5 * megabyte + 1, 11 * megabyte]) {
      const key = keyOf(`cut-${size}`)
      const stream = new PassThrough()
      const cut = new Error('the client went away')
      const written = storage.write(key, stream)
      written.catch(() => undefined)
      if (size > 0 && !stream.write(bytesOf(size)))
        await new Promise((drained) => stream.once('drain', drained))
      stream.destroy(cut)

      await expect(written, String(size)).rejects.toBe(cut)
      expect(await storage.has(key)).toBe(false)
    }
    const left = await storage.listOlderThan(keyOf('x').split('/')[0]!, 0)
    expect(left.filter((key) => key.includes('cut-'))).toEqual([])
  })

  test('a removed file is gone, and removing it again is no error', async () => {
    const key = keyOf('removed')
    await storage.write(key, inChunks(bytesOf(10)))
    expect(await storage.has(key)).toBe(true)
    await storage.remove(key)
    await storage.remove(key)

    expect(await storage.has(key)).toBe(false)
    await expect(storage.read(key)).rejects.toThrow(/ENOENT|does not exist/)
  })

  test('only old files of one folder are listed', async () => {
    const other = `${folder}${kind === 'disk' ? 3 : 4}`
    await storage.write(`${other}/one`, inChunks(bytesOf(10)))
    await storage.write(`${other}/one.webp`, inChunks(bytesOf(10)))

    const all = await storage.listOlderThan(other, 0)
    expect(all.toSorted()).toEqual([`${other}/one`, `${other}/one.webp`])
    expect(await storage.listOlderThan(other, 1)).toEqual([])
    expect(await storage.listOlderThan(`${folder}9`, 0)).toEqual([])
  })

  test('A53: a key that the program did not make is refused', async () => {
    for (const key of ['../x', `${folder}1/../../x`, `${folder}1/A`, '/etc/passwd', `${folder}1/`])
      await expect(storage.write(key, inChunks(bytesOf(1))), key).rejects.toThrow('a storage key')
  })
})

test('an unfinished file of a killed process is removed when it is old', async () => {
  const files = join(directory, 'killed')
  const storage = createDiskStorage(files)
  await storage.write(`${folder}1/whole`, inChunks(bytesOf(10)))
  const partial = join(files, `${folder}1`, 'half.part')
  await writeFile(partial, 'half')
  await utimes(partial, 1_000_000, 1_000_000)
  await storage.listOlderThan(`${folder}1`, 24)

  expect(await readdir(join(files, `${folder}1`))).toEqual(['whole'])
})

test('an address of another kind is refused at the start', async () => {
  const wrong = { dataDir: directory, filesUrl: 'https://example.org/x', s3Credentials: null }
  await expect(createStorage(wrong)).rejects.toThrow('MESA_FILES_URL')
})
