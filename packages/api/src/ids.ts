import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** UUIDv7 of an instant: 48 bits of milliseconds, then randomness, so that ids sort by creation. */
export function newId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const random = randomUUID()
  const variant = random.slice(19)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${random.slice(15, 18)}-${variant}`
}

/** 256 random bits for links, refresh cookies and API keys; only their hash is stored (A04). */
export const newSecret = () => randomBytes(32).toString('base64url')

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
