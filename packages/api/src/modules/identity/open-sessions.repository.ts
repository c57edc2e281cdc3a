import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { sessions } from './identity.tables.ts'

type Filter = {
  userId: string
  at: Date
  before: { at: string; id: string } | undefined
  limit: number
}

/** Sessions that would be let in at this moment, newest first, one row more than asked. */
export const listOpenSessions = (tx: Tx, { userId, at, before, limit }: Filter) =>
  tx.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.tenantId, tx.tenantId),
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, at),
        before &&
          sql`(${sessions.createdAt}, ${sessions.id}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(limit + 1)

type Ending = { id: string; userId: string; at: Date }

/** False where this person has no open session of this id. */
export const endOwnSession = async (tx: Tx, { id, userId, at }: Ending) =>
  (
    await tx.db
      .update(sessions)
      .set({ revokedAt: at, revokedBecause: 'ended_by_owner' })
      .where(
        and(
          eq(sessions.tenantId, tx.tenantId),
          eq(sessions.id, id),
          eq(sessions.userId, userId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, at),
        ),
      )
      .returning({ id: sessions.id })
  ).length > 0
