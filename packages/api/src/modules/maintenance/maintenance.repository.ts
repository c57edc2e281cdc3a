import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { licencePayments, maintenanceFactors } from './maintenance.tables.ts'

export type Factor = typeof maintenanceFactors.$inferSelect
export type FactorInsert = Omit<typeof maintenanceFactors.$inferInsert, 'tenantId'>
export type Payment = typeof licencePayments.$inferSelect
export type PaymentInsert = Omit<typeof licencePayments.$inferInsert, 'tenantId'>

const ofTenant = (tx: Tx) => eq(maintenanceFactors.tenantId, tx.tenantId)

type FactorPage = {
  year: number | undefined
  after: { year: number; currency: string; createdAt: string; id: string } | undefined
  limit: number
}

/** The latest year first, the newest of a currency first, one more than `limit`. */
export const listFactors = (tx: Tx, { year, after, limit }: FactorPage): Promise<Factor[]> =>
  tx.db
    .select()
    .from(maintenanceFactors)
    .where(
      and(
        ofTenant(tx),
        year === undefined ? undefined : eq(maintenanceFactors.year, year),
        after &&
          sql`(${maintenanceFactors.year}, ${maintenanceFactors.currency}, ${maintenanceFactors.createdAt}, ${maintenanceFactors.id})
            < (${after.year}::int, ${after.currency}, ${after.createdAt}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(
      desc(maintenanceFactors.year),
      desc(maintenanceFactors.currency),
      desc(maintenanceFactors.createdAt),
      desc(maintenanceFactors.id),
    )
    .limit(limit + 1)

/** Ids of the factors in force: the newest of each year and currency. */
export const listFactorsInForce = async (tx: Tx): Promise<string[]> =>
  (
    await tx.db
      .selectDistinctOn([maintenanceFactors.year, maintenanceFactors.currency], {
        id: maintenanceFactors.id,
      })
      .from(maintenanceFactors)
      .where(ofTenant(tx))
      .orderBy(
        desc(maintenanceFactors.year),
        desc(maintenanceFactors.currency),
        desc(maintenanceFactors.createdAt),
        desc(maintenanceFactors.id),
      )
  ).map(({ id }) => id)

export const findFactor = async (
  tx: Tx,
  { year, currency }: { year: number; currency: string },
): Promise<Factor | undefined> =>
  (
    await tx.db
      .select()
      .from(maintenanceFactors)
      .where(
        and(
          ofTenant(tx),
          eq(maintenanceFactors.year, year),
          eq(maintenanceFactors.currency, currency),
        ),
      )
      .orderBy(desc(maintenanceFactors.createdAt), desc(maintenanceFactors.id))
      .limit(1)
  )[0]

export const insertFactor = async (tx: Tx, row: FactorInsert): Promise<Factor> => {
  const [factor] = await tx.db
    .insert(maintenanceFactors)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!factor) throw new Error('an inserted factor was not returned')
  return factor
}

const ofContract = (tx: Tx, contractId: string) =>
  and(eq(licencePayments.tenantId, tx.tenantId), eq(licencePayments.contractId, contractId))

export const findPayment = async (
  tx: Tx,
  { contractId, licenceYear }: { contractId: string; licenceYear: number },
): Promise<Payment | undefined> =>
  (
    await tx.db
      .select()
      .from(licencePayments)
      .where(and(ofContract(tx, contractId), eq(licencePayments.licenceYear, licenceYear)))
  )[0]

type PaymentPage = { contractId: string; before: number | undefined; limit: number }

/** The latest year first, one more than `limit`. */
export const listPayments = (
  tx: Tx,
  { contractId, before, limit }: PaymentPage,
): Promise<Payment[]> =>
  tx.db
    .select()
    .from(licencePayments)
    .where(
      and(
        ofContract(tx, contractId),
        before === undefined ? undefined : sql`${licencePayments.licenceYear} < ${before}::int`,
      ),
    )
    .orderBy(desc(licencePayments.licenceYear))
    .limit(limit + 1)

export const insertPayment = async (tx: Tx, row: PaymentInsert): Promise<Payment> => {
  const [payment] = await tx.db
    .insert(licencePayments)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!payment) throw new Error('an inserted payment was not returned')
  return payment
}
