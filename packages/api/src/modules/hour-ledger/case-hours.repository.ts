import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { LotPart } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { worklogs } from '../worklogs/worklogs.tables.ts'

export type OpenHold = LotPart & {
  consentId: string | null
  /** `YYYY-MM-DD`: the last day minutes of the consent were held on the lot. */
  heldOn: string
}

/** What a case still holds on an account, by consent and lot, the oldest consent first (I8). */
export const listOpenHolds = async (
  tx: Tx,
  { ticketId, accountId }: { ticketId: string; accountId: string },
): Promise<OpenHold[]> => {
  const { rows } = await tx.db.execute<{
    consentId: string | null
    lotId: string
    minutes: number
    heldOn: string
  }>(
    sql`select p.consent_id as "consentId", l.lot_id as "lotId", sum(l.minutes)::int as minutes,
        max(p.effective_on) filter (where p.kind = 'hold')::text as "heldOn"
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

/**
 * The accounts that a case is posted to, and that of its contract, which may hold minutes for it as soon
 * as a lot is granted; in the order they are locked.
 */
export const listContractsOfTicket = async (tx: Tx, ticketId: string) => {
  const { rows } = await tx.db.execute<{ accountId: string; contractId: string }>(sql`
    select a.id as "accountId", a.contract_id as "contractId" from ledger_accounts a
    where a.tenant_id = ${tx.tenantId} and (
      a.id in (select p.account_id from ledger_postings p
        where p.tenant_id = ${tx.tenantId} and p.ticket_id = ${ticketId})
      or a.contract_id = (select t.contract_id from tickets t
        where t.tenant_id = ${tx.tenantId} and t.id = ${ticketId}))
    order by a.id`)
  return rows
}

/** The accepted consents of a case, oldest first. */
export const listConsented = (tx: Tx, ticketIds: string[]) =>
  tx.db
    .select({
      id: decisions.id,
      ticketId: decisions.ticketId,
      minutes: decisions.minutes,
      purpose: decisions.purpose,
      source: decisions.source,
      unheldMinutes: decisions.unheldMinutes,
    })
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

export type Consented = Awaited<ReturnType<typeof listConsented>>[number]

/** What work consumed of a case's consents beyond their holds, net of reversals, by consent. */
export const listAgreedUse = async (tx: Tx, ticketId: string) => {
  const { rows } = await tx.db.execute<{ consentId: string; minutes: number }>(sql`
    select p.consent_id as "consentId", sum(l.minutes)::int as minutes
    from ledger_postings p
    join ledger_lines l on l.tenant_id = p.tenant_id and l.posting_id = p.id and l.bucket = 'consumed'
    left join ledger_postings o on o.tenant_id = p.tenant_id and o.id = p.reverses_id
    where p.tenant_id = ${tx.tenantId} and p.ticket_id = ${ticketId} and p.consent_id is not null
      and coalesce(o.kind, p.kind) = 'consume'
    group by p.consent_id`)
  return rows
}

/** Minutes of cases by component. */
export const sumWork = (tx: Tx, ticketIds: string[]) =>
  tx.db
    .select({
      ticketId: worklogs.ticketId,
      component: worklogs.component,
      // Entries that were put right count no longer; they are charged and rounded to nothing.
      loggedMinutes: sql<number>`coalesce(sum(${worklogs.minutes}) filter (where ${worklogs.correctedAt} is null), 0)::int`,
      chargedMinutes: sql<number>`sum(${worklogs.chargedMinutes})::int`,
      unchargedMinutes: sql<number>`sum(${worklogs.roundedMinutes} - ${worklogs.chargedMinutes})::int`,
    })
    .from(worklogs)
    .where(and(eq(worklogs.tenantId, tx.tenantId), inArray(worklogs.ticketId, ticketIds)))
    .groupBy(worklogs.ticketId, worklogs.component)
