import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { products } from '../products/products.tables.ts'
import { trainings } from './trainings.tables.ts'

const columns = {
  id: trainings.id,
  userId: trainings.userId,
  productId: trainings.productId,
  productName: products.name,
  organizationId: trainings.organizationId,
  trainedOn: trainings.trainedOn,
  trainer: trainings.trainer,
  note: trainings.note,
  recordedBy: trainings.recordedBy,
  recordedById: trainings.recordedById,
  recordedAt: trainings.recordedAt,
}
export type TrainingRow = Awaited<ReturnType<typeof listTrainings>>[number]

const select = (tx: Tx) =>
  tx.db
    .select(columns)
    .from(trainings)
    .innerJoin(
      products,
      and(eq(products.tenantId, trainings.tenantId), eq(products.id, trainings.productId)),
    )

type Page = { userId: string; after: { trainedOn: string; id: string } | undefined; limit: number }

/** Newest first, without those withdrawn; one row more than asked. */
export const listTrainings = (tx: Tx, { userId, after, limit }: Page) =>
  select(tx)
    .where(
      and(
        eq(trainings.tenantId, tx.tenantId),
        eq(trainings.userId, userId),
        isNull(trainings.withdrawnAt),
        after &&
          sql`(${trainings.trainedOn}, ${trainings.id}) < (${after.trainedOn}::date, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(trainings.trainedOn), desc(trainings.id))
    .limit(limit + 1)

/** Whether withdrawn or not. */
export const findTraining = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({ userId: trainings.userId, withdrawnAt: trainings.withdrawnAt })
      .from(trainings)
      .where(and(eq(trainings.tenantId, tx.tenantId), eq(trainings.id, id)))
  )[0]

export const insertTraining = (tx: Tx, row: Omit<typeof trainings.$inferInsert, 'tenantId'>) =>
  tx.db.insert(trainings).values({ ...row, tenantId: tx.tenantId })

export const withdrawTraining = (tx: Tx, id: string, { by, at }: { by: string; at: Date }) =>
  tx.db
    .update(trainings)
    .set({ withdrawnAt: at, withdrawnBy: by })
    .where(and(eq(trainings.tenantId, tx.tenantId), eq(trainings.id, id)))
