import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type { AuditList, AuditListQuery } from '@mesa/shared/wire/audit.schema'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import * as repository from './audit.repository.ts'

export type AuditService = ReturnType<typeof createAuditService>

export type AuditedAct = {
  actor: Actor
  /** `user.disabled`, `api_key.created`, …: what was done to a `targetType`. */
  action: string
  targetType: string
  targetId?: string
  /** Never a secret. */
  details?: Record<string, unknown>
  at: Date
}

/**
 * Writes an act of configuration or access into the log nobody can change. The transaction must be
 * the desk's or the system's: a customer's cannot see the log.
 */
export async function audit(tx: Tx, { actor, targetId, details, ...act }: AuditedAct) {
  await repository.insertEntry(tx, {
    ...act,
    id: newId(act.at),
    actorId: idOf(actor),
    actorName: actor.name,
    targetId: targetId ?? null,
    details: details ?? {},
  })
}

const idOf = (actor: Actor) => {
  if ('userId' in actor) return actor.userId
  return actor.kind === 'api_key' ? actor.apiKeyId : null
}

export const createAuditService = ({ db, cursors }: { db: Database; cursors: Cursors }) => ({
  async list(actor: Caller, query: AuditListQuery): Promise<AuditList> {
    if (!can(actor, 'audit.read').allowed) throw new AppError('not_allowed')
    const { limit = 50, cursor, ...filters } = query
    const bound = { actor, filters: { list: 'audit', ...filters } }
    const [at, id] = cursors.decode(cursor, bound) ?? []
    const before = id === undefined ? undefined : { at: String(at), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) => repository.listEntries(tx, { ...filters, before, limit }),
      { readOnly: true },
    )
    const entries = rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: { id: row.actorId, name: row.actorName },
      action: row.action,
      targetType: row.targetType,
      targetId: row.targetId,
      details: row.details as Record<string, unknown>,
    }))
    return toPage(entries, limit, (last) => cursors.encode([last.at, last.id], bound))
  },
})
