import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { products } from '../products/products.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { caseDrafts } from './case-drafts.tables.ts'

export type Draft = typeof caseDrafts.$inferSelect
export type NewDraft = Omit<typeof caseDrafts.$inferInsert, 'tenantId'>
export type DraftRow = Awaited<ReturnType<typeof listDrafts>>[number]

const select = (tx: Tx) =>
  tx.db
    .select({
      draft: caseDrafts,
      organizationName: organizations.name,
      productName: products.name,
      ticketNumber: tickets.number,
    })
    .from(caseDrafts)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, caseDrafts.tenantId),
        eq(organizations.id, caseDrafts.organizationId),
      ),
    )
    .leftJoin(
      products,
      and(
        eq(products.tenantId, caseDrafts.tenantId),
        eq(products.id, sql`(${caseDrafts.content} ->> 'productId')::uuid`),
      ),
    )
    .leftJoin(
      tickets,
      and(eq(tickets.tenantId, caseDrafts.tenantId), eq(tickets.id, caseDrafts.ticketId)),
    )

type Filter = {
  /** Of these all, of the others what this person wrote. */
  keyUserOf: string[]
  authorId: string
  organizationId: string | undefined
  status: Draft['status'] | undefined
  before: string | undefined
  limit: number
}

/** Newest first, one row more than asked. */
export const listDrafts = (tx: Tx, filter: Filter) => {
  const { keyUserOf, authorId, organizationId, status, before, limit } = filter
  return select(tx)
    .where(
      and(
        eq(caseDrafts.tenantId, tx.tenantId),
        or(
          eq(caseDrafts.authorId, authorId),
          keyUserOf.length === 0 ? undefined : inArray(caseDrafts.organizationId, keyUserOf),
        ),
        organizationId === undefined ? undefined : eq(caseDrafts.organizationId, organizationId),
        status === undefined ? undefined : eq(caseDrafts.status, status),
        before === undefined ? undefined : lt(caseDrafts.id, before),
      ),
    )
    .orderBy(desc(caseDrafts.id))
    .limit(limit + 1)
}

export const findDraft = async (tx: Tx, id: string): Promise<DraftRow | undefined> =>
  (await select(tx).where(isIt(tx, id)))[0]

export const lockDraft = async (tx: Tx, id: string): Promise<Draft | undefined> =>
  (await tx.db.select().from(caseDrafts).where(isIt(tx, id)).for('update'))[0]

export const insertDraft = (tx: Tx, row: NewDraft) =>
  tx.db.insert(caseDrafts).values({ ...row, tenantId: tx.tenantId })

/** Every change gives the row its next version, which is its ETag. */
export const updateDraft = (tx: Tx, id: string, set: Partial<NewDraft> & { updatedAt: Date }) =>
  tx.db
    .update(caseDrafts)
    .set({ ...set, version: sql`${caseDrafts.version} + 1` })
    .where(isIt(tx, id))

const isIt = (tx: Tx, id: string) =>
  and(eq(caseDrafts.tenantId, tx.tenantId), eq(caseDrafts.id, id))
