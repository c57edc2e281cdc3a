import { createHash } from 'node:crypto'
import { AppError } from './errors.ts'

export const etagOf = (version: number) => `"${version}"`

/**
 * The ETag of what keeps no version: what a PATCH can change of it, in a fixed order, hashed. Two
 * savers of one instant still differ, as an instant of the last change would not tell.
 */
export const etagOfContent = (content: unknown[]) =>
  `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)}"`

/** The version a PATCH was written against; undefined when the client did not say (RFC 9110, 13.1.1). */
export function expectedVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch === '*') return undefined
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())
  if (!match) throw new AppError('stale')
  return Number(match[1])
}

export function refuseStale(expected: number | undefined, current: number): void {
  if (expected !== undefined && expected !== current) throw new AppError('stale')
}

/** Ask with the row locked. `ifMatch`: the header as it came. */
export function refuseOther(ifMatch: string | undefined, current: string): void {
  if (ifMatch === undefined || ifMatch === '*') return
  if (ifMatch.trim().replace(/^W\//, '') !== current) throw new AppError('stale')
}
