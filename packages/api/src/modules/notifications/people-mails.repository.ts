import { and, count, eq, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { caseDrafts } from '../case-drafts/case-drafts.tables.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

export async function findDraft(tx: Tx, id: string) {
  const [row] = await tx.db
    .select({
      id: caseDrafts.id,
      organizationId: caseDrafts.organizationId,
      organization: organizations.name,
      authorId: caseDrafts.authorId,
      author: caseDrafts.authorName,
      summary: sql<string | null>`${caseDrafts.content} ->> 'summary'`,
      number: tickets.number,
      reason: caseDrafts.reason,
      decidedById: caseDrafts.decidedById,
    })
    .from(caseDrafts)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, caseDrafts.tenantId),
        eq(organizations.id, caseDrafts.organizationId),
      ),
    )
    .leftJoin(
      tickets,
      and(eq(tickets.tenantId, caseDrafts.tenantId), eq(tickets.id, caseDrafts.ticketId)),
    )
    .where(and(eq(caseDrafts.tenantId, tx.tenantId), eq(caseDrafts.id, id)))
  return row
}

export const findOrganizationName = async (tx: Tx, id: string): Promise<string | undefined> =>
  (
    await tx.db
      .select({ name: organizations.name })
      .from(organizations)
      .where(and(eq(organizations.tenantId, tx.tenantId), eq(organizations.id, id)))
  )[0]?.name

/** What only key users answer: solutions are also their requester's. */
export async function countPendingDecisions(tx: Tx, organizationId: string): Promise<number> {
  const [row] = await tx.db
    .select({ pending: count() })
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        eq(decisions.organizationId, organizationId),
        eq(decisions.status, 'pending'),
        ne(decisions.kind, 'solution'),
      ),
    )
  return row?.pending ?? 0
}
