import { and, count, eq, isNull, sql, sum } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { attachments, fileUsage } from './attachments.tables.ts'

export type Usage = { bytes: number; limitBytes: number | null }

/** Adds bytes to what an organization keeps and locks that sum until the transaction ends. */
export async function addUsage(
  tx: Tx,
  organizationId: string,
  { bytes, limitBytes }: { bytes: number; limitBytes: number | null },
): Promise<Usage> {
  const [usage] = await tx.db
    .insert(fileUsage)
    .values({ tenantId: tx.tenantId, organizationId, bytes, limitBytes })
    .onConflictDoUpdate({
      target: [fileUsage.tenantId, fileUsage.organizationId],
      set: {
        bytes: sql`${fileUsage.bytes} + excluded.bytes`,
        limitBytes: sql`coalesce(excluded.limit_bytes, ${fileUsage.limitBytes})`,
      },
    })
    .returning({ bytes: fileUsage.bytes, limitBytes: fileUsage.limitBytes })
  if (!usage) throw new Error('an upsert answers its row')
  return usage
}

/** Gives bytes back; the row is there since they were added. */
export const subtractUsage = (tx: Tx, organizationId: string, bytes: number) =>
  tx.db
    .update(fileUsage)
    .set({ bytes: sql`${fileUsage.bytes} - ${bytes}::bigint` })
    .where(and(eq(fileUsage.tenantId, tx.tenantId), eq(fileUsage.organizationId, organizationId)))

/** One uploader's stagings follow each other until the transaction ends. */
export const lockUploader = (tx: Tx, uploader: string) =>
  tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`files ${tx.tenantId} ${uploader}`}, 0))`,
  )

export type Uploader = { uploadedBy: string | null; organizationId: string | null }

export async function sumStaged(tx: Tx, { uploadedBy, organizationId }: Uploader) {
  const [staged] = await tx.db
    .select({ files: count(), bytes: sum(attachments.size).mapWith(Number) })
    .from(attachments)
    .where(
      and(
        eq(attachments.tenantId, tx.tenantId),
        isNull(attachments.linkedAt),
        uploadedBy === null
          ? isNull(attachments.uploadedBy)
          : eq(attachments.uploadedBy, uploadedBy),
        organizationId === null
          ? isNull(attachments.organizationId)
          : eq(attachments.organizationId, organizationId),
      ),
    )
  return { files: staged?.files ?? 0, bytes: staged?.bytes ?? 0 }
}
