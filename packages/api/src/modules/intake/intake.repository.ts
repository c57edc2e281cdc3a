import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, users } from '../people/people.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

export const findTicketId = async (
  tx: Tx,
  { number, organizationId }: { number: number; organizationId: string },
) =>
  (
    await tx.db
      .select({ id: tickets.id })
      .from(tickets)
      .where(
        and(
          eq(tickets.tenantId, tx.tenantId),
          eq(tickets.number, number),
          eq(tickets.organizationId, organizationId),
        ),
      )
  )[0]?.id

/** Somebody who belongs to the organization and may still sign in. */
export const findMember = async (
  tx: Tx,
  { organizationId, userId }: { organizationId: string; userId: string },
) =>
  (
    await tx.db
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          eq(users.tenantId, tx.tenantId),
          eq(users.id, userId),
          isNull(users.disabledAt),
          sql`${organizationId}::uuid = any(${users.organizationIds})`,
        ),
      )
  )[0]

/** The key user of an organization, or its backup: for whom a machine opens a case. */
export const findKeyUser = async (tx: Tx, organizationId: string) =>
  (
    await tx.db
      .select({ id: users.id })
      .from(memberships)
      .innerJoin(
        users,
        and(eq(users.tenantId, memberships.tenantId), eq(users.id, memberships.userId)),
      )
      .where(
        and(
          eq(memberships.tenantId, tx.tenantId),
          eq(memberships.organizationId, organizationId),
          inArray(memberships.role, ['key_user', 'backup_key_user']),
          isNull(users.disabledAt),
        ),
      )
      .orderBy(desc(memberships.role))
      .limit(1)
  )[0]
