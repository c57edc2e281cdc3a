import { and, asc, desc, eq, ilike, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Standing } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { users } from '../people/people.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { organizationGroups } from '../organization-groups/groups.tables.ts'
import { organizations, organizationStandings } from './organizations.tables.ts'

export type Organization = typeof organizations.$inferSelect
export type NewOrganization = Omit<typeof organizations.$inferInsert, 'tenantId'>
type TicketType = typeof tickets.$inferSelect.type

export const findOrganization = async (tx: Tx, id: string): Promise<Organization | undefined> =>
  (await tx.db.select().from(organizations).where(isIt(tx, id)))[0]

/** Sent at once: what is asked together with it is read under the lock. */
export const lockOrganization = async (tx: Tx, id: string): Promise<Organization | undefined> =>
  (await tx.db.select().from(organizations).where(isIt(tx, id)).for('update').execute())[0]

type ListFilter = {
  standing?: Standing | undefined
  accountLeadId?: string | undefined
  groupId?: string | undefined
  q?: string | undefined
  /** Name and id of the last row seen. */
  after?: { name: string; id: string } | undefined
  limit: number
  typesWithoutPlace: TicketType[]
}

/** One row more than asked says that there is a next page. */
export const listOrganizations = (tx: Tx, filter: ListFilter) => {
  const { standing, accountLeadId, groupId, q, after, limit } = filter
  const like = q === undefined ? undefined : `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return selectRows(tx, filter.typesWithoutPlace)
    .where(
      and(
        eq(organizations.tenantId, tx.tenantId),
        standing === undefined ? undefined : eq(organizations.standing, standing),
        accountLeadId === undefined ? undefined : eq(organizations.accountLeadId, accountLeadId),
        groupId === undefined ? undefined : eq(organizations.groupId, groupId),
        like === undefined
          ? undefined
          : or(ilike(organizations.name, like), ilike(organizations.taxId, like)),
        after &&
          sql`(${organizations.name}, ${organizations.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(organizations.name), asc(organizations.id))
    .limit(limit + 1)
}

export type OrganizationRow = Awaited<ReturnType<typeof listOrganizations>>[number]

export const findRow = async (
  tx: Tx,
  { id, typesWithoutPlace }: { id: string; typesWithoutPlace: TicketType[] },
): Promise<OrganizationRow | undefined> =>
  (await selectRows(tx, typesWithoutPlace).where(isIt(tx, id)))[0]

function selectRows(tx: Tx, typesWithoutPlace: TicketType[]) {
  const holdsPlace = and(
    eq(tickets.tenantId, organizations.tenantId),
    eq(tickets.organizationId, organizations.id),
    isNull(tickets.closedAt),
    notInArray(tickets.type, typesWithoutPlace),
  )
  const openCases = sql<number>`(select count(*)::int from ${tickets} where ${holdsPlace})`
  return tx.db
    .select({ organization: organizations, accountLeadName: users.name, openCases })
    .from(organizations)
    .leftJoin(
      users,
      and(eq(users.tenantId, organizations.tenantId), eq(users.id, organizations.accountLeadId)),
    )
    .$dynamic()
}

export async function insertOrganization(tx: Tx, row: NewOrganization): Promise<void> {
  await tx.db.insert(organizations).values({ ...row, tenantId: tx.tenantId })
}

/** Every change gives the row its next version, which is its ETag. */
export async function updateOrganization(
  tx: Tx,
  id: string,
  set: Partial<NewOrganization> & { updatedAt: Date },
): Promise<void> {
  await tx.db
    .update(organizations)
    .set({ ...set, version: sql`${organizations.version} + 1` })
    .where(isIt(tx, id))
}

export const isStaff = async (tx: Tx, userId: string): Promise<boolean> => {
  const found = await tx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        eq(users.id, userId),
        eq(users.kind, 'staff'),
        isNull(users.disabledAt),
      ),
    )
  return found.length > 0
}

export const hasGroup = async (tx: Tx, groupId: string): Promise<boolean> => {
  const found = await tx.db
    .select({ id: organizationGroups.id })
    .from(organizationGroups)
    .where(and(eq(organizationGroups.tenantId, tx.tenantId), eq(organizationGroups.id, groupId)))
  return found.length > 0
}

type NewStanding = Omit<typeof organizationStandings.$inferInsert, 'tenantId'>

export async function insertStanding(tx: Tx, row: NewStanding): Promise<void> {
  await tx.db.insert(organizationStandings).values({ ...row, tenantId: tx.tenantId })
}

type StandingFilter = { organizationId: string; beforeId: string | undefined; limit: number }

/** Newest first: ids are UUIDv7 and so sort by creation. */
export const listStandings = (tx: Tx, { organizationId, beforeId, limit }: StandingFilter) =>
  tx.db
    .select()
    .from(organizationStandings)
    .where(
      and(
        eq(organizationStandings.tenantId, tx.tenantId),
        eq(organizationStandings.organizationId, organizationId),
        beforeId === undefined ? undefined : sql`${organizationStandings.id} < ${beforeId}::uuid`,
      ),
    )
    .orderBy(desc(organizationStandings.id))
    .limit(limit + 1)

const isIt = (tx: Tx, id: string) =>
  and(eq(organizations.tenantId, tx.tenantId), eq(organizations.id, id))
