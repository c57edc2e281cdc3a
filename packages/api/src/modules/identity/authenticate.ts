import type { Actor } from '@mesa/shared/access/actor'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/database.ts'
import { sha256 } from '../../ids.ts'
import { noteUse } from '../api-keys/key-use.service.ts'
import * as actors from './actors.repository.ts'
import { deskOfSecret } from './tokens.ts'

const touchEveryMs = 60_000
const rememberedMax = 10_000

/** Whom a session or an API key stands for at this moment, asked on every request (P24, A15). */
export function createAuthenticate({ db, clock }: { db: Database; clock: Clock }) {
  /** Sessions last seen to be of staff: a guess at the cheaper question, never an answer. */
  const staffSessions = new Set<string>()

  async function readSession(key: { tenantId: string; sessionId: string }) {
    const asked = { ...key, at: clock.now() }
    const guessed = staffSessions.has(key.sessionId)
      ? await actors.readStaffSession(db, asked)
      : undefined
    const row = guessed ?? (await actors.readSession(db, asked))
    if (row?.kind !== 'staff') staffSessions.delete(key.sessionId)
    else if (staffSessions.size < rememberedMax) staffSessions.add(key.sessionId)
    else staffSessions.clear()
    return row
  }

  return {
    async bySession({
      tenantId,
      sessionId,
    }: {
      tenantId: string
      sessionId: string
    }): Promise<Actor | null> {
      const row = await readSession({ tenantId, sessionId })
      if (!row) return null
      const { userId, name, role, memberships } = row
      if (role !== null) return { kind: 'staff', tenantId, userId, name, role, sessionId }
      if (memberships.length === 0) return null
      return { kind: 'customer', tenantId, userId, name, memberships, sessionId }
    },

    async byApiKey(key: string): Promise<Actor | null> {
      const secret = /^mk_[0-9a-f]{8}_([A-Za-z0-9_-]{64})$/.exec(key)?.[1]
      const tenantId = secret === undefined ? null : deskOfSecret(secret)
      if (tenantId === null) return null
      const at = clock.now()
      const row = await actors.readApiKey(db, { tenantId, keyHash: sha256(key), at })
      if (!row) return null
      const { id, name, scopes, organizationId, lastUsedAt } = row
      if (lastUsedAt === null || at.getTime() - lastUsedAt.getTime() > touchEveryMs)
        await noteUse(db, { tenantId, id, at })
      return { kind: 'api_key', tenantId, apiKeyId: id, name, scopes, organizationId }
    },
  }
}
