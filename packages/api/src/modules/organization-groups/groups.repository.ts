import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { organizationGroups } from './groups.tables.ts'

export type Group = typeof organizationGroups.$inferSelect

/** By name, one row more than asked. */
export const listGroups = (
  tx: Tx,
  { after, limit }: { after: { name: string; id: string } | undefined; limit: number },
) =>
  tx.db
    .select()
    .from(organizationGroups)
    .where(
      and(
        eq(organizationGroups.tenantId, tx.tenantId),
        after &&
          sql`(${organizationGroups.name}, ${organizationGroups.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(organizationGroups.name), asc(organizationGroups.id))
    .limit(limit + 1)

export const lockGroup = async (tx: Tx, id: string): Promise<Group | undefined> =>
  (await tx.db.select().from(organizationGroups).where(isIt(tx, id)).for('update'))[0]

export const findGroup = async (tx: Tx, id: string): Promise<Group | undefined> =>
  (await tx.db.select().from(organizationGroups).where(isIt(tx, id)))[0]

export const insertGroup = (tx: Tx, row: Omit<Group, 'tenantId'>) =>
  tx.db.insert(organizationGroups).values({ ...row, tenantId: tx.tenantId })

export const renameGroup = (tx: Tx, id: string, name: string) =>
  tx.db.update(organizationGroups).set({ name }).where(isIt(tx, id))

/** By name, the first hundred of each group. */
export async function listOrganizations(tx: Tx, groupIds: string[]) {
  if (groupIds.length === 0) return []
  const ranked = tx.db
    .select({
      id: organizations.id,
      name: organizations.name,
      groupId: organizations.groupId,
      rank: sql<number>`row_number() over (partition by ${organizations.groupId} order by ${organizations.name}, ${organizations.id})`.as(
        'rank',
      ),
    })
    .from(organizations)
    .where(and(eq(organizations.tenantId, tx.tenantId), inArray(organizations.groupId, groupIds)))
    .as('ranked')
  return tx.db
    .select({ id: ranked.id, name: ranked.name, groupId: ranked.groupId })
    .from(ranked)
    .where(sql`${ranked.rank} <= 100`)
    .orderBy(asc(ranked.name), asc(ranked.id))
}

const isIt = (tx: Tx, id: string) =>
  and(eq(organizationGroups.tenantId, tx.tenantId), eq(organizationGroups.id, id))
