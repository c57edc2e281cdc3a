import { systemScope, type Database, type Tx } from '../db/database.ts'

/**
 * Does something beyond everybody's walls in each desk, in transactions of its own; again in the same
 * desk while it answers true.
 */
export async function inEveryDesk(db: Database, work: (tx: Tx) => Promise<boolean>): Promise<void> {
  for (const { id } of await db.directory('select id from tenants'))
    while (await db.transaction(systemScope(String(id)), work));
}
