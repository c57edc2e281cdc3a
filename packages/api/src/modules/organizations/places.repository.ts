import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { ticketParticipants } from '../participants/participants.tables.ts'
import { memberships, users } from '../people/people.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { organizations } from './organizations.tables.ts'

/** Oldest first. The caller judges which of them hold a place. */
export const listOpenTickets = (tx: Tx, organizationId: string) =>
  tx.db
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      module: tickets.module,
      type: tickets.type,
      status: tickets.status,
      requesterId: tickets.requesterId,
      requesterName: users.name,
      requesterDisabledAt: users.disabledAt,
    })
    .from(tickets)
    .innerJoin(users, and(eq(users.tenantId, tickets.tenantId), eq(users.id, tickets.requesterId)))
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        eq(tickets.organizationId, organizationId),
        isNull(tickets.closedAt),
      ),
    )
    .orderBy(asc(tickets.id))

/** Of the given cases, those that were shared with one of the customer's people (CV-10). */
export const listSharedWith = (tx: Tx, userId: string, ticketIds: readonly string[]) =>
  tx.db
    .select({ ticketId: ticketParticipants.ticketId })
    .from(ticketParticipants)
    .where(
      and(
        eq(ticketParticipants.tenantId, tx.tenantId),
        eq(ticketParticipants.userId, userId),
        inArray(ticketParticipants.ticketId, [...ticketIds]),
      ),
    )

/** Key users of the organization or of its group, by name; to a customer by the name typed, where one stands. */
export const listKeyUsers = (tx: Tx, organizationId: string) => {
  const typed = sql<string>`coalesce(${memberships.introducedAs}, ${users.name})`
  const name = tx.scope.kind === 'customer' ? typed : sql<string>`${users.name}`
  return tx.db
    .selectDistinct({ id: users.id, name: name.as('name'), role: memberships.role })
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
    .where(
      and(
        eq(memberships.tenantId, tx.tenantId),
        inArray(memberships.role, ['key_user', 'backup_key_user']),
        isNull(users.disabledAt),
      ),
    )
    .orderBy(sql`name`, asc(users.id))
}
