import { eq, and } from 'drizzle-orm'
import { AppError } from '../errors.ts'
import { idempotencyKeys } from '../modules/idempotency/idempotency.tables.ts'
import type { Once, Tx } from './tx.ts'

type Earlier = { kind: 'first' } | { kind: 'repeat'; answer: unknown }

/** Waits for a racing request with the same key; answers what that one answered. */
export async function takeKey(tx: Tx, once: Once): Promise<Earlier> {
  const { key, actorKey, requestHash, at } = once
  const [mine] = await tx.db
    .insert(idempotencyKeys)
    .values({ tenantId: tx.tenantId, actorKey, key, requestHash, createdAt: at })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (mine) return { kind: 'first' }

  const [earlier] = await tx.db.select().from(idempotencyKeys).where(where(tx, once))
  if (!earlier) throw new AppError('idempotency_key_in_use')
  if (earlier.requestHash !== requestHash) throw new AppError('idempotency_key_reused')
  return { kind: 'repeat', answer: earlier.body === null ? undefined : JSON.parse(earlier.body) }
}

export async function storeAnswer(tx: Tx, once: Once, answer: unknown): Promise<void> {
  const body = answer === undefined ? null : JSON.stringify(answer)
  await tx.db.update(idempotencyKeys).set({ body }).where(where(tx, once))
}

const where = (tx: Tx, { key, actorKey }: Once) =>
  and(
    eq(idempotencyKeys.tenantId, tx.tenantId),
    eq(idempotencyKeys.actorKey, actorKey),
    eq(idempotencyKeys.key, key),
  )
