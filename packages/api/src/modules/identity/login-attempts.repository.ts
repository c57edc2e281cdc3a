import { and, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { loginAttempts } from './login-attempts.tables.ts'

type Attempt = { account: string; weight: number; at: Date; windowMs: number }

/** One statement, so that attempts at once on two nodes are all counted. */
export async function countAttempt(tx: Tx, { account, weight, at, windowMs }: Attempt) {
  const isOver = sql`${loginAttempts.windowFrom} <= ${new Date(at.getTime() - windowMs)}`
  const [counted] = await tx.db
    .insert(loginAttempts)
    .values({ tenantId: tx.tenantId, account, windowFrom: at, attempts: weight })
    .onConflictDoUpdate({
      target: [loginAttempts.tenantId, loginAttempts.account],
      set: {
        windowFrom: sql`case when ${isOver} then excluded.window_from else ${loginAttempts.windowFrom} end`,
        attempts: sql`case when ${isOver} then excluded.attempts else ${loginAttempts.attempts} + excluded.attempts end`,
      },
    })
    .returning({ attempts: loginAttempts.attempts, windowFrom: loginAttempts.windowFrom })
  if (!counted) throw new Error('an attempt is always counted')
  return counted
}

/** Takes one back that proved right, without forgetting the others. */
export const takeBackAttempt = (tx: Tx, account: string) =>
  tx.db
    .update(loginAttempts)
    .set({ attempts: sql`greatest(${loginAttempts.attempts} - 1, 1)` })
    .where(and(eq(loginAttempts.tenantId, tx.tenantId), eq(loginAttempts.account, account)))

export const deleteAttempts = (tx: Tx, account: string) =>
  tx.db
    .delete(loginAttempts)
    .where(and(eq(loginAttempts.tenantId, tx.tenantId), eq(loginAttempts.account, account)))

export const deleteWindowsBefore = (tx: Tx, before: Date) =>
  tx.db
    .delete(loginAttempts)
    .where(and(eq(loginAttempts.tenantId, tx.tenantId), lt(loginAttempts.windowFrom, before)))
