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

type Opener = { version: number | null; isAccepted: boolean; isTrained: boolean }

/** What is known of a person who opens: the conditions in force (EN-5) and their training (EN-7). */
export async function findOpener(
  tx: Tx,
  { userId, productId }: { userId: string; productId: string },
): Promise<Opener> {
  const [opener] = await tx.read<Opener>({
    name: 'opener',
    text: `
      select c.version,
        exists (select from conditions_acceptances a
          where a.tenant_id = $1 and a.text_id = c.id and a.user_id = $2) as "isAccepted",
        exists (select from trainings t where t.tenant_id = $1 and t.user_id = $2
          and t.product_id = $3 and t.withdrawn_at is null) as "isTrained"
      from (select $1::uuid as tenant_id) desk
      left join lateral (select id, version from published_texts p
        where p.tenant_id = $1 and p.kind = 'conditions' order by p.version desc limit 1) c on true`,
    values: [tx.tenantId, userId, productId],
  })
  if (!opener) throw new Error('a question about a person has one answer')
  return opener
}
