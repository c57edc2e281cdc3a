import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, users } from './people.tables.ts'

export type UserRow = typeof users.$inferSelect

export const insertUser = (tx: Tx, row: Omit<typeof users.$inferInsert, 'tenantId'>) =>
  tx.db.insert(users).values({ ...row, tenantId: tx.tenantId })

export const updateUser = (tx: Tx, id: string, change: Partial<typeof users.$inferInsert>) =>
  tx.db
    .update(users)
    .set(change)
    .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, id)))

export const insertMembership = (tx: Tx, row: Omit<typeof memberships.$inferInsert, 'tenantId'>) =>
  tx.db.insert(memberships).values({ ...row, tenantId: tx.tenantId })

export const findUser = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select()
      .from(users)
      .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, id)))
  )[0]
