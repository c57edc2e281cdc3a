import { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { ageMs, assertKey, createMeter, StorageAway, type Storage } from './storage.ts'

export type S3Place = {
  bucket: string
  /** Without slashes at its ends; empty: the bucket's root. */
  prefix: string
  region: string
  /** Of another maker than Amazon; null: Amazon's. */
  endpoint: string | null
  /** Null: whatever the SDK finds, such as the role of the machine. */
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | null
  /** Until an unanswered request is given up. */
  timeoutMs: number
}

const partBytes = 5 * 1024 * 1024

/**
 * Files in a bucket. A part is held in memory until it is sent: 5 MiB for each upload. An object is
 * read back and hashed before it counts as written, because not every maker's checksum says the same
 * and a proxy between may cut an answer of 200 (F08).
 */
export function createS3Storage(place: S3Place): Storage {
  const { bucket: Bucket, timeoutMs } = place
  const client = createClient(place)
  const prefix = place.prefix === '' ? '' : `${place.prefix}/`
  const of = (key: string) => {
    assertKey(key)
    return { Bucket, Key: prefix + key }
  }
  const open = async (key: string) => {
    const { Body } = await client.send(new GetObjectCommand(of(key)))
    if (!Body) throw new StorageAway(new Error('an object without a body'))
    return Body as Readable
  }
  const remove = async (key: string) => void (await client.send(new DeleteObjectCommand(of(key))))

  return {
    kind: 's3',
    async write(key, stream) {
      const at = of(key)
      const meter = createMeter(stream)
      const upload = new Upload({
        client,
        params: { ...at, Body: Readable.from(meter.bytes(), { objectMode: false }) },
        queueSize: 1,
        partSize: partBytes,
      })
      try {
        await upload.done()
        const written = meter.result()
        const found = await measure(await open(key), timeoutMs)
        if (found.size !== written.size || found.sha256 !== written.sha256)
          throw new Error(`${found.size} bytes were kept of ${written.size}`)
        return { key, ...written }
      } catch (error) {
        const failure = meter.failure()
        stream.destroy()
        // Best effort: an object without a row is removed a day later.
        await remove(key).catch(() => undefined)
        throw failure ? failure.error : new StorageAway(error)
      }
    },
    read: open,
    has: (key) =>
      client.send(new HeadObjectCommand(of(key))).then(
        () => true,
        () => false,
      ),
    remove,
    async listOlderThan(folder, hours) {
      const Prefix = `${prefix}${folder}/`
      const olderThanMs = hours * 3_600_000
      await abortUnfinished(client, { Bucket, Prefix, olderThanMs })
      const keys: string[] = []
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix }))
        for (const { Key, LastModified } of page.Contents ?? [])
          if (Key && LastModified && ageMs(LastModified.getTime()) >= olderThanMs)
            keys.push(Key.slice(prefix.length))
      return keys
    },
  }
}

function createClient({ region, endpoint, credentials, timeoutMs }: S3Place) {
  return new S3Client({
    region,
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    maxAttempts: 2,
    // What is written is read back: checksums of Amazon's own are not needed and not known everywhere.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: Math.min(2000, timeoutMs),
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
  })
}

/** Size and hash of what comes out, given up when nothing comes for too long. */
async function measure(stream: Readable, timeoutMs: number) {
  const meter = createMeter(stream)
  const giveUp = () => stream.destroy(new Error('the object stopped coming'))
  const late = setTimeout(giveUp, timeoutMs)
  try {
    for await (const _ of meter.bytes()) late.refresh()
  } finally {
    clearTimeout(late)
  }
  return meter.result()
}

type Unfinished = { Bucket: string; Prefix: string; olderThanMs: number }

/** Parts of uploads that a killed process left; they are invisible and cost. Not every maker lists them. */
async function abortUnfinished(client: S3Client, { Bucket, Prefix, olderThanMs }: Unfinished) {
  try {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }))
    for (const { Key, UploadId, Initiated } of Uploads)
      if (Key && UploadId && Initiated && ageMs(Initiated.getTime()) >= olderThanMs)
        await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  } catch {
    // The bucket's own rule for unfinished uploads remains (docs/operations/files.md).
  }
}
