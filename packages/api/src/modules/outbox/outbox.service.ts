import type { Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import { insertOutboxRows, takeUp } from './outbox.repository.ts'

export type Publication = {
  /** A type of the record (`message.added`), of the desk (`organization.changed`) or `identity.*`. */
  type: string
  payload: Record<string, unknown>
  organizationId?: string | null
  ticketId?: string | null
  /** True keeps it from every customer: mails, stream and webhooks. */
  internal?: boolean
  at: Date
}

/**
 * Says, inside the caller's transaction, that something happened: mails and the live stream are made
 * from it, at least once, after that transaction commits and only if it does (P16).
 */
export const publish = (tx: Tx, publication: Publication): Promise<void> =>
  publishAll(tx, [publication])

/** An event set aside after its attempts is tried again from the beginning (F21). */
export const takeUpEvent = (tx: Tx, id: string): Promise<void> => takeUp(tx, id)

/** The same of several happenings, in their order and in one statement. */
export const publishAll = (tx: Tx, publications: Publication[]): Promise<void> =>
  insertOutboxRows(tx, publications.map(toRow))

function toRow(publication: Publication) {
  const { type, payload, organizationId = null, ticketId = null, internal = false } = publication
  const { at } = publication
  return { id: newId(at), type, payload, organizationId, ticketId, internal, createdAt: at }
}
