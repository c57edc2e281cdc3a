import { desc, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { rulebookVersions } from './rulebook.tables.ts'

export const findNewestVersion = async (tx: Tx) =>
  (
    await tx.db
      .select()
      .from(rulebookVersions)
      .where(eq(rulebookVersions.tenantId, tx.tenantId))
      .orderBy(desc(rulebookVersions.version))
      .limit(1)
  )[0]

export const insertVersion = (
  tx: Tx,
  row: Omit<typeof rulebookVersions.$inferInsert, 'tenantId'>,
) => tx.db.insert(rulebookVersions).values({ ...row, tenantId: tx.tenantId })
