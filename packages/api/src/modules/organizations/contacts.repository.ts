import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { sessions } from '../identity/identity.tables.ts'
import { memberships, users } from '../people/people.tables.ts'
import { organizations } from './organizations.tables.ts'

/** People of an organization or of its group who may still sign in, by name. */
export const listContacts = (tx: Tx, organizationId: string) =>
  tx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      hasPassword: sql<boolean>`${users.passwordHash} is not null`,
      hasSecondFactor: sql<boolean>`${users.secondFactorAt} is not null`,
      lastSeenAt: sql<Date | null>`(select max(${sessions.lastUsedAt}) from ${sessions}
        where ${sessions.tenantId} = ${users.tenantId} and ${sessions.userId} = ${users.id})`.mapWith(
        sessions.lastUsedAt,
      ),
    })
    .from(memberships)
    .innerJoin(
      users,
      and(eq(users.tenantId, memberships.tenantId), eq(users.id, memberships.userId)),
    )
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, memberships.tenantId),
        eq(organizations.id, organizationId),
        or(
          eq(memberships.organizationId, organizations.id),
          eq(memberships.groupId, organizations.groupId),
        ),
      ),
    )
    .where(and(eq(memberships.tenantId, tx.tenantId), isNull(users.disabledAt)))
    .orderBy(asc(users.name), asc(users.id))
