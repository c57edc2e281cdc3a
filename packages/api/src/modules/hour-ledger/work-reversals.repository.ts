import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { ledgerPostings } from './hour-ledger.tables.ts'

const charges = ['capture', 'consume', 'memo', 'adjust'] as const

const stands = sql`not exists (select from ledger_postings r
  where r.tenant_id = ${ledgerPostings.tenantId} and r.reverses_id = ${ledgerPostings.id})`

/** What worklogs were charged or noted and nobody took back, the last first. */
export const listChargesOf = (tx: Tx, worklogIds: string[]) =>
  worklogIds.length === 0
    ? Promise.resolve([])
    : tx.db
        .select()
        .from(ledgerPostings)
        .where(
          and(
            eq(ledgerPostings.tenantId, tx.tenantId),
            inArray(ledgerPostings.worklogId, worklogIds),
            inArray(ledgerPostings.kind, charges),
            stands,
          ),
        )
        .orderBy(ledgerPostings.accountId, desc(ledgerPostings.seq))

/** By which lots backed overdraft of an account, the last first. */
export const listSettlements = (tx: Tx, accountId: string) =>
  tx.db
    .select()
    .from(ledgerPostings)
    .where(
      and(
        eq(ledgerPostings.tenantId, tx.tenantId),
        eq(ledgerPostings.accountId, accountId),
        eq(ledgerPostings.kind, 'settle'),
        stands,
      ),
    )
    .orderBy(desc(ledgerPostings.seq))
