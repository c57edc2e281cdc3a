import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { users } from '../people/people.tables.ts'
import { apiKeys } from './api-keys.tables.ts'

export const insertApiKey = (tx: Tx, row: Omit<typeof apiKeys.$inferInsert, 'tenantId'>) =>
  tx.db.insert(apiKeys).values({ ...row, tenantId: tx.tenantId })

/** Ends a key; answers it, or nothing where there is no live key of this id. */
export const revokeApiKey = async (tx: Tx, id: string, at: Date) =>
  (
    await tx.db
      .update(apiKeys)
      .set({ revokedAt: at })
      .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
      .returning({ id: apiKeys.id, name: apiKeys.name })
  )[0]

type Filter = { before: { at: string; id: string } | undefined; limit: number }

/** Newest first, one row more than asked. */
export const listApiKeys = (tx: Tx, { before, limit }: Filter) =>
  tx.db
    .select({ key: apiKeys, createdByName: users.name })
    .from(apiKeys)
    .leftJoin(users, and(eq(users.tenantId, apiKeys.tenantId), eq(users.id, apiKeys.createdBy)))
    .where(
      and(
        eq(apiKeys.tenantId, tx.tenantId),
        before &&
          sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (${before.at}::timestamptz, ${before.id}::uuid)`,
      ),
    )
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(limit + 1)

export const touchApiKey = (tx: Tx, id: string, at: Date) =>
  tx.db
    .update(apiKeys)
    .set({ lastUsedAt: at })
    .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, id)))
