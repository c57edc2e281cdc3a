import { systemScope, type Database, type Tx } from '../db/database.ts'
import { AppError } from '../errors.ts'

/**
 * Does something beyond everybody's walls in each desk, in transactions of its own; again in the same
 * desk while it answers true. A desk in which it fails holds no other up (F21); the first failure is
 * thrown in the end.
 */
export async function inEveryDesk(db: Database, work: (tx: Tx) => Promise<boolean>): Promise<void> {
  const failures: unknown[] = []
  for (const { id } of await db.directory('select id from tenants')) {
    try {
      while (await db.transaction(systemScope(String(id)), work));
    } catch (error) {
      if (error instanceof AppError && error.code === 'unavailable') throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
