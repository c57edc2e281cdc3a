import { createDatabase, systemScope, type Tx } from '@mesa/api/db/database'
import { verifyLedger } from '@mesa/api/modules/hour-ledger/ledger-verify.service'
import { verifyPublishedHeads } from '@mesa/api/modules/published-heads/verify-heads.service'
import type { Storage } from '@mesa/api/outside/storage'
import { verifyInstallation } from './verify-installation.ts'

/**
 * Asks every invariant of the hour ledger, I1 to I16, in every desk, and compares the chains with the heads
 * that left the building (docs/design/ledger.md), with their files where it is known which they are.
 * `pnpm run ledger:verify [postgres://…]`; without an address it asks the installation of the
 * environment, running or not: `DATABASE_URL`, else the embedded database of `MESA_DATA_DIR`. Reads
 * only. Ends with 1 when something is wrong, 2 when nothing was asked.
 */
async function verifyAll(url: string, storage: Storage | undefined): Promise<number> {
  const db = createDatabase({ url, poolSize: 1 })
  let found = 0
  try {
    const desks = await db.directory('select id, slug from tenants order by slug')
    if (desks.length === 0) {
      console.error('This database has no desk: nothing was verified.')
      return 2
    }
    for (const { id, slug } of desks) {
      const verify = async (tx: Tx) => {
        const { faults } = await verifyPublishedHeads(tx, storage && { storage })
        const published = faults.map(({ onDate, where, reason }) => ({
          invariant: `published ${onDate}`,
          id: where,
          detail: reason,
        }))
        return [...(await verifyLedger(tx)), ...published]
      }
      const violations = await db.transaction(systemScope(String(id)), verify, {
        isolation: 'repeatable read',
        readOnly: true,
        isLong: true,
      })
      found += violations.length
      console.log(
        `${String(slug)}: ${violations.length === 0 ? 'I1–I16 and the published heads hold' : 'BROKEN'}`,
      )
      for (const { invariant, id: where, detail } of violations) {
        console.log(`  ${invariant} ${where}: ${detail}`)
      }
    }
  } finally {
    await db.close()
  }
  return found === 0 ? 0 : 1
}

process.exitCode = await verifyInstallation(process.argv[2], ({ url, storage }) =>
  verifyAll(url, storage),
)
