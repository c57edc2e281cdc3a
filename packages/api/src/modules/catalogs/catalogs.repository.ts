import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { CatalogKind } from '@mesa/shared/wire/catalogs.schema'
import type { Tx } from '../../db/database.ts'
import { catalogEntries, catalogEntryVersions } from './catalogs.tables.ts'

export type EntryRow = typeof catalogEntries.$inferSelect
type NewEntry = Omit<typeof catalogEntries.$inferInsert, 'tenantId'>

type ListFilter = {
  kind: CatalogKind
  includeRetired: boolean
  after: { position: number; id: string } | undefined
  limit: number
}

export const listEntries = (tx: Tx, { kind, includeRetired, after, limit }: ListFilter) =>
  tx.db
    .select()
    .from(catalogEntries)
    .where(
      and(
        eq(catalogEntries.tenantId, tx.tenantId),
        eq(catalogEntries.kind, kind),
        includeRetired ? undefined : isNull(catalogEntries.retiredAt),
        after &&
          sql`(${catalogEntries.position}, ${catalogEntries.id}) > (${after.position}::int, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(catalogEntries.position), asc(catalogEntries.id))
    .limit(limit + 1)

type ById = { kind: CatalogKind; id: string }

export const findEntry = async (tx: Tx, { kind, id }: ById): Promise<EntryRow | undefined> =>
  (
    await tx.db
      .select()
      .from(catalogEntries)
      .where(and(isOf(tx, kind), eq(catalogEntries.id, id)))
  )[0]

type ByCode = { kind: CatalogKind; code: string }

export const findEntryByCode = async (
  tx: Tx,
  { kind, code }: ByCode,
): Promise<EntryRow | undefined> =>
  (
    await tx.db
      .select()
      .from(catalogEntries)
      .where(and(isOf(tx, kind), eq(catalogEntries.code, code)))
  )[0]

/** Retired ones too, in the desk's order. */
export const listKind = (tx: Tx, kind: CatalogKind): Promise<EntryRow[]> =>
  tx.db
    .select()
    .from(catalogEntries)
    .where(isOf(tx, kind))
    .orderBy(asc(catalogEntries.position), asc(catalogEntries.id))

export const nextPosition = async (tx: Tx, kind: CatalogKind): Promise<number> => {
  const [row] = await tx.db
    .select({ next: sql<number>`coalesce(max(${catalogEntries.position}), -1)::int + 1` })
    .from(catalogEntries)
    .where(isOf(tx, kind))
  return row?.next ?? 0
}

export async function insertEntry(tx: Tx, row: NewEntry): Promise<EntryRow> {
  const [entry] = await tx.db
    .insert(catalogEntries)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!entry) throw new Error('an inserted entry was not returned')
  return entry
}

export async function updateEntry(
  tx: Tx,
  { kind, id }: ById,
  set: Partial<NewEntry>,
): Promise<EntryRow | undefined> {
  const [entry] = await tx.db
    .update(catalogEntries)
    .set(set)
    .where(and(isOf(tx, kind), eq(catalogEntries.id, id)))
    .returning()
  return entry
}

export const lockEntry = async (tx: Tx, { kind, id }: ById): Promise<EntryRow | undefined> =>
  (
    await tx.db
      .select()
      .from(catalogEntries)
      .where(and(isOf(tx, kind), eq(catalogEntries.id, id)))
      .for('update')
  )[0]

const isOf = (tx: Tx, kind: CatalogKind) =>
  and(eq(catalogEntries.tenantId, tx.tenantId), eq(catalogEntries.kind, kind))

export const insertEntries = (
  tx: Tx,
  rows: Array<Omit<typeof catalogEntries.$inferInsert, 'tenantId'>>,
) => tx.db.insert(catalogEntries).values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))

/** The entries of a catalogue that are not retired, in the desk's order, held until the transaction ends. */
export const lockKind = (tx: Tx, kind: CatalogKind): Promise<EntryRow[]> =>
  tx.db
    .select()
    .from(catalogEntries)
    .where(and(isOf(tx, kind), isNull(catalogEntries.retiredAt)))
    .orderBy(asc(catalogEntries.position), asc(catalogEntries.id))
    .for('update')

/** @param ids in their order: the first gets position 0 */
export const placeEntries = (tx: Tx, { kind, ids }: { kind: CatalogKind; ids: string[] }) =>
  tx.db
    .update(catalogEntries)
    .set({ position: sql`array_position(${sql.param(ids)}::uuid[], ${catalogEntries.id}) - 1` })
    .where(and(isOf(tx, kind), sql`${catalogEntries.id} = any(${sql.param(ids)}::uuid[])`))

type VersionRow = typeof catalogEntryVersions.$inferSelect
type NewVersion = Omit<typeof catalogEntryVersions.$inferInsert, 'tenantId'>

export async function insertVersions(tx: Tx, rows: NewVersion[]): Promise<void> {
  const mine = rows.map((row) => ({ ...row, tenantId: tx.tenantId }))
  await tx.db.insert(catalogEntryVersions).values(mine)
}

type VersionFilter = { entryId: string; before: number | undefined; limit: number }

/** The newest first. */
export const listVersions = (
  tx: Tx,
  { entryId, before, limit }: VersionFilter,
): Promise<VersionRow[]> =>
  tx.db
    .select()
    .from(catalogEntryVersions)
    .where(
      and(
        eq(catalogEntryVersions.tenantId, tx.tenantId),
        eq(catalogEntryVersions.entryId, entryId),
        before === undefined ? undefined : lt(catalogEntryVersions.version, before),
      ),
    )
    .orderBy(desc(catalogEntryVersions.version))
    .limit(limit + 1)

export const findVersion = async (
  tx: Tx,
  { entryId, version }: { entryId: string; version: number },
): Promise<VersionRow | undefined> =>
  (
    await tx.db
      .select()
      .from(catalogEntryVersions)
      .where(
        and(
          eq(catalogEntryVersions.tenantId, tx.tenantId),
          eq(catalogEntryVersions.entryId, entryId),
          eq(catalogEntryVersions.version, version),
        ),
      )
  )[0]

export const countKinds = (tx: Tx) =>
  tx.db
    .select({
      kind: catalogEntries.kind,
      entries: sql<number>`(count(*) filter (where ${catalogEntries.retiredAt} is null))::int`,
      retired: sql<number>`(count(*) filter (where ${catalogEntries.retiredAt} is not null))::int`,
    })
    .from(catalogEntries)
    .where(eq(catalogEntries.tenantId, tx.tenantId))
    .groupBy(catalogEntries.kind)
