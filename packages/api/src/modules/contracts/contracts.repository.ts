import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/database.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { products } from '../products/products.tables.ts'
import { contractProducts, contracts } from './contracts.tables.ts'

export type Contract = typeof contracts.$inferSelect
export type ContractInsert = Omit<typeof contracts.$inferInsert, 'tenantId'>

const byId = (tx: Tx, id: string) => and(eq(contracts.tenantId, tx.tenantId), eq(contracts.id, id))

export const findContract = async (tx: Tx, id: string): Promise<Contract | undefined> =>
  (await tx.db.select().from(contracts).where(byId(tx, id)))[0]

export const lockContract = async (tx: Tx, id: string): Promise<Contract | undefined> =>
  (await tx.db.select().from(contracts).where(byId(tx, id)).for('update'))[0]

export const insertContract = async (tx: Tx, row: ContractInsert): Promise<Contract> => {
  const [contract] = await tx.db
    .insert(contracts)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return contract as Contract
}

type Changes = Partial<
  Pick<
    Contract,
    | 'name'
    | 'endsOn'
    | 'typeId'
    | 'openCaseLimit'
    | 'overdraftMinutesMax'
    | 'calendarId'
    | 'note'
    | 'termsVersion'
    | 'kind'
    | 'unlimited'
    | 'period'
    | 'periodMinutes'
    | 'roundingMinutes'
    | 'hourPriceAmount'
    | 'hourPriceCurrency'
  >
> & { updatedAt: Date }

export const updateContract = async (tx: Tx, id: string, changes: Changes): Promise<Contract> => {
  const [contract] = await tx.db
    .update(contracts)
    .set({ ...changes, version: sql`${contracts.version} + 1` })
    .where(byId(tx, id))
    .returning()
  return contract as Contract
}

export const setProducts = async (
  tx: Tx,
  contract: Pick<Contract, 'id' | 'organizationId'>,
  productIds: string[],
) => {
  const { id: contractId, organizationId } = contract
  await tx.db
    .delete(contractProducts)
    .where(
      and(eq(contractProducts.tenantId, tx.tenantId), eq(contractProducts.contractId, contractId)),
    )
  await tx.db.insert(contractProducts).values(
    productIds.map((productId) => ({
      tenantId: tx.tenantId,
      contractId,
      productId,
      organizationId,
    })),
  )
}

export const listProducts = (tx: Tx, contractIds: string[]) =>
  tx.db
    .select({ contractId: contractProducts.contractId, id: products.id, name: products.name })
    .from(contractProducts)
    .innerJoin(
      products,
      and(
        eq(products.tenantId, contractProducts.tenantId),
        eq(products.id, contractProducts.productId),
      ),
    )
    .where(
      and(
        eq(contractProducts.tenantId, tx.tenantId),
        inArray(contractProducts.contractId, contractIds),
      ),
    )
    .orderBy(asc(products.position), asc(products.name))

export const countProducts = async (tx: Tx, ids: string[]) =>
  (
    await tx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.tenantId, tx.tenantId), inArray(products.id, ids)))
  ).length

export const listOrganizationNames = (tx: Tx, ids: string[]) =>
  tx.db
    .select({
      id: organizations.id,
      name: organizations.name,
      sizeBracket: organizations.sizeBracket,
    })
    .from(organizations)
    .where(and(eq(organizations.tenantId, tx.tenantId), inArray(organizations.id, ids)))

/** Contract types by id, retired ones as well (CA-1). */
export const listTypes = async (tx: Tx, ids: string[]) =>
  ids.length === 0
    ? []
    : tx.db
        .select({ id: catalogEntries.id, retiredAt: catalogEntries.retiredAt })
        .from(catalogEntries)
        .where(
          and(
            eq(catalogEntries.tenantId, tx.tenantId),
            eq(catalogEntries.kind, 'contract-types'),
            inArray(catalogEntries.id, ids),
          ),
        )

/** Contracts created at once queue here, so that each gets the next number. */
export const nextCodeNumber = async (tx: Tx): Promise<number> => {
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`contract code ${tx.tenantId}`}, 0))`,
  )
  const { rows } = await tx.db.execute<{ last: number }>(sql`
    select coalesce(max(substring(code from '^CT-([0-9]{1,8})$')::int), 0) as last
    from contracts where tenant_id = ${tx.tenantId}`)
  return (rows[0]?.last ?? 0) + 1
}

export type CoverRow = Pick<
  Contract,
  'id' | 'kind' | 'unlimited' | 'startsOn' | 'endsOn' | 'openCaseLimit' | 'calendarId'
> & { productIds: string[] }

/**
 * Contracts of an organization with their products, soonest to end first, in one statement. The limit is
 * the contract's own, else what its terms in force say of the organization's size (EN-3).
 */
export const listCovers = (reader: Reader, organizationId: string): Promise<CoverRow[]> =>
  reader.read<CoverRow>({
    text: `
      select c.id, c.kind, c.unlimited, c.starts_on::text as "startsOn",
        c.ends_on::text as "endsOn", coalesce(c.open_case_limit,
          (v.terms -> 'openCaseLimits' ->> o.size_bracket)::int) as "openCaseLimit",
        c.calendar_id as "calendarId",
        array(select p.product_id from contract_products p
          where p.tenant_id = $1 and p.contract_id = c.id) as "productIds"
      from contracts c
      join organizations o on o.tenant_id = $1 and o.id = c.organization_id
      left join contract_versions v on v.tenant_id = $1 and v.contract_id = c.id
        and v.version = c.terms_version
      where c.tenant_id = $1 and c.organization_id = $2
      order by c.ends_on, c.id`,
    values: [reader.tenantId, organizationId],
  })

export type ContractFilter = {
  /** Null: of every organization the reader reaches. */
  organizationIds: string[] | null
  q?: string | undefined
  typeId?: string | undefined
  status?: string | undefined
  endsWithinDays?: number | undefined
  minutesLeftBelow?: number | undefined
  after: { endsOn: string; id: string } | undefined
  at: Date
  limit: number
}

/** Of its number, its name or its organization's; `%` and `_` are characters like others. */
const saysWords = (q: string) => {
  const words = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`(${contracts.code} ilike ${words} or ${contracts.name} ilike ${words} or exists (
    select 1 from organizations o where o.tenant_id = ${contracts.tenantId}
      and o.id = ${contracts.organizationId} and o.name ilike ${words}))`
}

/** Soonest to end first. Each contract's day is that of its own time zone. */
export const listContracts = (tx: Tx, filter: ContractFilter): Promise<Contract[]> => {
  const { organizationIds, typeId, status, endsWithinDays, minutesLeftBelow, after, limit } = filter
  const today = sql`(${filter.at.toISOString()}::timestamptz at time zone ${contracts.timeZone})::date`
  const statusNow = sql`case when ${contracts.startsOn} > ${today} then 'future'
    when ${contracts.endsOn} <= ${today} then 'expired' else 'active' end`
  const minutesLeft = sql`(select coalesce(sum(b.minutes), 0) from ledger_balances b
    join ledger_accounts a on a.tenant_id = b.tenant_id and a.id = b.account_id
    where a.tenant_id = ${contracts.tenantId} and a.contract_id = ${contracts.id}
      and b.bucket in ('available', 'overdraft'))`
  return tx.db
    .select()
    .from(contracts)
    .where(
      and(
        eq(contracts.tenantId, tx.tenantId),
        organizationIds === null ? undefined : inArray(contracts.organizationId, organizationIds),
        typeId === undefined ? undefined : eq(contracts.typeId, typeId),
        filter.q === undefined ? undefined : saysWords(filter.q),
        status === undefined ? undefined : sql`${statusNow} = ${status}`,
        endsWithinDays === undefined
          ? undefined
          : sql`${contracts.endsOn} between ${today} and ${today} + ${endsWithinDays}::int`,
        minutesLeftBelow === undefined ? undefined : sql`${minutesLeft} < ${minutesLeftBelow}::int`,
        after &&
          sql`(${contracts.endsOn}, ${contracts.id}) > (${after.endsOn}::date, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(contracts.endsOn), asc(contracts.id))
    .limit(limit)
}
