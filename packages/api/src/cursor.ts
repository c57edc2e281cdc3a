import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor } from '@mesa/shared/access/actor'
import { AppError } from './errors.ts'

export type Cursors = ReturnType<typeof createCursors>
type Bound = { actor: Actor; filters: unknown }

/**
 * Opaque positions in a list: signed, and bound to desk, reader and filters, so that a cursor of
 * somebody else or of another filter is refused instead of obeyed (A25).
 */
export function createCursors(secret: string) {
  const sign = (payload: string, { actor, filters }: Bound) => {
    const reader =
      'userId' in actor ? actor.userId : actor.kind === 'api_key' ? actor.apiKeyId : 'system'
    const filter = createHash('sha256')
      .update(JSON.stringify(filters) ?? '')
      .digest('base64url')
    return createHmac('sha256', secret)
      .update([payload, actor.tenantId, reader, filter].join('\n'))
      .digest('base64url')
  }
  return {
    encode(keys: Array<string | number>, bound: Bound) {
      const payload = Buffer.from(JSON.stringify(keys)).toString('base64url')
      return `${payload}.${sign(payload, bound)}`
    },
    /** The keys of the last row seen, or undefined for the first page. */
    decode(cursor: string | undefined, bound: Bound): Array<string | number> | undefined {
      if (cursor === undefined) return undefined
      const [payload = '', mac = '', more] = cursor.split('.')
      const [given, right] = [Buffer.from(mac), Buffer.from(sign(payload, bound))]
      if (more !== undefined) throw new AppError('invalid_cursor')
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new AppError('invalid_cursor')
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Array<string | number>
    },
  }
}

/** Cuts the extra row that a list asks for and names the next page by the last row shown. */
export function toPage<Row>(rows: Row[], limit: number, cursorOf: (last: Row) => string) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
