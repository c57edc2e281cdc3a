import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/database.ts'
import { contractProducts, contracts } from '../contracts/contracts.tables.ts'

export type Renewable = typeof contracts.$inferSelect

export const findRenewable = async (tx: Tx, id: string): Promise<Renewable | undefined> =>
  (
    await tx.db
      .select()
      .from(contracts)
      .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.id, id)))
  )[0]

/** Queues whoever renews it at the same time. */
export const lockRenewable = async (tx: Tx, id: string): Promise<Renewable | undefined> =>
  (
    await tx.db
      .select()
      .from(contracts)
      .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.id, id)))
      .for('update')
  )[0]

export const listProductIds = async (tx: Tx, contractId: string): Promise<string[]> =>
  (
    await tx.db
      .select({ id: contractProducts.productId })
      .from(contractProducts)
      .where(
        and(
          eq(contractProducts.tenantId, tx.tenantId),
          eq(contractProducts.contractId, contractId),
        ),
      )
      .orderBy(contractProducts.productId)
  ).map(({ id }) => id)

/** The contract that goes on from another. */
export const findRenewalOf = async (tx: Tx, contractId: string) =>
  (
    await tx.db
      .select({ id: contracts.id, number: contracts.code })
      .from(contracts)
      .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.renewsId, contractId)))
  )[0]

/** Contracts over by their own day, whose terms renew them and which nothing followed yet. */
export const listToRenew = (
  reader: Reader,
  { at, limit }: { at: Date; limit: number },
): Promise<Array<{ id: string }>> =>
  reader.read<{ id: string }>({
    text: `
      select c.id from contracts c
      join contract_versions v on v.tenant_id = $1 and v.contract_id = c.id and v.version = c.terms_version
      where c.tenant_id = $1 and v.terms ->> 'renewal' = 'automatic'
        and c.ends_on <= ($2::timestamptz at time zone c.time_zone)::date
        and not exists (select from contracts r where r.tenant_id = $1 and r.renews_id = c.id)
        and not exists (select from renewal_tasks d where d.tenant_id = $1 and d.contract_id = c.id
          and (d.outcome = 'not_renewed' or (d.status = 'open' and d.cause = 'days')))
      order by c.ends_on, c.id limit $3::int`,
    values: [reader.tenantId, at, limit],
  })
