import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'

let lastMs = 0
let counter = 0

/**
 * UUIDv7 of an instant (RFC 9562). Ids made for the same millisecond in this process count upwards, so
 * that sorting by id keeps the order in which things were written.
 */
export function newId(at: Date): string {
  const ms = at.getTime()
  counter = ms === lastMs ? (counter + 1) & 0xfff : randomInt(0x100)
  lastMs = ms
  const time = ms.toString(16).padStart(12, '0')
  const order = counter.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order}-${randomUUID().slice(19)}`
}

/** 256 random bits for links, refresh cookies and API keys; only their hash is stored (A04). */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Names one request in answers and logs, over all nodes and restarts; short enough to read out. */
export const newRequestId = () => randomBytes(9).toString('base64url')

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')

/** A whole number from 0 to the one given, for pauses that should not meet. */
export const upTo = (max: number) => randomInt(max + 1)
