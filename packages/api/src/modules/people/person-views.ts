import type { CustomerRole } from '@mesa/shared/access/actor'
import type { MemberView } from '@mesa/shared/wire/organizations.schema'
import type { UserView } from '@mesa/shared/wire/users.schema'
import type { Tx } from '../../db/database.ts'
import { etagOfContent } from '../../etag.ts'
import * as people from './people.repository.ts'

/** Who looks: a customer sees of somebody they added only what they typed, until the person signs in. */
export type Reader = 'desk' | 'customer'
type Row = Awaited<ReturnType<typeof people.listUsers>>[number]

const strength: CustomerRole[] = ['key_user', 'backup_key_user', 'requester']
const strongest = (roles: CustomerRole[]) =>
  strength.find((role) => roles.includes(role)) ?? 'requester'

const statusOf = ({ disabledAt, passwordHash }: people.UserRow) => {
  if (disabledAt !== null) return 'disabled' as const
  return passwordHash === null ? ('invited' as const) : ('active' as const)
}

/** Of what a person or an administrator can change of them. */
export const etagOfUser = (user: people.UserRow) =>
  etagOfContent([
    user.id,
    user.name,
    user.email,
    user.staffRole,
    user.locale,
    user.timeZone,
    user.phone,
    user.disabledAt,
  ])

/** Of the membership itself, whatever a group adds to it. */
export const etagOfMember = ({ id, role }: { id: string; role: CustomerRole }) =>
  etagOfContent([id, role])

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
  { organizationId, reader }: { organizationId: string; reader: Reader },
  rows: Row[],
): Promise<MemberView[]> {
  const { membershipsOf, lastSeenOf } = await readMore(tx, rows)
  return rows.map(({ user }) => {
    const here = membershipsOf(user.id).filter((one) => one.organizationId === organizationId)
    const own = here.find(({ groupId }) => groupId === null)
    const role = strongest(here.map((one) => one.role))
    const etag = etagOfMember(own ?? { id: user.id, role })
    const base = { userId: user.id, email: user.email, role, etag }
    if (reader === 'customer' && own && own.introducedAs !== null)
      return { ...base, name: own.introducedAs, ...stranger }
    return {
      ...base,
      name: user.name,
      status: statusOf(user),
      hasSecondFactor: user.secondFactorAt !== null,
      lastSeenAt: lastSeenOf(user.id),
    }
  })
}

/** As somebody nobody knew before: an address must not tell whose it is (P3, A02). */
const stranger = { status: 'invited', hasSecondFactor: false, lastSeenAt: null } as const
