import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type StoredFile = { key: string; size: number; sha256: string }

/** Where files live. Keys are made by us and never contain anything a client wrote (A53). */
export type Storage = {
  /** Streams to the end, hashing on the way; nothing stays behind when the stream fails. */
  write(key: string, stream: Readable): Promise<StoredFile>
  read(key: string): Promise<Readable>
  has(key: string): Promise<boolean>
  remove(key: string): Promise<void>
  /** Keys in a folder untouched for so long by the disk's own time; unfinished writes among them are removed. */
  listOlderThan(folder: string, hours: number): Promise<string[]>
}

/** Files in a folder: written beside, flushed, then renamed, so that a name always means a whole file. */
export function createDiskStorage(folder: string): Storage {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f-]{36}\/[0-9a-z.-]{1,80}$/.test(key))
      throw new Error('a storage key is made by the program')
    return join(folder, key)
  }
  return {
    async write(key, stream) {
      const path = pathOf(key)
      const partial = `${path}.part`
      await mkdir(dirname(path), { recursive: true })
      const hash = createHash('sha256')
      let size = 0
      const meter = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk)
          size += chunk.length
          done(null, chunk)
        },
      })
      try {
        await pipeline(stream, meter, createWriteStream(partial))
        const file = await open(partial, 'r')
        await file.sync()
        await file.close()
        await rename(partial, path)
      } catch (error) {
        await rm(partial, { force: true })
        throw error
      }
      return { key, size, sha256: hash.digest('hex') }
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
        const ageMs = await stat(path).then(
          ({ mtimeMs }) => performance.timeOrigin + performance.now() - mtimeMs,
          () => 0,
        )
        if (ageMs < hours * 3_600_000) continue
        if (file.endsWith('.part')) await rm(path, { force: true })
        else keys.push(`${name}/${file}`)
      }
      return keys
    },
  }
}
