import { randomBytes } from 'node:crypto'

const idBytes = 16

/**
 * A secret that also says its desk, since links and API keys arrive before a desk is known:
 * 16 bytes of desk id, 32 random bytes (A04). Only its hash is stored.
 */
export function newDeskSecret(tenantId: string): string {
  const id = Buffer.from(tenantId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, randomBytes(32)]).toString('base64url')
}

/** The desk a secret claims to be of; null when it was not made by `newDeskSecret`. */
export function deskOfSecret(secret: string): string | null {
  const bytes = Buffer.from(secret, 'base64url')
  if (bytes.length !== idBytes + 32 || bytes.toString('base64url') !== secret) return null
  const hex = bytes.subarray(0, idBytes).toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
