import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { tickets, type CaseAccess } from './tickets.tables.ts'

type Lead = Pick<CaseAccess, 'organizationId'> & { leadId: string | null }

/** The open cases of an organization that a lead answers for; null: nobody does. Locked, oldest first. */
export const lockCasesOfLead = (tx: Tx, { organizationId, leadId }: Lead) =>
  tx.db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        eq(tickets.organizationId, organizationId),
        isNull(tickets.closedAt),
        leadId === null ? isNull(tickets.accountLeadId) : eq(tickets.accountLeadId, leadId),
      ),
    )
    .orderBy(asc(tickets.id))
    .for('update')
