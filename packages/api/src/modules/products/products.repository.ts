import { and, asc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contractProducts, contracts } from '../contracts/contracts.tables.ts'
import { trainings } from '../trainings/trainings.tables.ts'
import { productModules, products } from './products.tables.ts'

export type Product = typeof products.$inferSelect
export type ModuleRow = typeof productModules.$inferSelect
/** Whose contracts cover a product on a day: one organization's, or all that the reader reaches. */
export type Cover = { organizationId?: string | undefined; on: string }
/** The sort keys of the last row seen. */
export type ProductPosition = { rank: number; position: number; name: string; id: string }

type ListFilter = {
  cover: Cover | undefined
  includeRetired: boolean
  after: ProductPosition | undefined
  limit: number
}

/** Covered ones first where cover is asked for, then in the desk's order. */
export function listProducts(tx: Tx, { cover, includeRetired, after, limit }: ListFilter) {
  const isCovered = coverOf(cover)
  const rank = sql<number>`case when ${isCovered} then 0 else 1 end`
  const keys = sql`(${rank}, ${products.position}, ${products.name}, ${products.id})`
  return tx.db
    .select({ product: products, isCovered, rank })
    .from(products)
    .where(
      and(
        eq(products.tenantId, tx.tenantId),
        includeRetired ? undefined : isNull(products.retiredAt),
        after &&
          sql`${keys} > (${after.rank}::int, ${after.position}::int, ${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(rank, asc(products.position), asc(products.name), asc(products.id))
    .limit(limit + 1)
}

/** A contract runs from its first day to the day before `ends_on`. */
function coverOf(cover: Cover | undefined): SQL<boolean> {
  if (!cover) return sql<boolean>`false`
  const covering = and(
    eq(contracts.tenantId, products.tenantId),
    eq(contractProducts.productId, products.id),
    sql`${contracts.startsOn} <= ${cover.on}::date and ${cover.on}::date < ${contracts.endsOn}`,
    cover.organizationId === undefined
      ? undefined
      : eq(contracts.organizationId, cover.organizationId),
  )
  return sql<boolean>`exists (select from ${contracts} join ${contractProducts}
    on ${contractProducts.tenantId} = ${contracts.tenantId}
    and ${contractProducts.contractId} = ${contracts.id} where ${covering})`
}

type Wanted = { id: string; cover?: Cover | undefined }

export const findProduct = async (tx: Tx, { id, cover }: Wanted) =>
  (
    await tx.db
      .select({ product: products, isCovered: coverOf(cover) })
      .from(products)
      .where(isIt(tx, id))
  )[0]

export const lockProduct = async (tx: Tx, id: string): Promise<Product | undefined> =>
  (await tx.db.select().from(products).where(isIt(tx, id)).for('update'))[0]

/** Of several products, each in its own order. */
export const listModules = (tx: Tx, productIds: string[]): Promise<ModuleRow[]> =>
  tx.db
    .select()
    .from(productModules)
    .where(
      and(eq(productModules.tenantId, tx.tenantId), inArray(productModules.productId, productIds)),
    )
    .orderBy(asc(productModules.position), asc(productModules.name))

/** Of the given products, those a person is trained in (EN-7). */
export const listTrainedIn = async (tx: Tx, userId: string, productIds: string[]) => {
  const rows = await tx.db
    .selectDistinct({ productId: trainings.productId })
    .from(trainings)
    .where(
      and(
        eq(trainings.tenantId, tx.tenantId),
        eq(trainings.userId, userId),
        inArray(trainings.productId, productIds),
        isNull(trainings.withdrawnAt),
      ),
    )
  return rows.map(({ productId }) => productId)
}

export const nextPosition = async (tx: Tx): Promise<number> => {
  const [row] = await tx.db
    .select({ next: sql<number>`coalesce(max(${products.position}), -1)::int + 1` })
    .from(products)
    .where(eq(products.tenantId, tx.tenantId))
  return row?.next ?? 0
}

type NewProduct = Omit<typeof products.$inferInsert, 'tenantId'>
type NewModule = Omit<typeof productModules.$inferInsert, 'tenantId'>

export async function insertProduct(tx: Tx, row: NewProduct): Promise<void> {
  await tx.db.insert(products).values({ ...row, tenantId: tx.tenantId })
}

export async function updateProduct(
  tx: Tx,
  id: string,
  set: Partial<NewProduct> & { updatedAt: Date },
): Promise<void> {
  await tx.db
    .update(products)
    .set({ ...set, version: sql`${products.version} + 1` })
    .where(isIt(tx, id))
}

export async function insertModules(tx: Tx, rows: NewModule[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db.insert(productModules).values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
}

/** Frees every name of a product, so that its modules may then exchange theirs. */
export async function freeModuleNames(tx: Tx, productId: string): Promise<void> {
  await tx.db
    .update(productModules)
    .set({ name: sql`${productModules.id}::text` })
    .where(and(eq(productModules.tenantId, tx.tenantId), eq(productModules.productId, productId)))
}

export async function updateModule(
  tx: Tx,
  { id, ...set }: { id: string; name: string; position: number; retiredAt: Date | null },
): Promise<void> {
  await tx.db
    .update(productModules)
    .set(set)
    .where(and(eq(productModules.tenantId, tx.tenantId), eq(productModules.id, id)))
}

/** Ids of the products that are not retired, held until the transaction ends. */
export const lockProducts = async (tx: Tx): Promise<string[]> =>
  (
    await tx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.tenantId, tx.tenantId), isNull(products.retiredAt)))
      .orderBy(asc(products.id))
      .for('update')
  ).map(({ id }) => id)

/** @param ids in their order: the first gets position 0 */
export const placeProducts = (tx: Tx, ids: string[]) =>
  tx.db
    .update(products)
    .set({ position: sql`array_position(${sql.param(ids)}::uuid[], ${products.id}) - 1` })
    .where(and(eq(products.tenantId, tx.tenantId), inArray(products.id, ids)))

const isIt = (tx: Tx, id: string) => and(eq(products.tenantId, tx.tenantId), eq(products.id, id))
