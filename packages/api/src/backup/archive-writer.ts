import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  endingOf,
  formatVersion,
  headerOf,
  manifestName,
  markName,
  paddingOf,
  type Manifest,
  type Part,
} from './archive-format.ts'

export type ArchiveWriter = {
  add(name: string, content: Buffer): Promise<void>
  addFile(name: string, path: string): Promise<void>
  /** Seals the archive, brings it to the disk and gives it its name. */
  finish(manifest: Omit<Manifest, 'format' | 'parts'>): Promise<void>
  /** Leaves nothing behind. */
  abandon(): Promise<void>
}

/** Writes beside `path`, readable by its owner alone; the name appears when the archive is whole. */
export async function createArchive(path: string): Promise<ArchiveWriter> {
  const partial = `${path}.part`
  const file = await open(partial, 'w', 0o600)
  const whole = createHash('sha256')
  const parts: Part[] = []
  const put = (bytes: Buffer) => write(file, whole, bytes)

  async function entry(name: string, size: number, content: AsyncIterable<Buffer> | Buffer[]) {
    const own = createHash('sha256')
    await put(headerOf(name, size))
    let written = 0
    for await (const chunk of content) {
      own.update(chunk)
      written += chunk.length
      await put(chunk)
    }
    if (written !== size) throw new Error(`${name} changed while it was archived`)
    await put(paddingOf(size))
    return { name, size, sha256: own.digest('hex') }
  }

  await entry(markName, 2, [Buffer.from(`${formatVersion}\n`)])
  return {
    async add(name, content) {
      parts.push(await entry(name, content.length, [content]))
    },
    async addFile(name, source) {
      const { size } = await stat(source)
      parts.push(await entry(name, size, createReadStream(source) as AsyncIterable<Buffer>))
    },
    async finish(manifest) {
      const text = JSON.stringify({ format: formatVersion, parts, ...manifest }, null, 1)
      const content = Buffer.from(`${text}\n`)
      await entry(manifestName, content.length, [content])
      await file.write(endingOf(whole.digest('hex')))
      await file.sync()
      await file.close()
      await rename(partial, path)
      await syncFolder(dirname(path))
    },
    async abandon() {
      await file.close().catch(() => undefined)
      await rm(partial, { force: true })
    },
  }
}

async function write(file: FileHandle, whole: Hash, bytes: Buffer) {
  whole.update(bytes)
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done)).bytesWritten
  }
}

/** A name is on the disk once its folder is. */
async function syncFolder(path: string) {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}
