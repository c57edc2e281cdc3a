import { desc, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/database.ts'
import { rulebookVersions } from './rulebook.tables.ts'

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
