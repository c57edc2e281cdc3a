import { and, asc, eq, gt, inArray, isNull, sum } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { decisions } from './decisions.tables.ts'

export const setUnheld = (tx: Tx, id: string, unheldMinutes: number) =>
  tx.db
    .update(decisions)
    .set({ unheldMinutes })
    .where(and(eq(decisions.tenantId, tx.tenantId), eq(decisions.id, id)))

/** Consents of open cases of a contract that wait for a lot, the one accepted first first. */
export const listWaiting = (tx: Tx, contractId: string) =>
  tx.db
    .select({ id: decisions.id, unheldMinutes: decisions.unheldMinutes, ticket: tickets })
    .from(decisions)
    .innerJoin(
      tickets,
      and(eq(tickets.tenantId, decisions.tenantId), eq(tickets.id, decisions.ticketId)),
    )
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        eq(decisions.kind, 'hours'),
        eq(decisions.status, 'accepted'),
        inArray(decisions.source, ['contract', 'new_lot']),
        gt(decisions.unheldMinutes, 0),
        eq(tickets.contractId, contractId),
        isNull(tickets.closedAt),
      ),
    )
    .orderBy(asc(decisions.answeredAt), asc(decisions.id))

export const sumUnheldAtRate = async (tx: Tx, ticketId: string): Promise<number> => {
  const [row] = await tx.db
    .select({ minutes: sum(decisions.unheldMinutes) })
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        eq(decisions.ticketId, ticketId),
        eq(decisions.kind, 'hours'),
        eq(decisions.status, 'accepted'),
        eq(decisions.source, 'independent'),
      ),
    )
  return Number(row?.minutes ?? 0)
}
