import type { Readable } from 'node:stream'
import { AppError } from '../../errors.ts'
import { StorageAway, type Storage } from '../../outside/storage.ts'

const away = () => new AppError('storage_unavailable', { retryAfterSeconds: 30 })

/** Refuses `storage_unavailable` where the storage is away (F06, F08), `malformed` where the body ends too early. */
export async function writeBlob(storage: Storage, key: string, stream: Readable) {
  try {
    return await storage.write(key, stream)
  } catch (error) {
    if (error instanceof StorageAway) throw Object.assign(away(), { cause: error })
    throw asRefusal(error)
  }
}

/** busboy has words and no codes for a form without boundary, with odd heads, or that ends too early (A58). */
export function asRefusal(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string }
  const isOfForm = code === undefined && /multipart|malformed part header/i.test(message)
  return isOfForm ? new AppError('malformed') : error
}

/** The row is there and the bytes are not: a restore in progress, or a storage that is away. */
export async function openBlob(storage: Storage, key: string): Promise<Readable> {
  try {
    return await storage.read(key)
  } catch (error) {
    throw Object.assign(away(), { cause: error })
  }
}

export async function readHead(stream: Readable, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= bytes) break
  }
  return Buffer.concat(chunks).subarray(0, bytes)
}

/** Best effort: what a storage that is away keeps is removed a day later, having no row. */
export async function removeBlobs(storage: Storage, keys: Array<string | null>) {
  for (const key of keys) if (key !== null) await storage.remove(key).catch(() => undefined)
}
