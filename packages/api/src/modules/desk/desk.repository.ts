import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { users } from '../people/people.tables.ts'

export const hasAdministrator = async (tx: Tx): Promise<boolean> => {
  const found = await tx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(users.tenantId, tx.tenantId), eq(users.staffRole, 'admin'), isNull(users.disabledAt)),
    )
    .limit(1)
  return found.length > 0
}
