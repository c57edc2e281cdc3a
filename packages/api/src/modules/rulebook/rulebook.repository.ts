import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
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

export const findPolicy = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({ policy: rulebookVersions.policy })
      .from(rulebookVersions)
      .where(and(eq(rulebookVersions.tenantId, tx.tenantId), eq(rulebookVersions.id, id)))
  )[0]?.policy

export const insertVersion = (
  tx: Tx,
  row: Omit<typeof rulebookVersions.$inferInsert, 'tenantId'>,
) => tx.db.insert(rulebookVersions).values({ ...row, tenantId: tx.tenantId })
