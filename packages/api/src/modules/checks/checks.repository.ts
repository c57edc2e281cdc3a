import { and, desc, eq, or, lt } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { integrityChecks } from './checks.tables.ts'

export type Check = typeof integrityChecks.$inferSelect

export const insertCheck = (tx: Tx, check: Omit<Check, 'tenantId'>) =>
  tx.db.insert(integrityChecks).values({ ...check, tenantId: tx.tenantId })

type Listing = { before: { at: Date; id: string } | undefined; limit: number }

export const listChecks = (tx: Tx, { before, limit }: Listing): Promise<Check[]> =>
  tx.db
    .select()
    .from(integrityChecks)
    .where(
      and(
        eq(integrityChecks.tenantId, tx.tenantId),
        before &&
          or(
            lt(integrityChecks.checkedAt, before.at),
            and(eq(integrityChecks.checkedAt, before.at), lt(integrityChecks.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(integrityChecks.checkedAt), desc(integrityChecks.id))
    .limit(limit + 1)
