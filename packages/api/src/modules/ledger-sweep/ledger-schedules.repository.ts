import { and, asc, eq, isNull, lt, lte, min, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { ledgerSchedules } from './ledger-sweep.tables.ts'

type Schedule = typeof ledgerSchedules.$inferSelect

const ofAccount = (tx: Tx, accountId: string) =>
  and(eq(ledgerSchedules.tenantId, tx.tenantId), eq(ledgerSchedules.accountId, accountId))

export const insertSchedule = (
  tx: Tx,
  row: { accountId: string; organizationId: string; dueAt: Date },
) =>
  tx.db
    .insert(ledgerSchedules)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoNothing()

/** Sent at once, before whatever is sent behind it. */
export const bringForward = (tx: Tx, accountId: string, at: Date) =>
  tx.db
    .update(ledgerSchedules)
    .set({
      dueAt: sql`least(coalesce(${ledgerSchedules.dueAt}, 'infinity'), ${at.toISOString()}::timestamptz)`,
      attempts: 0,
      retryAt: null,
    })
    .where(ofAccount(tx, accountId))
    .execute()

const isDue = (tx: Tx, now: Date) =>
  and(
    eq(ledgerSchedules.tenantId, tx.tenantId),
    lte(ledgerSchedules.dueAt, now),
    or(isNull(ledgerSchedules.retryAt), lte(ledgerSchedules.retryAt, now)),
  )

/** The accounts that have something to do, the longest due first. */
export const listDue = (tx: Tx, { now, limit }: { now: Date; limit: number }) =>
  tx.db
    .select({ accountId: ledgerSchedules.accountId })
    .from(ledgerSchedules)
    .where(isDue(tx, now))
    .orderBy(asc(ledgerSchedules.dueAt), asc(ledgerSchedules.accountId))
    .limit(limit)

/** Whether or not it is tried again later. */
export const findOldestDue = async (tx: Tx, now: Date): Promise<Date | null> => {
  const [row] = await tx.db
    .select({ at: min(ledgerSchedules.dueAt) })
    .from(ledgerSchedules)
    .where(and(eq(ledgerSchedules.tenantId, tx.tenantId), lt(ledgerSchedules.dueAt, now)))
  return row?.at ?? null
}

export const findSchedule = async (tx: Tx, accountId: string): Promise<Schedule | undefined> =>
  (await tx.db.select().from(ledgerSchedules).where(ofAccount(tx, accountId)))[0]

export const setDue = (tx: Tx, accountId: string, dueAt: Date | null) =>
  tx.db
    .update(ledgerSchedules)
    .set({ dueAt, attempts: 0, retryAt: null })
    .where(ofAccount(tx, accountId))

/** After 2, 4, 8 … seconds, at most an hour, it is tried again. */
export const putOff = (tx: Tx, accountId: string, now: Date) =>
  tx.db
    .update(ledgerSchedules)
    .set({
      attempts: sql`${ledgerSchedules.attempts} + 1`,
      retryAt: sql`${now.toISOString()}::timestamptz + interval '1 second' * least(3600, 2 ^ least(${ledgerSchedules.attempts} + 1, 12))`,
    })
    .where(ofAccount(tx, accountId))
