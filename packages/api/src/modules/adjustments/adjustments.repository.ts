import { and, desc, eq, gt, inArray, lt, or, sql } from 'drizzle-orm'
import type { AdjustmentStatus } from '@mesa/shared/wire/adjustments.schema'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { ledgerAdjustments } from './adjustments.tables.ts'

export type Adjustment = typeof ledgerAdjustments.$inferSelect

const byId = (tx: Tx, id: string) =>
  and(eq(ledgerAdjustments.tenantId, tx.tenantId), eq(ledgerAdjustments.id, id))

export const insertAdjustment = async (
  tx: Tx,
  row: Omit<typeof ledgerAdjustments.$inferInsert, 'tenantId'>,
): Promise<Adjustment> => {
  const [adjustment] = await tx.db
    .insert(ledgerAdjustments)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return adjustment as Adjustment
}

export const findAdjustment = async (tx: Tx, id: string): Promise<Adjustment | undefined> =>
  (await tx.db.select().from(ledgerAdjustments).where(byId(tx, id)))[0]

/** Of racing deciders one finds it pending. */
export const lockAdjustment = async (tx: Tx, id: string): Promise<Adjustment | undefined> =>
  (await tx.db.select().from(ledgerAdjustments).where(byId(tx, id)).for('update'))[0]

/** Absolute minutes of a contract that their askers posted after an instant without a second person. */
export const sumAlone = async (
  tx: Tx,
  { contractId, since }: { contractId: string; since: Date },
): Promise<number> => {
  const { tenantId, askedAt, status, askedById, decidedById } = ledgerAdjustments
  const [row] = await tx.db
    .select({ minutes: sql<number>`coalesce(sum(abs(${ledgerAdjustments.minutes})), 0)::float8` })
    .from(ledgerAdjustments)
    .where(
      and(
        eq(tenantId, tx.tenantId),
        eq(ledgerAdjustments.contractId, contractId),
        eq(status, 'posted'),
        gt(askedAt, since),
        sql`${decidedById} is not distinct from ${askedById}`,
      ),
    )
  return row?.minutes ?? 0
}

type Decision = Pick<
  Adjustment,
  'status' | 'decidedBy' | 'decidedById' | 'decidedAt' | 'decisionNote' | 'postingId'
>

export const decideAdjustment = async (
  tx: Tx,
  id: string,
  decision: Decision,
): Promise<Adjustment> => {
  const [adjustment] = await tx.db
    .update(ledgerAdjustments)
    .set(decision)
    .where(byId(tx, id))
    .returning()
  return adjustment as Adjustment
}

type AdjustmentPage = {
  status?: AdjustmentStatus | undefined
  contractId?: string | undefined
  before: { askedAt: Date; id: string } | undefined
  limit: number
}

/** Newest first. */
export const listAdjustments = (tx: Tx, page: AdjustmentPage): Promise<Adjustment[]> =>
  tx.db
    .select()
    .from(ledgerAdjustments)
    .where(
      and(
        eq(ledgerAdjustments.tenantId, tx.tenantId),
        page.status && eq(ledgerAdjustments.status, page.status),
        page.contractId === undefined
          ? undefined
          : eq(ledgerAdjustments.contractId, page.contractId),
        page.before &&
          or(
            lt(ledgerAdjustments.askedAt, page.before.askedAt),
            and(
              eq(ledgerAdjustments.askedAt, page.before.askedAt),
              lt(ledgerAdjustments.id, page.before.id),
            ),
          ),
      ),
    )
    .orderBy(desc(ledgerAdjustments.askedAt), desc(ledgerAdjustments.id))
    .limit(page.limit)

/** Contracts as they are called, with whose they are. */
export const listNames = (tx: Tx, contractIds: string[]) =>
  tx.db
    .select({
      id: contracts.id,
      number: contracts.code,
      name: contracts.name,
      organizationName: organizations.name,
    })
    .from(contracts)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, contracts.tenantId),
        eq(organizations.id, contracts.organizationId),
      ),
    )
    .where(and(eq(contracts.tenantId, tx.tenantId), inArray(contracts.id, contractIds)))
