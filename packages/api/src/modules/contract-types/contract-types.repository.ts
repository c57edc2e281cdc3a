import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { contracts } from '../contracts/contracts.tables.ts'

export type TypeEntry = typeof catalogEntries.$inferSelect

const ofKind = (tx: Tx) =>
  and(eq(catalogEntries.tenantId, tx.tenantId), eq(catalogEntries.kind, 'contract-types'))

type Page = {
  includeRetired: boolean
  after: { position: number; id: string } | undefined
  limit: number
}

/** In the desk's order, one more than `limit`. */
export const listTypes = (tx: Tx, { includeRetired, after, limit }: Page): Promise<TypeEntry[]> =>
  tx.db
    .select()
    .from(catalogEntries)
    .where(
      and(
        ofKind(tx),
        includeRetired ? undefined : isNull(catalogEntries.retiredAt),
        after &&
          sql`(${catalogEntries.position}, ${catalogEntries.id}) > (${after.position}::int, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(catalogEntries.position), asc(catalogEntries.id))
    .limit(limit + 1)

export const findType = async (tx: Tx, id: string): Promise<TypeEntry | undefined> =>
  (
    await tx.db
      .select()
      .from(catalogEntries)
      .where(and(ofKind(tx), eq(catalogEntries.id, id)))
  )[0]

/** Queues who changes the type, so that its versions are numbered in order. */
export const lockType = async (tx: Tx, id: string): Promise<TypeEntry | undefined> =>
  (
    await tx.db
      .select()
      .from(catalogEntries)
      .where(and(ofKind(tx), eq(catalogEntries.id, id)))
      .for('update')
  )[0]

export const countContracts = async (tx: Tx, typeIds: string[]) =>
  typeIds.length === 0
    ? []
    : tx.db
        .select({ typeId: contracts.typeId, contracts: sql<number>`count(*)::int` })
        .from(contracts)
        .where(and(eq(contracts.tenantId, tx.tenantId), inArray(contracts.typeId, typeIds)))
        .groupBy(contracts.typeId)
