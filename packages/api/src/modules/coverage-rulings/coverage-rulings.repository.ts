import { and, desc, eq, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contractProducts, contracts } from '../contracts/contracts.tables.ts'
import { coverageObjections } from './coverage-rulings.tables.ts'

export type Objection = typeof coverageObjections.$inferSelect

const byId = (tx: Tx, id: string) =>
  and(eq(coverageObjections.tenantId, tx.tenantId), eq(coverageObjections.id, id))

export const insertObjection = async (
  tx: Tx,
  row: Omit<typeof coverageObjections.$inferInsert, 'tenantId'>,
): Promise<Objection> => {
  const [objection] = await tx.db
    .insert(coverageObjections)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return objection as Objection
}

export const findObjection = async (tx: Tx, id: string): Promise<Objection | undefined> =>
  (await tx.db.select().from(coverageObjections).where(byId(tx, id)))[0]

export const findOpenObjection = async (tx: Tx, ticketId: string): Promise<Objection | undefined> =>
  (
    await tx.db
      .select()
      .from(coverageObjections)
      .where(
        and(
          eq(coverageObjections.tenantId, tx.tenantId),
          eq(coverageObjections.ticketId, ticketId),
          eq(coverageObjections.status, 'open'),
        ),
      )
  )[0]

type Answer = Pick<Objection, 'answer' | 'answeredBy' | 'answeredById' | 'answeredAt'> & {
  status: 'upheld' | 'rejected'
}

export const answerObjection = async (tx: Tx, id: string, answer: Answer): Promise<Objection> => {
  const [objection] = await tx.db
    .update(coverageObjections)
    .set(answer)
    .where(byId(tx, id))
    .returning()
  return objection as Objection
}

type ObjectionPage = {
  ticketId: string
  before: { madeAt: Date; id: string } | undefined
  limit: number
}

/** Newest first. */
export const listObjections = (tx: Tx, { ticketId, before, limit }: ObjectionPage) =>
  tx.db
    .select()
    .from(coverageObjections)
    .where(
      and(
        eq(coverageObjections.tenantId, tx.tenantId),
        eq(coverageObjections.ticketId, ticketId),
        before &&
          or(
            lt(coverageObjections.madeAt, before.madeAt),
            and(eq(coverageObjections.madeAt, before.madeAt), lt(coverageObjections.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(coverageObjections.madeAt), desc(coverageObjections.id))
    .limit(limit)

/** Contracts of an organization, soonest to end first, and whether each covers a product. */
export const listChoices = (
  tx: Tx,
  { organizationId, productId }: { organizationId: string; productId: string },
) =>
  tx.db
    .select({
      id: contracts.id,
      number: contracts.code,
      name: contracts.name,
      kind: contracts.kind,
      timeZone: contracts.timeZone,
      startsOn: contracts.startsOn,
      endsOn: contracts.endsOn,
      coversProduct: sql<boolean>`exists (select from ${contractProducts} p
        where p.tenant_id = ${contracts.tenantId} and p.contract_id = ${contracts.id}
          and p.product_id = ${productId})`,
    })
    .from(contracts)
    .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.organizationId, organizationId)))
    .orderBy(contracts.endsOn, contracts.id)

export type Choice = Awaited<ReturnType<typeof listChoices>>[number]
