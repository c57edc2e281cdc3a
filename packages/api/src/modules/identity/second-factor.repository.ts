import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { recoveryCodes, secondFactors } from './identity.tables.ts'

export type FactorRow = typeof secondFactors.$inferSelect

const of = (tx: Tx, userId: string) =>
  and(eq(secondFactors.tenantId, tx.tenantId), eq(secondFactors.userId, userId))

/** Locked, so that two uses of one code are told apart. */
export const lockFactor = async (tx: Tx, userId: string) =>
  (await tx.db.select().from(secondFactors).where(of(tx, userId)).for('update'))[0]

export const findActiveFactor = async (tx: Tx, userId: string) =>
  (
    await tx.db
      .select({ confirmedAt: secondFactors.confirmedAt })
      .from(secondFactors)
      .where(and(of(tx, userId), isNotNull(secondFactors.confirmedAt)))
  )[0]

/** Replaces an enrolment that was never confirmed; false where an active factor stands. */
export async function startFactor(
  tx: Tx,
  row: { userId: string; secretCipher: string; startedAt: Date },
) {
  const { secretCipher, startedAt } = row
  const written = await tx.db
    .insert(secondFactors)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoUpdate({
      target: [secondFactors.tenantId, secondFactors.userId],
      set: { secretCipher, startedAt },
      setWhere: isNull(secondFactors.confirmedAt),
    })
    .returning({ userId: secondFactors.userId })
  return written.length > 0
}

export const updateFactor = (
  tx: Tx,
  userId: string,
  change: Partial<Pick<FactorRow, 'confirmedAt' | 'lastStep' | 'wrongInARow'>>,
) => tx.db.update(secondFactors).set(change).where(of(tx, userId))

/** True where an active factor was removed. */
export const deleteFactor = async (tx: Tx, userId: string) =>
  (
    await tx.db
      .delete(secondFactors)
      .where(and(of(tx, userId), isNotNull(secondFactors.confirmedAt)))
      .returning({ userId: secondFactors.userId })
  ).length > 0

const codesOf = (tx: Tx, userId: string) =>
  and(eq(recoveryCodes.tenantId, tx.tenantId), eq(recoveryCodes.userId, userId))

export const deleteRecoveryCodes = (tx: Tx, userId: string) =>
  tx.db.delete(recoveryCodes).where(codesOf(tx, userId))

export const insertRecoveryCodes = (
  tx: Tx,
  rows: Array<Omit<typeof recoveryCodes.$inferInsert, 'tenantId'>>,
) => tx.db.insert(recoveryCodes).values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))

/** One statement, so that of two uses at once the second finds nothing. */
export const takeRecoveryCode = async (
  tx: Tx,
  { userId, codeHash, at }: { userId: string; codeHash: string; at: Date },
) =>
  (
    await tx.db
      .update(recoveryCodes)
      .set({ usedAt: at })
      .where(
        and(
          codesOf(tx, userId),
          eq(recoveryCodes.codeHash, codeHash),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id })
  ).length > 0

export async function countRecoveryCodes(tx: Tx, userId: string) {
  const [row] = await tx.db
    .select({ amount: count() })
    .from(recoveryCodes)
    .where(and(codesOf(tx, userId), sql`${recoveryCodes.usedAt} is null`))
  return row?.amount ?? 0
}
