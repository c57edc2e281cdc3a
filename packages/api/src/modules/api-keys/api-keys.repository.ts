import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
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

/** Marks a live key once; answers it the first time. */
export const exposeApiKey = async (tx: Tx, keyHash: string, at: Date) =>
  (
    await tx.db
      .update(apiKeys)
      .set({ exposedAt: at })
      .where(
        and(
          eq(apiKeys.tenantId, tx.tenantId),
          eq(apiKeys.keyHash, keyHash),
          isNull(apiKeys.revokedAt),
          isNull(apiKeys.exposedAt),
        ),
      )
      .returning({ id: apiKeys.id, name: apiKeys.name })
  )[0]

type Filter = { before: { at: string; id: string } | undefined; limit: number }

export const lockLiveApiKey = async (tx: Tx, id: string, at: Date) =>
  (
    await tx.db
      .select()
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.tenantId, tx.tenantId),
          eq(apiKeys.id, id),
          isNull(apiKeys.revokedAt),
          or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, at)),
        ),
      )
      .for('update')
  )[0]

type Rotation = {
  id: string
  prefix: string
  keyHash: string
  previousHash: string | null
  previousUntil: Date | null
  rotatedAt: Date
}

export const rotateApiKey = (tx: Tx, { id, ...change }: Rotation) =>
  tx.db
    .update(apiKeys)
    .set({ ...change, exposedAt: null })
    .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, id)))

/** Newest first, one row more than asked. */
export const findApiKey = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({ key: apiKeys, createdByName: users.name })
      .from(apiKeys)
      .leftJoin(users, and(eq(users.tenantId, apiKeys.tenantId), eq(users.id, apiKeys.createdBy)))
      .where(and(eq(apiKeys.tenantId, tx.tenantId), eq(apiKeys.id, id)))
  )[0]

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
