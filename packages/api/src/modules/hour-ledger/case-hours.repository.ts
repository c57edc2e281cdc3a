import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { LotPart } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { worklogs } from '../worklogs/worklogs.tables.ts'
import { ledgerAccounts, ledgerPostings } from './hour-ledger.tables.ts'

export type OpenHold = LotPart & { consentId: string | null }

/** What a case still holds on an account, by consent and lot, the oldest consent first (I8). */
export const listOpenHolds = async (
  tx: Tx,
  { ticketId, accountId }: { ticketId: string; accountId: string },
): Promise<OpenHold[]> => {
  const { rows } = await tx.db.execute<{
    consentId: string | null
    lotId: string
    minutes: number
  }>(
    sql`select p.consent_id as "consentId", l.lot_id as "lotId", sum(l.minutes)::int as minutes
      from ledger_postings p
      join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id
      left join decisions d on d.tenant_id = p.tenant_id and d.id = p.consent_id
      where p.tenant_id = ${tx.tenantId} and p.ticket_id = ${ticketId}
        and p.account_id = ${accountId} and l.bucket = 'held'
      group by p.consent_id, l.lot_id, d.answered_at
      having sum(l.minutes) > 0
      order by d.answered_at nulls first, p.consent_id, l.lot_id`,
  )
  return rows
}

export const listContractsOfTicket = (tx: Tx, ticketId: string) =>
  tx.db
    .selectDistinct({ accountId: ledgerPostings.accountId, contractId: ledgerAccounts.contractId })
    .from(ledgerPostings)
    .innerJoin(
      ledgerAccounts,
      and(
        eq(ledgerAccounts.tenantId, ledgerPostings.tenantId),
        eq(ledgerAccounts.id, ledgerPostings.accountId),
      ),
    )
    .where(and(eq(ledgerPostings.tenantId, tx.tenantId), eq(ledgerPostings.ticketId, ticketId)))
    .orderBy(asc(ledgerPostings.accountId))

/** The accepted consents of a case, oldest first. */
export const listConsented = (tx: Tx, ticketIds: string[]) =>
  tx.db
    .select({ ticketId: decisions.ticketId, minutes: decisions.minutes })
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        inArray(decisions.ticketId, ticketIds),
        eq(decisions.kind, 'hours'),
        eq(decisions.status, 'accepted'),
        isNotNull(decisions.minutes),
      ),
    )
    .orderBy(asc(decisions.answeredAt), asc(decisions.id))

/** Minutes of cases by component. */
export const sumWork = (tx: Tx, ticketIds: string[]) =>
  tx.db
    .select({
      ticketId: worklogs.ticketId,
      component: worklogs.component,
      loggedMinutes: sql<number>`sum(${worklogs.minutes})::int`,
      chargedMinutes: sql<number>`sum(${worklogs.chargedMinutes})::int`,
      unchargedMinutes: sql<number>`sum(${worklogs.roundedMinutes} - ${worklogs.chargedMinutes})::int`,
    })
    .from(worklogs)
    .where(and(eq(worklogs.tenantId, tx.tenantId), inArray(worklogs.ticketId, ticketIds)))
    .groupBy(worklogs.ticketId, worklogs.component)
