import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { systemScope } from '../../../db/database.ts'
import { verifyLedger, type Violation } from '../ledger-verify.service.ts'

/** What a thief of the whole database could do, triggers off; judged, then rolled back. */
export async function violationsAfter(
  client: pg.Client,
  { tenantId, statement }: { tenantId: string; statement: string },
): Promise<Violation[]> {
  try {
    await client.query('begin; set local session_replication_role = replica')
    const { rowCount } = await client.query(statement)
    if (rowCount === 0) throw new Error(`nothing was changed: ${statement}`)
    const [db, scope] = [drizzle({ client }), systemScope(tenantId)]
    return await verifyLedger({ tenantId, scope, db, read: () => Promise.reject(new Error()) })
  } finally {
    await client.query('rollback')
  }
}
