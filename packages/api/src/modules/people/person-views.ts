import type { CustomerRole } from '@mesa/shared/access/actor'
import type { MemberView } from '@mesa/shared/wire/organizations.schema'
import type { UserView } from '@mesa/shared/wire/users.schema'
import type { Tx } from '../../db/database.ts'
import * as people from './people.repository.ts'

type Row = Awaited<ReturnType<typeof people.listUsers>>[number]

const strength: CustomerRole[] = ['key_user', 'backup_key_user', 'requester']
const strongest = (roles: CustomerRole[]) =>
  strength.find((role) => roles.includes(role)) ?? 'requester'

const statusOf = ({ disabledAt, passwordHash }: people.UserRow) => {
  if (disabledAt !== null) return 'disabled' as const
  return passwordHash === null ? ('invited' as const) : ('active' as const)
}

/** A person has no version of their own: the instant of their last change serves. */
export const etagOfUser = ({ updatedAt }: Pick<people.UserRow, 'updatedAt'>) =>
  `"${updatedAt.getTime().toString(36)}"`

async function readMore(tx: Tx, rows: Row[]) {
  const ids = rows.map(({ user }) => user.id)
  const memberships = await people.listMemberships(tx, ids)
  const seen = await people.listLastSeen(tx, ids)
  return {
    membershipsOf: (userId: string) => memberships.filter((one) => one.userId === userId),
    lastSeenOf: (userId: string) =>
      seen.find((one) => one.userId === userId)?.at.toISOString() ?? null,
  }
}

/** One membership per organization: the strongest. */
function mergeMemberships(rows: Awaited<ReturnType<typeof people.listMemberships>>) {
  const byId = Map.groupBy(rows, ({ organizationId }) => organizationId)
  return [...byId.entries()].map(([organizationId, same]) => ({
    organizationId,
    organizationName: same[0]?.organizationName ?? '',
    role: strongest(same.map(({ role }) => role)),
  }))
}

export async function toUserViews(tx: Tx, rows: Row[]): Promise<UserView[]> {
  const { membershipsOf, lastSeenOf } = await readMore(tx, rows)
  return rows.map(({ user, deskTimeZone }) => {
    const memberships = mergeMemberships(membershipsOf(user.id))
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      kind: user.kind,
      role: user.staffRole ?? strongest(memberships.map(({ role }) => role)),
      status: statusOf(user),
      locale: user.locale,
      timeZone: user.timeZone ?? deskTimeZone,
      memberships,
      hasSecondFactor: user.secondFactorAt !== null,
      lastSeenAt: lastSeenOf(user.id),
      createdAt: user.createdAt.toISOString(),
      updatedAt: user.updatedAt.toISOString(),
      etag: etagOfUser(user),
    }
  })
}

export async function toMemberViews(
  tx: Tx,
  organizationId: string,
  rows: Row[],
): Promise<MemberView[]> {
  const { membershipsOf, lastSeenOf } = await readMore(tx, rows)
  return rows.map(({ user }) => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    role: strongest(
      membershipsOf(user.id)
        .filter((one) => one.organizationId === organizationId)
        .map(({ role }) => role),
    ),
    status: statusOf(user),
    hasSecondFactor: user.secondFactorAt !== null,
    lastSeenAt: lastSeenOf(user.id),
  }))
}
