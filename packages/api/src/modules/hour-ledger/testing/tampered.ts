import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { systemScope } from '../../../db/database.ts'
import { verifyLedger, type Violation } from '../ledger-verify.service.ts'

type Tampered = { tenantId: string; statement: string; first?: readonly string[] | undefined }

/**
 * What a thief of the whole database could do, triggers off; judged, then rolled back. Where one of
 * the invariants `first` tells of it, the others are not asked.
 */
export async function violationsAfter(
  client: pg.Client,
  { tenantId, statement, first }: Tampered,
): Promise<Violation[]> {
  try {
    await client.query('begin; set local session_replication_role = replica')
    const { rowCount } = await client.query(statement)
    if (rowCount === 0) throw new Error(`nothing was changed: ${statement}`)
    const [db, scope] = [drizzle({ client }), systemScope(tenantId)]
    const tx = { tenantId, scope, db, read: () => Promise.reject(new Error()) }
    const found = first ? await verifyLedger(tx, first) : []
    return found.length > 0 ? found : await verifyLedger(tx)
  } finally {
    await client.query('rollback')
  }
}
