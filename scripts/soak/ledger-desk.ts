import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type Database } from '@mesa/api/db/database'
import { migrate } from '@mesa/api/db/migrate'
import type { BigLedger } from '@mesa/api/modules/hour-ledger/testing/big-ledger'
import { hashPassword } from '@mesa/api/modules/identity/passwords'
import { createBaseDesk } from '@mesa/api/testing/base-desk'
import { startOwnDatabase } from './killable-database.ts'

/** The clock of these forms stands here. */
export const start = new Date('2026-03-04T14:00:00.000Z')

type Made = { db: Database; url: string; desk: BigLedger }

/** A database of its own with one desk, gone when the work is done. */
export async function withLedgerDesk<Result>(
  work: (made: Made) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'mesa-soak-'))
  const database = await startOwnDatabase(join(directory, 'database'))
  try {
    await migrate(database.url)
    const db = createDatabase({ url: database.url, poolSize: 4 })
    try {
      const passwordHash = await hashPassword('correcto-caballo-47')
      const made = await createBaseDesk(db, { at: start, passwordHash })
      const desk = {
        tenantId: made.tenantId,
        organizationId: made.organizations.a.id,
        productId: made.product.id,
      }
      return await work({ db, url: database.url, desk })
    } finally {
      await db.close()
    }
  } finally {
    await database.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
