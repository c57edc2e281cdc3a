import { AppError } from './errors.ts'

export const etagOf = (version: number) => `"${version}"`

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
