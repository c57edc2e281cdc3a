import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { memberships, users } from './people.tables.ts'

type Place = { groupId: string; userId: string }
type Page = { groupId: string; after: { name: string; id: string } | undefined; limit: number }

/** By name, one row more than asked. */
export const listMembers = (tx: Tx, { groupId, after, limit }: Page) =>
  tx.db
    .select({ userId: users.id, name: users.name, email: users.email, role: memberships.role })
    .from(memberships)
    .innerJoin(
      users,
      and(eq(users.tenantId, memberships.tenantId), eq(users.id, memberships.userId)),
    )
    .where(
      and(
        eq(memberships.tenantId, tx.tenantId),
        eq(memberships.groupId, groupId),
        after && sql`(${users.name}, ${users.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit + 1)

const atPlace = (tx: Tx, { groupId, userId }: Place) =>
  and(
    eq(memberships.tenantId, tx.tenantId),
    eq(memberships.userId, userId),
    eq(memberships.groupId, groupId),
  )

export const findMember = async (tx: Tx, place: Place) =>
  (await tx.db.select().from(memberships).where(atPlace(tx, place)))[0]

export const deleteMember = (tx: Tx, place: Place) =>
  tx.db.delete(memberships).where(atPlace(tx, place))

export const listUserIds = async (tx: Tx, groupIds: string[]): Promise<string[]> =>
  groupIds.length === 0
    ? []
    : (
        await tx.db
          .selectDistinct({ userId: memberships.userId })
          .from(memberships)
          .where(and(eq(memberships.tenantId, tx.tenantId), inArray(memberships.groupId, groupIds)))
      ).map(({ userId }) => userId)

export const listOrganizationIds = async (tx: Tx, groupId: string): Promise<string[]> =>
  (
    await tx.db
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(eq(organizations.tenantId, tx.tenantId), eq(organizations.groupId, groupId)))
      .orderBy(asc(organizations.id))
  ).map(({ id }) => id)
