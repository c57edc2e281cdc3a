import { createDatabase, systemScope } from '@mesa/api/db/database'
import { verifyLedger, type Violation } from '@mesa/api/modules/hour-ledger/ledger-verify.service'
import type { World } from './cluster.ts'

/** What breaks I1 to I12 of the generated desk; none is expected. */
export async function listViolations({ ownerUrl, tenantId }: World): Promise<Violation[]> {
  const db = createDatabase({ url: ownerUrl, poolSize: 1 })
  try {
    return await db.transaction(systemScope(tenantId), verifyLedger, {
      readOnly: true,
      isLong: true,
    })
  } finally {
    await db.close()
  }
}
