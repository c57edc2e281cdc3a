import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contractTypeVersions } from './contract-types.tables.ts'

export type TypeVersion = typeof contractTypeVersions.$inferSelect
export type TypeVersionInsert = Omit<typeof contractTypeVersions.$inferInsert, 'tenantId'>

const ofTenant = (tx: Tx) => eq(contractTypeVersions.tenantId, tx.tenantId)

/** The oldest first. */
export const listVersionsOf = (tx: Tx, typeIds: string[]): Promise<TypeVersion[]> =>
  typeIds.length === 0
    ? Promise.resolve([])
    : tx.db
        .select()
        .from(contractTypeVersions)
        .where(and(ofTenant(tx), inArray(contractTypeVersions.typeId, typeIds)))
        .orderBy(asc(contractTypeVersions.typeId), asc(contractTypeVersions.version))

type VersionPage = { typeId: string; before: number | undefined; limit: number }

/** The newest first, one more than `limit`. */
export const listPage = (tx: Tx, { typeId, before, limit }: VersionPage): Promise<TypeVersion[]> =>
  tx.db
    .select()
    .from(contractTypeVersions)
    .where(
      and(
        ofTenant(tx),
        eq(contractTypeVersions.typeId, typeId),
        before === undefined ? undefined : lt(contractTypeVersions.version, before),
      ),
    )
    .orderBy(desc(contractTypeVersions.version))
    .limit(limit + 1)

export const insertVersions = async (tx: Tx, rows: TypeVersionInsert[]): Promise<TypeVersion[]> =>
  rows.length === 0
    ? []
    : tx.db
        .insert(contractTypeVersions)
        .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
        .returning()
