import { and, countDistinct, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { conditionsAcceptances, publishedTexts } from './published-texts.tables.ts'

export type TextKind = 'conditions' | 'terms'
export type TextRow = typeof publishedTexts.$inferSelect

export const findNewest = async (tx: Tx, kind: TextKind): Promise<TextRow | undefined> =>
  (
    await tx.db
      .select()
      .from(publishedTexts)
      .where(and(eq(publishedTexts.tenantId, tx.tenantId), eq(publishedTexts.kind, kind)))
      .orderBy(desc(publishedTexts.version))
      .limit(1)
  )[0]

/** Newest first, one row more than asked. */
export const listTexts = (
  tx: Tx,
  { kind, before, limit }: { kind: TextKind; before: number | undefined; limit: number },
) =>
  tx.db
    .select()
    .from(publishedTexts)
    .where(
      and(
        eq(publishedTexts.tenantId, tx.tenantId),
        eq(publishedTexts.kind, kind),
        before === undefined ? undefined : lt(publishedTexts.version, before),
      ),
    )
    .orderBy(desc(publishedTexts.version))
    .limit(limit + 1)

export const insertText = async (
  tx: Tx,
  row: Omit<typeof publishedTexts.$inferInsert, 'tenantId'>,
): Promise<TextRow> => {
  const [stored] = await tx.db
    .insert(publishedTexts)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return stored as TextRow
}

/** When a person first accepted a text; undefined: not yet. */
export const findAcceptance = async (
  tx: Tx,
  { textId, userId }: { textId: string; userId: string },
): Promise<Date | undefined> =>
  (
    await tx.db
      .select({ acceptedAt: conditionsAcceptances.acceptedAt })
      .from(conditionsAcceptances)
      .where(
        and(
          eq(conditionsAcceptances.tenantId, tx.tenantId),
          eq(conditionsAcceptances.textId, textId),
          eq(conditionsAcceptances.userId, userId),
        ),
      )
      .orderBy(conditionsAcceptances.acceptedAt)
      .limit(1)
  )[0]?.acceptedAt

/** How many people accepted each of these texts; who has none is not there. */
export const countAcceptances = async (
  tx: Tx,
  textIds: readonly string[],
): Promise<Map<string, number>> => {
  const rows = await tx.db
    .select({
      textId: conditionsAcceptances.textId,
      people: countDistinct(conditionsAcceptances.userId),
    })
    .from(conditionsAcceptances)
    .where(
      and(
        eq(conditionsAcceptances.tenantId, tx.tenantId),
        inArray(conditionsAcceptances.textId, [...textIds]),
      ),
    )
    .groupBy(conditionsAcceptances.textId)
  return new Map(rows.map(({ textId, people }) => [textId, people]))
}

/** One row for each organization that does not know yet. */
export const insertAcceptances = (
  tx: Tx,
  rows: Array<Omit<typeof conditionsAcceptances.$inferInsert, 'tenantId'>>,
) =>
  tx.db
    .insert(conditionsAcceptances)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .onConflictDoNothing()
