import { randomBytes } from 'node:crypto'
import { can } from '@mesa/shared/access/can'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  ApiKeyList,
  ApiKeyView,
  ApiScope,
  CreateApiKeyBody,
  CreatedApiKey,
  RotateApiKeyBody,
} from '@mesa/shared/wire/api-keys.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { scopeOf, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { newApiSecret } from '../identity/identity.service.ts'
import { findOrganization } from '../organizations/organizations.service.ts'
import * as repository from './api-keys.repository.ts'

export type ApiKeysService = ReturnType<typeof createApiKeysService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
const hourMs = 60 * 60_000

export type NewApiKey = {
  name: string
  scopes: ApiScope[]
  /** Null: the whole desk. */
  organizationId?: string | null
  expiresAt?: Date | null
  createdBy: string | null
  at: Date
}

/** Makes a key `mk_<prefix>_<secret>`; the answer's `apiKey` is the only copy, of which a hash is kept. */
export async function createApiKey(tx: Tx, { at, createdBy, ...key }: NewApiKey) {
  const id = newId(at)
  const { prefix, apiKey } = newKey(tx)
  await repository.insertApiKey(tx, {
    ...key,
    id,
    prefix,
    keyHash: sha256(apiKey),
    createdBy,
    createdAt: at,
  })
  return { id, prefix, apiKey }
}

function newKey({ tenantId }: Tx) {
  const prefix = `mk_${randomBytes(4).toString('hex')}`
  return { prefix, apiKey: `${prefix}_${newApiSecret(tenantId)}` }
}

export const createApiKeysService = (deps: Deps) => ({
  async list(actor: Caller, { limit = 50, cursor }: PageQuery): Promise<ApiKeyList> {
    demandAdmin(actor)
    const { db, cursors } = deps
    const bound = { actor, filters: { list: 'api-keys' } }
    const [at, id] = cursors.decode(cursor, bound) ?? []
    const before = id === undefined ? undefined : { at: String(at), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) => repository.listApiKeys(tx, { before, limit }),
      { readOnly: true },
    )
    return toPage(rows.map(toView), limit, (last) =>
      cursors.encode([last.createdAt, last.id], bound),
    )
  },

  /** Not remembered for a repeated request: the answer holds the key, which is kept nowhere. */
  create: (actor: Caller, body: CreateApiKeyBody) => create(deps, actor, body),

  /**
   * A new secret for the same key; the former one is good for `overlapHours` more, so that its user
   * can change over without a gap. A secret before that one ends now. Not remembered, like `create`.
   */
  rotate: (actor: Caller, id: string, body: RotateApiKeyBody) =>
    rotate(deps, actor, { ...body, id }),

  async revoke(actor: Caller, id: string): Promise<void> {
    demandAdmin(actor)
    const { db, clock } = deps
    const at = clock.now()
    await db.transaction(actor, async (tx) => {
      const revoked = await repository.revokeApiKey(tx, id, at)
      if (!revoked) throw new AppError('not_found')
      const details = { name: revoked.name }
      const act = { action: 'api_key.revoked', targetType: 'api_key', targetId: id }
      await audit(tx, { actor, ...act, details, at })
    })
  },
})

async function create(
  { db, clock }: Deps,
  actor: Caller,
  body: CreateApiKeyBody,
): Promise<CreatedApiKey> {
  const admin = demandAdmin(actor)
  const at = clock.now()
  const { organizationId = null, name, scopes } = body
  const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null
  return db.transaction(scopeOf(actor), async (tx) => {
    if (organizationId !== null && !(await findOrganization(tx, organizationId)))
      throw new AppError('reference_unknown', {
        errors: [{ path: 'organizationId', code: 'not_found' }],
      })
    const created = await createApiKey(tx, {
      name,
      scopes,
      organizationId,
      expiresAt,
      createdBy: admin.userId,
      at,
    })
    await audit(tx, {
      actor,
      action: 'api_key.created',
      targetType: 'api_key',
      targetId: created.id,
      details: { name, scopes, organizationId },
      at,
    })
    return {
      ...created,
      name,
      scopes,
      organizationId,
      createdBy: { id: admin.userId, name: admin.name },
      createdAt: at.toISOString(),
      lastUsedAt: null,
      expiresAt: expiresAt?.toISOString() ?? null,
      revokedAt: null,
      exposedAt: null,
      rotatedAt: null,
      previousUntil: null,
    }
  })
}

async function rotate(
  { db, clock }: Deps,
  actor: Caller,
  { id, overlapHours }: RotateApiKeyBody & { id: string },
): Promise<CreatedApiKey> {
  demandAdmin(actor)
  const at = clock.now()
  return db.transaction(scopeOf(actor), async (tx) => {
    const key = await repository.lockLiveApiKey(tx, id, at)
    if (!key) throw new AppError('not_found')
    const { prefix, apiKey } = newKey(tx)
    const isOverlapping = overlapHours > 0
    await repository.rotateApiKey(tx, {
      id,
      prefix,
      keyHash: sha256(apiKey),
      previousHash: isOverlapping ? key.keyHash : null,
      previousUntil: isOverlapping ? new Date(at.getTime() + overlapHours * hourMs) : null,
      rotatedAt: at,
    })
    const details = { name: key.name, overlapHours }
    const act = { action: 'api_key.rotated', targetType: 'api_key', targetId: id }
    await audit(tx, { actor, ...act, details, at })
    const row = await repository.findApiKey(tx, id)
    if (!row) throw new AppError('not_found')
    return { ...toView(row), apiKey }
  })
}

function demandAdmin(actor: Caller) {
  if (actor.kind !== 'staff' || !can(actor, 'api_key.manage').allowed)
    throw new AppError('not_allowed')
  return actor
}

type Row = Awaited<ReturnType<typeof repository.listApiKeys>>[number]

const toView = ({ key, createdByName }: Row): ApiKeyView => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  scopes: key.scopes as ApiScope[],
  organizationId: key.organizationId,
  createdBy: { id: key.createdBy, name: createdByName ?? 'Mesa' },
  createdAt: key.createdAt.toISOString(),
  lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  expiresAt: key.expiresAt?.toISOString() ?? null,
  revokedAt: key.revokedAt?.toISOString() ?? null,
  exposedAt: key.exposedAt?.toISOString() ?? null,
  rotatedAt: key.rotatedAt?.toISOString() ?? null,
  previousUntil: key.previousUntil?.toISOString() ?? null,
})
