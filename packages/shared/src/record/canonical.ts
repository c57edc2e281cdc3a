export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/**
 * RFC 8785 canonical JSON: what is hashed and stored. Throws TypeError on what I-JSON cannot carry
 * (NaN, infinities, undefined, lone surrogates), so that no hash rests on a silent replacement.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return canonicalObject(value as { readonly [key: string]: Json })
  throw new TypeError(`not a JSON value: ${typeof value}`)
}

function canonicalObject(value: { readonly [key: string]: Json }): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('not a plain object: write instants and ids as strings')
  }
  // The default order is by UTF-16 code units, which is what the RFC asks (3.2.3).
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${quote(key)}:${canonicalJson(member)}`).join(',')}}`
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('lone surrogate in a string')
  return JSON.stringify(text)
}
