import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contractProducts, contracts } from '../contracts/contracts.tables.ts'
import { memberships, users } from '../people/people.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

/** Every contract of an organization with what it covers: the facts of EN-1 and EN-3. */
export const listContracts = (tx: Tx, organizationId: string) =>
  tx.db
    .select({
      id: contracts.id,
      startsOn: contracts.startsOn,
      endsOn: contracts.endsOn,
      openCaseLimit: contracts.openCaseLimit,
      isUnlimited: contracts.unlimited,
      kind: contracts.kind,
      productIds: sql<
        string[]
      >`coalesce(array_agg(${contractProducts.productId}) filter (where ${contractProducts.productId} is not null), '{}')`,
    })
    .from(contracts)
    .leftJoin(
      contractProducts,
      and(
        eq(contractProducts.tenantId, contracts.tenantId),
        eq(contractProducts.contractId, contracts.id),
      ),
    )
    .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.organizationId, organizationId)))
    .groupBy(contracts.tenantId, contracts.id)

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
