import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/database.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { rulebookVersions } from './rulebook.tables.ts'

export type StoredVersion = typeof rulebookVersions.$inferSelect

/** Who puts versions in force queues here, so that each sees the one before it. */
export const lockRulebook = (tx: Tx) =>
  tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`rulebook ${tx.tenantId}`}, 0))`,
  )

export const findNewestVersion = async (tx: Tx) =>
  (
    await tx.db
      .select({ id: rulebookVersions.id, version: rulebookVersions.version })
      .from(rulebookVersions)
      .where(eq(rulebookVersions.tenantId, tx.tenantId))
      .orderBy(desc(rulebookVersions.version))
      .limit(1)
  )[0]

/** By a `Reader`, since cases are read outside transactions too. */
export const findVersion = async (reader: Reader, id: string) =>
  (
    await reader.read<{ version: number; policy: unknown }>({
      text: 'select version, policy from rulebook_versions where tenant_id = $1 and id = $2',
      values: [reader.tenantId, id],
    })
  )[0]

export const insertVersion = (
  tx: Tx,
  row: Omit<typeof rulebookVersions.$inferInsert, 'tenantId'>,
) => tx.db.insert(rulebookVersions).values({ ...row, tenantId: tx.tenantId })

/** Newest first, `version` below `below` where given. */
export const listVersions = (
  tx: Tx,
  { below, limit }: { below?: number | undefined; limit: number },
): Promise<StoredVersion[]> =>
  tx.db
    .select()
    .from(rulebookVersions)
    .where(
      and(
        eq(rulebookVersions.tenantId, tx.tenantId),
        below === undefined ? undefined : lt(rulebookVersions.version, below),
      ),
    )
    .orderBy(desc(rulebookVersions.version))
    .limit(limit)

/** Codes of entries in use, as `kind/code`. */
export const listCodes = async (tx: Tx): Promise<Set<string>> => {
  const rows = await tx.db
    .select({ kind: catalogEntries.kind, code: catalogEntries.code })
    .from(catalogEntries)
    .where(
      and(
        eq(catalogEntries.tenantId, tx.tenantId),
        inArray(catalogEntries.kind, ['priority-reasons', 'categories']),
        isNull(catalogEntries.retiredAt),
      ),
    )
  return new Set(rows.map(({ kind, code }) => `${kind}/${code}`))
}
