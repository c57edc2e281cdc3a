import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type { StreamEvent } from '@mesa/shared/wire/stream.schema'
import type { Position, StreamRow } from './stream.repository.ts'

export const authorityId = (actor: Actor) =>
  'sessionId' in actor ? actor.sessionId : actor.kind === 'api_key' ? actor.apiKeyId : ''

/** The same question every read asks; internal events exist only for the desk (CV-2). */
export function concerns(actor: Actor, row: StreamRow): boolean {
  const { organizationId, requesterId, accountLeadId, sharedWithUserIds } = row
  const isOfDesk = actor.kind === 'staff' || (actor.kind === 'api_key' && !actor.organizationId)
  if (row.internal && !isOfDesk) return false
  if (row.ticketId !== null && organizationId !== null && requesterId !== null) {
    const thing = { organizationId, requesterId, accountLeadId, sharedWithUserIds }
    return can(actor, row.internal ? 'ticket.read_desk' : 'ticket.read', thing).allowed
  }
  if (isOfDesk) return true
  return organizationId !== null && can(actor, 'organization.read', { organizationId }).allowed
}

export function isNotAfter(row: Position, head: Position) {
  const [xid, headXid] = [BigInt(row.xid), BigInt(head.xid)]
  return xid < headXid || (xid === headXid && BigInt(row.position) <= BigInt(head.position))
}

export function formatEvent(row: StreamRow): string {
  const event: StreamEvent = {
    type: row.type,
    ticketNumber: row.ticketNumber,
    ticketId: row.ticketId,
    organizationId: row.organizationId,
    at: row.at.toISOString(),
  }
  return `id: ${row.xid}-${row.position}\ndata: ${JSON.stringify(event)}\n\n`
}

/** No event: it only sets what the reader comes back with. */
export const formatPlace = ({ xid, position }: Position) => `id: ${xid}-${position}\n\n`

export function formatReset(head: Position, at: Date): string {
  const nothing = { ticketNumber: null, ticketId: null, organizationId: null }
  const event: StreamEvent = { type: 'stream.reset', ...nothing, at: at.toISOString() }
  return `id: ${head.xid}-${head.position}\ndata: ${JSON.stringify(event)}\n\n`
}

export function parseId(id: string | undefined): Position | null {
  const [, xid, position] = /^(\d{1,19})-(\d{1,19})$/.exec(id ?? '') ?? []
  if (xid === undefined || position === undefined) return null
  // Both are 64-bit numbers of the database; anything larger was not ours.
  const max = 9_223_372_036_854_775_807n
  return BigInt(xid) <= max && BigInt(position) <= max ? { xid, position } : null
}
