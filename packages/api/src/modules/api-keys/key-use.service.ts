import { systemScope, type Database } from '../../db/database.ts'
import * as repository from './api-keys.repository.ts'

/** Notes that a key was used, for whoever wants to revoke forgotten ones. */
export const noteUse = (
  db: Database,
  { tenantId, id, at }: { tenantId: string; id: string; at: Date },
) => db.transaction(systemScope(tenantId), (tx) => repository.touchApiKey(tx, id, at))
