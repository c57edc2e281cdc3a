import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
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

/** The contract that will pay for a case of an organization, where only one can. */
export async function findOnlyContract(
  tx: Tx,
  { organizationId, now }: { organizationId: string; now: Date },
): Promise<string | null> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${contracts.timeZone})::date`
  const found = await tx.db
    .select({ id: contracts.id })
    .from(contracts)
    .where(
      and(
        eq(contracts.tenantId, tx.tenantId),
        eq(contracts.organizationId, organizationId),
        lte(contracts.startsOn, today),
        gt(contracts.endsOn, today),
      ),
    )
    .limit(2)
  return found.length === 1 ? (found[0]?.id ?? null) : null
}
