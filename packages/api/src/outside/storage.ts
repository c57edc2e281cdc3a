import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
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
  if (!/^([0-9a-f-]{36}|heads)\/[0-9a-z.-]{1,80}$/.test(key))
    throw new Error('a storage key is made by the program')
}

/** Passes a stream's bytes on, keeps their count and hash, and tells its own failure from its reader's. */
export function createMeter(stream: Readable) {
  const hash = createHash('sha256')
  let size = 0
  let failure: { error: unknown } | null = null
  // A stream may fail before anybody reads it, and an error that nobody hears ends the process.
  stream.once('error', () => undefined)
  /** Not `for await` over the stream: leaving that early is an AbortError of the stream's own. */
  async function* bytes() {
    const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    const next = () =>
      chunks.next().catch((error: unknown) => {
        failure = { error }
        throw error
      })
    try {
      for (let step = await next(); !step.done; step = await next()) {
        hash.update(step.value)
        size += step.value.length
        yield step.value
      }
    } finally {
      stream.destroy()
    }
  }
  return {
    bytes,
    result: () => ({ size, sha256: hash.digest('hex') }),
    /** Null while the stream has not failed. */
    failure: (): { error: unknown } | null => failure,
  }
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
      const meter = createMeter(stream)
      try {
        await mkdir(dirname(path), { recursive: true })
        await pour(stream, meter, partial)
        await flush(partial)
        await rename(partial, path)
        await flush(dirname(path))
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined)
        stream.destroy()
        throw error instanceof StorageAway || error === meter.failure()?.error
          ? error
          : new StorageAway(error)
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

/** A disk that fails is told at once, even while the stream has nothing to say for a long time. */
async function pour(stream: Readable, meter: ReturnType<typeof createMeter>, path: string) {
  // Opened before the stream is read: one that fails at once would be cleaned up before its file appears.
  const handle = await open(path, 'w')
  const file = handle.createWriteStream()
  let away: StorageAway | null = null
  file.once('error', (error) => {
    if (meter.failure()) return
    away = new StorageAway(error)
    stream.destroy()
  })
  await pipeline(meter.bytes(), file).catch((error: unknown) => {
    throw away ?? error
  })
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
