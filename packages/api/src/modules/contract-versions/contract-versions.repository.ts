import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { contractVersions } from './contract-versions.tables.ts'

export type Version = typeof contractVersions.$inferSelect
export type VersionInsert = Omit<typeof contractVersions.$inferInsert, 'tenantId'>

const ofTenant = (tx: Tx) => eq(contractVersions.tenantId, tx.tenantId)

/** The oldest first. */
export const listVersionsOf = (tx: Tx, contractIds: string[]): Promise<Version[]> =>
  contractIds.length === 0
    ? Promise.resolve([])
    : tx.db
        .select()
        .from(contractVersions)
        .where(and(ofTenant(tx), inArray(contractVersions.contractId, contractIds)))
        .orderBy(asc(contractVersions.contractId), asc(contractVersions.version))

type VersionPage = { contractId: string; before: number | undefined; limit: number }

/** The newest first, one more than `limit`. */
export const listPage = (tx: Tx, { contractId, before, limit }: VersionPage): Promise<Version[]> =>
  tx.db
    .select()
    .from(contractVersions)
    .where(
      and(
        ofTenant(tx),
        eq(contractVersions.contractId, contractId),
        before === undefined ? undefined : lt(contractVersions.version, before),
      ),
    )
    .orderBy(desc(contractVersions.version))
    .limit(limit + 1)

export const insertVersion = async (tx: Tx, row: VersionInsert): Promise<Version> => {
  const [version] = await tx.db
    .insert(contractVersions)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!version) throw new Error('an inserted version was not returned')
  return version
}

/** Contract types by id, retired ones as well (CA-1). */
export const listTypeNames = async (tx: Tx, ids: string[]) =>
  ids.length === 0
    ? []
    : tx.db
        .select({ id: catalogEntries.id, name: catalogEntries.name })
        .from(catalogEntries)
        .where(and(eq(catalogEntries.tenantId, tx.tenantId), inArray(catalogEntries.id, ids)))
