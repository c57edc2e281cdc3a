import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { worklogs } from '../worklogs/worklogs.tables.ts'
import { ledgerPostings } from './hour-ledger.tables.ts'

type Reading = { accountId: string; headSeq: number; limit: number }
type After = { after?: string | undefined }

/** The texts of the chain, in its order. */
export const listTexts = (
  tx: Tx,
  { accountId, headSeq, afterSeq, limit }: Reading & { afterSeq: number },
) =>
  tx.db
    .select({
      seq: ledgerPostings.seq,
      canonical: ledgerPostings.canonical,
      prevHash: ledgerPostings.prevHash,
      hash: ledgerPostings.hash,
    })
    .from(ledgerPostings)
    .where(
      and(
        eq(ledgerPostings.tenantId, tx.tenantId),
        eq(ledgerPostings.accountId, accountId),
        gt(ledgerPostings.seq, afterSeq),
        lte(ledgerPostings.seq, headSeq),
      ),
    )
    .orderBy(asc(ledgerPostings.seq))
    .limit(limit)

const named = (
  tx: Tx,
  { accountId, headSeq }: Reading,
  column: 'worklog_id' | 'consent_id' | 'ticket_id',
) =>
  sql`(select p.${sql.raw(column)} from ledger_postings p where p.tenant_id = ${tx.tenantId}
    and p.account_id = ${accountId} and p.seq <= ${headSeq} and p.${sql.raw(column)} is not null)`

const beyond = (
  column: typeof worklogs.id | typeof decisions.id | typeof tickets.id,
  after: string | undefined,
) => (after === undefined ? undefined : gt(column, after))

export const listWorkOf = (tx: Tx, reading: Reading & After) =>
  tx.db
    .select({ worklog: worklogs, ticketNumber: tickets.number })
    .from(worklogs)
    .innerJoin(
      tickets,
      and(eq(tickets.tenantId, worklogs.tenantId), eq(tickets.id, worklogs.ticketId)),
    )
    .where(
      and(
        eq(worklogs.tenantId, tx.tenantId),
        sql`${worklogs.id} in ${named(tx, reading, 'worklog_id')}`,
        beyond(worklogs.id, reading.after),
      ),
    )
    .orderBy(asc(worklogs.id))
    .limit(reading.limit)

export const listConsentsOf = (tx: Tx, reading: Reading & After) =>
  tx.db
    .select({ decision: decisions, ticketNumber: tickets.number })
    .from(decisions)
    .innerJoin(
      tickets,
      and(eq(tickets.tenantId, decisions.tenantId), eq(tickets.id, decisions.ticketId)),
    )
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        sql`${decisions.id} in ${named(tx, reading, 'consent_id')}`,
        beyond(decisions.id, reading.after),
      ),
    )
    .orderBy(asc(decisions.id))
    .limit(reading.limit)

export const listTicketsOf = (tx: Tx, reading: Reading & After) =>
  tx.db
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        sql`${tickets.id} in ${named(tx, reading, 'ticket_id')}`,
        beyond(tickets.id, reading.after),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(reading.limit)
