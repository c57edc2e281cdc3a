import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type StoredFile = { key: string; size: number; sha256: string }

/** Where files live. Keys are made by us and never contain anything a client wrote (A53). */
export type Storage = {
  /** Which kind this is, for `/readyz`. */
  readonly kind: 'disk' | 's3'
  /**
   * Streams to the end, hashing on the way. When it answers, the whole file is there under its key;
   * when it throws, nothing is. The stream's own error is thrown as it came; everything else is
   * `StorageAway`.
   */
  write(key: string, stream: Readable): Promise<StoredFile>
  read(key: string): Promise<Readable>
  has(key: string): Promise<boolean>
  remove(key: string): Promise<void>
  /** Keys in a folder untouched for so long by the storage's own time; unfinished writes among them are removed. */
  listOlderThan(folder: string, hours: number): Promise<string[]>
}

/** Full, read-only, unreachable or answering nonsense: the same request may succeed later (F06, F08). */
export class StorageAway extends Error {
  constructor(cause: unknown) {
    super('the storage of files does not answer as it should', { cause })
    this.name = 'StorageAway'
  }
}

export function assertKey(key: string): void {
  if (!/^[0-9a-f-]{36}\/[0-9a-z.-]{1,80}$/.test(key))
    throw new Error('a storage key is made by the program')
}

/** Passes bytes on and keeps their count and hash. */
export function createMeter() {
  const hash = createHash('sha256')
  let size = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) }
}

/** Milliseconds since an instant of the storage's own clock. */
export const ageMs = (changedMs: number) => performance.timeOrigin + performance.now() - changedMs

/** Files in a folder: written beside, flushed, then renamed, so that a name always means a whole file. */
export function createDiskStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    assertKey(key)
    return join(folder, key)
  }
  return {
    kind: 'disk',
    async write(key, stream) {
      const path = pathOf(key)
      const partial = `${path}.part`
      const meter = createMeter()
      let failed: unknown
      stream.once('error', (error) => (failed = error))
      try {
        await mkdir(dirname(path), { recursive: true })
        await pipeline(stream, meter.stream, createWriteStream(partial))
        await flush(partial)
        await rename(partial, path)
        await flush(dirname(path))
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined)
        stream.destroy()
        throw error === failed || !isOfDisk(error) ? error : new StorageAway(error)
      }
      return { key, ...meter.result() }
    },
    async read(key) {
      const path = pathOf(key)
      await stat(path)
      return createReadStream(path)
    },
    has: (key) =>
      stat(pathOf(key)).then(
        () => true,
        () => false,
      ),
    remove: (key) => rm(pathOf(key), { force: true }),
    async listOlderThan(name, hours) {
      const names = await readdir(join(folder, name)).catch(() => [])
      const keys: string[] = []
      for (const file of names) {
        const path = join(folder, name, file)
        const age = await stat(path).then(
          ({ mtimeMs }) => ageMs(mtimeMs),
          () => -1,
        )
        if (age < hours * 3_600_000) continue
        if (file.endsWith('.part')) await rm(path, { force: true })
        else keys.push(`${name}/${file}`)
      }
      return keys
    },
  }
}

/** On the disk itself, not only in the memory of the machine: of a folder, its new name. */
async function flush(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** ENOSPC, EDQUOT, EROFS, EIO, EACCES …: the system's word, not the stream's. */
const isOfDisk = (error: unknown) => typeof (error as { syscall?: unknown }).syscall === 'string'
