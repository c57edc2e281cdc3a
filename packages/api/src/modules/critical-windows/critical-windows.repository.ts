import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { products } from '../products/products.tables.ts'
import { criticalWindows } from './critical-windows.tables.ts'

export type Window = typeof criticalWindows.$inferSelect
export type NewWindow = Omit<typeof criticalWindows.$inferInsert, 'tenantId'>
export type NamedWindow = { row: Window; organization: string; product: string | null }

export const insertWindow = (tx: Tx, row: NewWindow) =>
  tx.db.insert(criticalWindows).values({ ...row, tenantId: tx.tenantId })

const named = (tx: Tx) =>
  tx.db
    .select({ row: criticalWindows, organization: organizations.name, product: products.name })
    .from(criticalWindows)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, criticalWindows.tenantId),
        eq(organizations.id, criticalWindows.organizationId),
      ),
    )
    .leftJoin(
      products,
      and(
        eq(products.tenantId, criticalWindows.tenantId),
        eq(products.id, criticalWindows.productId),
      ),
    )

const byId = (tx: Tx, id: string) =>
  and(eq(criticalWindows.tenantId, tx.tenantId), eq(criticalWindows.id, id))

export const findWindow = async (tx: Tx, id: string): Promise<NamedWindow | undefined> =>
  (await named(tx).where(byId(tx, id)))[0]

/** Of racing cancellations one finds it uncancelled. */
export const cancelWindow = async (
  tx: Tx,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<boolean> => {
  const cancelled = await tx.db
    .update(criticalWindows)
    .set({ cancelledAt: at, cancelledBy: by })
    .where(and(byId(tx, id), isNull(criticalWindows.cancelledAt)))
    .returning({ id: criticalWindows.id })
  return cancelled.length > 0
}

type Page = {
  /** Undefined: every organization in the reader's reach. */
  organizationIds: string[] | undefined
  /** Neither over nor cancelled at `now`, or the others. */
  open: boolean | undefined
  now: Date
  after: { startsAt: Date; id: string } | undefined
  limit: number
}

/** The one that begins first before the others. */
export const listWindows = (tx: Tx, { organizationIds, open, now, after, limit }: Page) =>
  named(tx)
    .where(
      and(
        eq(criticalWindows.tenantId, tx.tenantId),
        organizationIds && inArray(criticalWindows.organizationId, organizationIds),
        open === true
          ? and(isNull(criticalWindows.cancelledAt), gt(criticalWindows.endsAt, now))
          : undefined,
        open === false
          ? or(isNotNull(criticalWindows.cancelledAt), lte(criticalWindows.endsAt, now))
          : undefined,
        after &&
          sql`(${criticalWindows.startsAt}, ${criticalWindows.id}) > (${after.startsAt.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(criticalWindows.startsAt), asc(criticalWindows.id))
    .limit(limit)

type Moment = { organizationId: string; productId: string; at: Date }

/** The window that a case opened at an instant is in; announced in time before one that was late. */
export const findOpen = async (tx: Tx, { organizationId, productId, at }: Moment) =>
  (
    await tx.db
      .select({ id: criticalWindows.id, isLate: criticalWindows.isLate })
      .from(criticalWindows)
      .where(
        and(
          eq(criticalWindows.tenantId, tx.tenantId),
          eq(criticalWindows.organizationId, organizationId),
          or(isNull(criticalWindows.productId), eq(criticalWindows.productId, productId)),
          isNull(criticalWindows.cancelledAt),
          lte(criticalWindows.startsAt, at),
          gt(criticalWindows.endsAt, at),
        ),
      )
      .orderBy(asc(criticalWindows.isLate), asc(criticalWindows.startsAt))
      .limit(1)
  )[0]
