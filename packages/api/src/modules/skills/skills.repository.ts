import type { Level } from '@mesa/shared/rulebook/policy'
import { and, asc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { users } from '../people/people.tables.ts'
import { products } from '../products/products.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { skills } from './skills.tables.ts'

/** By name of the product. */
export const listSkills = (tx: Tx, userId: string) =>
  tx.db
    .select({
      productId: skills.productId,
      productName: products.name,
      level: skills.level,
      note: skills.note,
      updatedBy: skills.updatedBy,
      updatedAt: skills.updatedAt,
    })
    .from(skills)
    .innerJoin(
      products,
      and(eq(products.tenantId, skills.tenantId), eq(products.id, skills.productId)),
    )
    .where(and(eq(skills.tenantId, tx.tenantId), eq(skills.userId, userId)))
    .orderBy(asc(products.name), asc(products.id))

export const deleteSkills = (
  tx: Tx,
  { userId, except }: { userId: string; except: readonly string[] },
) =>
  tx.db
    .delete(skills)
    .where(
      and(
        eq(skills.tenantId, tx.tenantId),
        eq(skills.userId, userId),
        except.length === 0 ? undefined : notInArray(skills.productId, [...except]),
      ),
    )

type Row = Omit<typeof skills.$inferInsert, 'tenantId'>

/** What did not change keeps who said it and when. */
export const saveSkills = (tx: Tx, rows: Row[]) =>
  tx.db
    .insert(skills)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .onConflictDoUpdate({
      target: [skills.tenantId, skills.userId, skills.productId],
      set: {
        level: sql`excluded.level`,
        note: sql`excluded.note`,
        updatedBy: sql`excluded.updated_by`,
        updatedAt: sql`excluded.updated_at`,
      },
      setWhere: sql`(${skills.level}, ${skills.note}) is distinct from (excluded.level, excluded.note)`,
    })

/** Products of a list that exist, to lock their rows out of a misspelt id. */
export const listProductIds = async (tx: Tx, ids: readonly string[]) =>
  (
    await tx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.tenantId, tx.tenantId), inArray(products.id, [...ids])))
  ).map(({ id }) => id)

const works = sql`${users.staffRole} in ('agent', 'supervisor')`

type Page = {
  /** Levels that somebody must reach; those of `missing` that nobody does are gaps. */
  levels: readonly Level[]
  onlyGaps: boolean
  after: { name: string; id: string } | undefined
  limit: number
}
export type GapRow = { id: string; name: string; l1: number; l2: number; l3: number }

/** How many agents reach each level of each product in use, by its name; one row more than asked. */
export async function listGaps(tx: Tx, { levels, onlyGaps, after, limit }: Page) {
  const reach = (known: Level[]) =>
    sql<number>`(count(${users.id}) filter (where ${inArray(skills.level, known)}))::int`
  const counts = { l1: reach(['l1', 'l2', 'l3']), l2: reach(['l2', 'l3']), l3: reach(['l3']) }
  const isGap = sql.join(
    levels.map((level) => sql`${counts[level]} = 0`),
    sql` or `,
  )
  return tx.db
    .select({ id: products.id, name: products.name, ...counts })
    .from(products)
    .leftJoin(
      skills,
      and(eq(skills.tenantId, products.tenantId), eq(skills.productId, products.id)),
    )
    .leftJoin(
      users,
      and(
        eq(users.tenantId, skills.tenantId),
        eq(users.id, skills.userId),
        isNull(users.disabledAt),
        works,
      ),
    )
    .where(
      and(
        eq(products.tenantId, tx.tenantId),
        isNull(products.retiredAt),
        after && sql`(${products.name}, ${products.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .groupBy(products.id, products.name)
    .having(onlyGaps ? sql`(${isGap})` : sql`true`)
    .orderBy(asc(products.name), asc(products.id))
    .limit(limit + 1)
}

/** Everybody who may be given a case of a product, with what they know of it and have to do. */
export const listCandidates = (tx: Tx, productId: string) =>
  tx.db
    .select({
      id: users.id,
      name: users.name,
      level: skills.level,
      openCases: sql<number>`(select count(*)::int from ${tickets}
        where ${tickets.tenantId} = ${tx.tenantId} and ${tickets.assigneeId} = ${users.id}
          and ${tickets.closedAt} is null)`,
    })
    .from(users)
    .leftJoin(
      skills,
      and(
        eq(skills.tenantId, users.tenantId),
        eq(skills.userId, users.id),
        eq(skills.productId, productId),
      ),
    )
    .where(
      and(eq(users.tenantId, tx.tenantId), eq(users.staffRole, 'agent'), isNull(users.disabledAt)),
    )
    .orderBy(asc(users.name))
    .limit(500)
