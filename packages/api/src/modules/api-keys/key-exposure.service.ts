import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { sha256 } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { deskOfApiKey } from '../identity/identity.service.ts'
import * as repository from './api-keys.repository.ts'

/** Marks a key that stood in an address, once, and tells it in the audit log; unknown keys are nothing. */
export const createKeyExposure =
  ({ db, clock }: { db: Database; clock: Clock }) =>
  async (apiKey: string): Promise<void> => {
    const tenantId = deskOfApiKey(apiKey)
    if (tenantId === null) return
    await db.transaction(systemScope(tenantId), async (tx) => {
      const at = clock.now()
      const exposed = await repository.exposeApiKey(tx, sha256(apiKey), at)
      if (!exposed) return
      await audit(tx, {
        actor: { kind: 'system', tenantId, name: exposed.name },
        action: 'api_key.exposed',
        targetType: 'api_key',
        targetId: exposed.id,
        at,
      })
    })
  }
