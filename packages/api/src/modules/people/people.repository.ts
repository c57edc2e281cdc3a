import { and, asc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { CustomerRole, StaffRole } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { sessions } from '../identity/identity.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { tenants } from '../tenants/tenants.tables.ts'
import { memberships, users } from './people.tables.ts'

export type UserRow = typeof users.$inferSelect

export const insertUser = (tx: Tx, row: Omit<typeof users.$inferInsert, 'tenantId'>) =>
  tx.db.insert(users).values({ ...row, tenantId: tx.tenantId })

/** Whether an address of this mailbox, tags aside, is somebody's; racers for it wait for each other. */
export async function isMailboxTaken(tx: Tx, mailbox: string): Promise<boolean> {
  const lock = `${tx.tenantId} ${mailbox}`
  await tx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
  const plain = sql`split_part(split_part(${users.email}, '@', 1), '+', 1) || '@' || split_part(${users.email}, '@', 2)`
  const rows = await tx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenantId, tx.tenantId), sql`${plain} = ${mailbox}`))
    .limit(1)
  return rows.length > 0
}

export const updateUser = (tx: Tx, id: string, change: Partial<typeof users.$inferInsert>) =>
  tx.db
    .update(users)
    .set(change)
    .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, id)))

export const findUser = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select()
      .from(users)
      .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, id)))
  )[0]

export const lockUser = async (tx: Tx, by: { id: string } | { email: string }) =>
  (
    await tx.db
      .select()
      .from(users)
      .where(
        and(
          eq(users.tenantId, tx.tenantId),
          'id' in by ? eq(users.id, by.id) : eq(users.email, by.email),
        ),
      )
      .for('update')
  )[0]

/** Locked, so that two administrators cannot take each other's place at once. */
export const lockAdmins = (tx: Tx) =>
  tx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(users.tenantId, tx.tenantId), eq(users.staffRole, 'admin'), isNull(users.disabledAt)),
    )
    .orderBy(users.id)
    .for('update')

export type UserFilter = {
  kind?: 'staff' | 'customer'
  role?: StaffRole | CustomerRole
  status?: 'invited' | 'active' | 'disabled'
  organizationId?: string
  q?: string
  after: { name: string; id: string } | undefined
  limit: number
}

const isStaffRole = (role: string): role is StaffRole =>
  ['agent', 'technician', 'commercial', 'supervisor', 'admin', 'viewer'].includes(role)

const conditions = {
  invited: and(isNull(users.passwordHash), isNull(users.disabledAt)),
  active: and(isNotNull(users.passwordHash), isNull(users.disabledAt)),
  disabled: isNotNull(users.disabledAt),
}

function roleIs(tx: Tx, role: StaffRole | CustomerRole) {
  if (isStaffRole(role)) return eq(users.staffRole, role)
  return inArray(
    users.id,
    tx.db
      .select({ id: memberships.userId })
      .from(memberships)
      .where(and(eq(memberships.tenantId, tx.tenantId), eq(memberships.role, role))),
  )
}

/** By name, one row more than asked. */
export function listUsers(tx: Tx, filter: UserFilter) {
  const { kind, role, status, organizationId, q, after, limit } = filter
  const like = q === undefined ? '' : `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return tx.db
    .select({ user: users, deskTimeZone: tenants.timeZone })
    .from(users)
    .innerJoin(tenants, eq(tenants.id, users.tenantId))
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        kind && eq(users.kind, kind),
        role && roleIs(tx, role),
        status && conditions[status],
        organizationId === undefined
          ? undefined
          : sql`${users.organizationIds} @> array[${organizationId}::uuid]`,
        q === undefined
          ? undefined
          : or(sql`${users.name} ilike ${like}`, sql`${users.email} ilike ${like}`),
        after && sql`(${users.name}, ${users.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit + 1)
}

export const findUserWithDesk = (tx: Tx, id: string) =>
  tx.db
    .select({ user: users, deskTimeZone: tenants.timeZone })
    .from(users)
    .innerJoin(tenants, eq(tenants.id, users.tenantId))
    .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, id)))

/** Every membership of these people, those of a group counted for each of its organizations. */
export async function listMemberships(tx: Tx, userIds: string[]) {
  if (userIds.length === 0) return []
  return tx.db
    .select({
      id: memberships.id,
      userId: memberships.userId,
      organizationId: organizations.id,
      organizationName: organizations.name,
      role: memberships.role,
      groupId: memberships.groupId,
      introducedAs: memberships.introducedAs,
    })
    .from(memberships)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, memberships.tenantId),
        or(
          eq(organizations.id, memberships.organizationId),
          eq(organizations.groupId, memberships.groupId),
        ),
      ),
    )
    .where(and(eq(memberships.tenantId, tx.tenantId), inArray(memberships.userId, userIds)))
    .orderBy(organizations.name, organizations.id)
}

type MemberFilter = {
  organizationId: string
  reader: 'desk' | 'customer'
  after: { name: string; id: string } | undefined
  limit: number
}

/** People of an organization by the name that the reader sees, one row more than asked. */
export function listMembers(tx: Tx, { organizationId, reader, after, limit }: MemberFilter) {
  const typed = sql`(select m.introduced_as from memberships m where m.tenant_id = ${users.tenantId}
    and m.user_id = ${users.id} and m.organization_id = ${organizationId}::uuid)`
  const name = reader === 'customer' ? sql`coalesce(${typed}, ${users.name})` : sql`${users.name}`
  return tx.db
    .select({ user: users, deskTimeZone: tenants.timeZone })
    .from(users)
    .innerJoin(tenants, eq(tenants.id, users.tenantId))
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        eq(users.kind, 'customer'),
        sql`${users.organizationIds} @> array[${organizationId}::uuid]`,
        after && sql`(${name}, ${users.id}) > (${after.name}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(name, asc(users.id))
    .limit(limit + 1)
}

/** Who signs in is known from now on by their own name wherever they were added. */
export const forgetIntroductions = (tx: Tx, userId: string) =>
  tx.db
    .update(memberships)
    .set({ introducedAs: null })
    .where(
      and(
        eq(memberships.tenantId, tx.tenantId),
        eq(memberships.userId, userId),
        isNotNull(memberships.introducedAs),
      ),
    )

export async function listLastSeen(tx: Tx, userIds: string[]) {
  if (userIds.length === 0) return []
  return tx.db
    .select({
      userId: sessions.userId,
      at: sql<Date>`max(${sessions.lastUsedAt})`.mapWith(sessions.lastUsedAt),
    })
    .from(sessions)
    .where(and(eq(sessions.tenantId, tx.tenantId), inArray(sessions.userId, userIds)))
    .groupBy(sessions.userId)
}

export const insertMembership = (tx: Tx, row: Omit<typeof memberships.$inferInsert, 'tenantId'>) =>
  tx.db.insert(memberships).values({ ...row, tenantId: tx.tenantId })

type Place = { userId: string; organizationId: string }

const atPlace = (tx: Tx, { userId, organizationId }: Place) =>
  and(
    eq(memberships.tenantId, tx.tenantId),
    eq(memberships.userId, userId),
    eq(memberships.organizationId, organizationId),
  )

export const findMembership = async (tx: Tx, place: Place) =>
  (await tx.db.select().from(memberships).where(atPlace(tx, place)))[0]

/** Of the organization itself, without its group, and only who may sign in. */
export const listDirectMembers = (tx: Tx, organizationId: string) =>
  tx.db
    .select({ userId: memberships.userId, role: memberships.role })
    .from(memberships)
    .innerJoin(
      users,
      and(eq(users.tenantId, memberships.tenantId), eq(users.id, memberships.userId)),
    )
    .where(
      and(
        eq(memberships.tenantId, tx.tenantId),
        eq(memberships.organizationId, organizationId),
        isNull(users.disabledAt),
      ),
    )
    .orderBy(memberships.userId)

export const updateMembershipRole = (tx: Tx, place: Place, role: CustomerRole) =>
  tx.db.update(memberships).set({ role }).where(atPlace(tx, place))

export const deleteMembership = (tx: Tx, place: Place) =>
  tx.db.delete(memberships).where(atPlace(tx, place))

/** People who hold this role in the organization, themselves or through its group, and may sign in. */
export async function countRole(
  tx: Tx,
  { organizationId, role }: { organizationId: string; role: CustomerRole },
) {
  const [row] = await tx.read<{ amount: number }>({
    text: `
      select count(distinct m.user_id)::int as amount from memberships m
      join users u on u.tenant_id = $1 and u.id = m.user_id and u.disabled_at is null
      left join organizations o on o.tenant_id = $1 and o.group_id = m.group_id
      where m.tenant_id = $1 and m.role = $3 and $2 in (m.organization_id, o.id)`,
    values: [tx.tenantId, organizationId, role],
  })
  return row?.amount ?? 0
}

/** Brings `users.organization_ids`, which row-level security reads, in step with the memberships. */
export const refreshOrganizationIds = (tx: Tx, userId: string) =>
  tx.db
    .update(users)
    .set({
      organizationIds: sql`coalesce((
        select array_agg(distinct o.id) from memberships m
        join organizations o on o.tenant_id = m.tenant_id
          and (o.id = m.organization_id or o.group_id = m.group_id)
        where m.tenant_id = ${tx.tenantId} and m.user_id = ${userId}), '{}')`,
    })
    .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, userId)))
