import { systemScope, type Database } from '../../db/database.ts'
import { deleteBefore } from './idempotency.repository.ts'

const keptDays = 7

export const createIdempotencyService = ({ db }: { db: Database }) => ({
  /** A client that repeats a request after a week is told nothing of the first (P2). */
  async removeOld(now: Date): Promise<void> {
    const before = new Date(now.getTime() - keptDays * 86_400_000)
    for (const { id } of await db.directory('select id from tenants'))
      await db.transaction(systemScope(String(id)), (tx) => deleteBefore(tx, before))
  },
})
