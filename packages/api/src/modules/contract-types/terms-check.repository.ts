import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { products } from '../products/products.tables.ts'

export const countProducts = async (tx: Tx, ids: string[]): Promise<number> =>
  (
    await tx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.tenantId, tx.tenantId), inArray(products.id, ids)))
  ).length

/** Which of the codes are components of work, retired ones as well (CA-1). */
export const listComponentCodes = async (tx: Tx, codes: string[]): Promise<string[]> =>
  codes.length === 0
    ? []
    : (
        await tx.db
          .select({ code: catalogEntries.code })
          .from(catalogEntries)
          .where(
            and(
              eq(catalogEntries.tenantId, tx.tenantId),
              eq(catalogEntries.kind, 'components'),
              inArray(catalogEntries.code, codes),
            ),
          )
      ).map(({ code }) => code)
