import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Header } from 'tar'
import { Value } from 'typebox/value'
import {
  BackupRefused,
  blockBytes,
  endingBytes,
  endingOf,
  formatVersion,
  Manifest,
  manifestName,
  markName,
} from './archive-format.ts'

export type Archive = {
  manifest: Manifest
  /** The content of a part; its bytes were verified when the archive was opened. */
  read: (name: string) => Readable
}
type Entry = { name: string; offset: number; size: number; sha256: string }

const manifestBytesMax = 512 * 1024 * 1024

/**
 * Reads the whole archive once and answers it when every byte is the one that was written. Errors:
 * `BackupRefused` that says what is wrong.
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, 'r').catch((error: Error) => {
    throw new BackupRefused(`The archive cannot be read: ${error.message}`)
  })
  try {
    const entries = await readEntries(file)
    const last = entries.at(-1)
    if (last?.name !== manifestName || last.size > manifestBytesMax)
      throw new BackupRefused('The archive is damaged: its manifest is missing.')
    const manifest = parse(await readAt(file, last.offset, last.size))
    compareParts(manifest, entries.slice(1, -1))
    const byName = new Map(entries.map((entry) => [entry.name, entry]))
    return {
      manifest,
      read(name) {
        const entry = byName.get(name)
        if (!entry) throw new BackupRefused(`The archive has no part ${name}.`)
        const { offset, size } = entry
        if (size === 0) return Readable.from([])
        return createReadStream(path, { start: offset, end: offset + size - 1 })
      },
    }
  } finally {
    await file.close()
  }
}

async function readEntries(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat()
  const end = size - endingBytes
  const mark = await readAt(file, 0, Math.min(size, blockBytes))
  if (mark.length < blockBytes || new Header(mark, 0).path !== markName)
    throw new BackupRefused('This is not an archive of Mesa, or its beginning is damaged.')
  const whole = createHash('sha256')
  const entries: Entry[] = []
  let fault: BackupRefused | null = end % blockBytes === 0 ? null : truncated()
  for (let at = 0; at < end && !fault;) {
    const bytes = await readAt(file, at, blockBytes)
    whole.update(bytes)
    const header = new Header(bytes, 0)
    const length = header.size ?? -1
    const padded = Math.ceil(length / blockBytes) * blockBytes
    if (!header.cksumValid || header.path === undefined || length < 0) fault = damaged()
    else if (at + blockBytes + padded > end) fault = truncated()
    else {
      const own = createHash('sha256')
      await eachChunk(file, { at: at + blockBytes, size: padded }, (chunk, done) => {
        whole.update(chunk)
        own.update(chunk.subarray(0, Math.max(0, length - done)))
      })
      const offset = at + blockBytes
      entries.push({ name: header.path, offset, size: length, sha256: own.digest('hex') })
      at = offset + padded
    }
  }
  if (fault) throw fault
  const ending = await readAt(file, end, endingBytes)
  if (!ending.equals(endingOf(whole.digest('hex')))) throw sealBroken()
  return entries
}

const truncated = () =>
  new BackupRefused('The archive is truncated: it ends before its last part does.')
const damaged = () => new BackupRefused('The archive is damaged: a part has no readable name.')
const sealBroken = () =>
  new BackupRefused('The archive is damaged: its bytes are not those that were sealed.')

function parse(bytes: Buffer): Manifest {
  const found = JSON.parse(bytes.toString('utf8')) as { format?: unknown }
  if (typeof found.format === 'number' && found.format > formatVersion)
    throw new BackupRefused(
      `The archive has format ${found.format}; this Mesa reads ${formatVersion}. Use the newer Mesa.`,
    )
  if (!Value.Check(Manifest, found))
    throw new BackupRefused('The manifest of the archive is not one of Mesa.')
  return found
}

function compareParts({ parts }: Manifest, entries: Entry[]) {
  const stored = new Map(entries.map((entry) => [entry.name, entry]))
  for (const { name, size, sha256 } of parts) {
    const entry = stored.get(name)
    if (!entry) throw new BackupRefused(`The archive lacks its part ${name}.`)
    if (entry.size !== size || entry.sha256 !== sha256)
      throw new BackupRefused(`The part ${name} of the archive is not the one its manifest names.`)
    stored.delete(name)
  }
  const [extra] = stored.keys()
  if (extra !== undefined)
    throw new BackupRefused(`The archive has a part ${extra} that its manifest does not name.`)
}

async function readAt(file: FileHandle, at: number, size: number): Promise<Buffer> {
  if (at < 0) throw truncated()
  const chunks: Buffer[] = []
  await eachChunk(file, { at, size }, (chunk) => chunks.push(Buffer.from(chunk)))
  return Buffer.concat(chunks)
}

async function eachChunk(
  file: FileHandle,
  { at, size }: { at: number; size: number },
  use: (chunk: Buffer, done: number) => void,
) {
  const buffer = Buffer.alloc(Math.min(size, 1024 * 1024))
  for (let done = 0; done < size;) {
    const wanted = Math.min(buffer.length, size - done)
    const { bytesRead } = await file.read(buffer, 0, wanted, at + done)
    if (bytesRead === 0) throw truncated()
    use(buffer.subarray(0, bytesRead), done)
    done += bytesRead
  }
}
