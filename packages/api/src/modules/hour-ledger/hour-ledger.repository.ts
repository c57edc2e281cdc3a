import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { Line } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import {
  ledgerAccounts,
  ledgerBalances,
  ledgerLines,
  ledgerLots,
  ledgerMonthCloses,
  ledgerPostings,
} from './hour-ledger.tables.ts'

export type Posting = typeof ledgerPostings.$inferSelect
export type Lot = typeof ledgerLots.$inferSelect
export type PostingInsert = Omit<typeof ledgerPostings.$inferInsert, 'tenantId'>
export type AccountBalances = { lotKey: string; bucket: string; minutes: number }

/** Stands for "no lot" in the key of a balance row. */
export const noLot = '00000000-0000-0000-0000-000000000000'

const accountColumns = {
  id: ledgerAccounts.id,
  contractId: ledgerAccounts.contractId,
  organizationId: ledgerAccounts.organizationId,
  seq: ledgerAccounts.seq,
  headHash: ledgerAccounts.headHash,
  createdAt: ledgerAccounts.createdAt,
  kind: contracts.kind,
  startsOn: contracts.startsOn,
  endsOn: contracts.endsOn,
  overdraftMinutesMax: contracts.overdraftMinutesMax,
  timeZone: contracts.timeZone,
  roundingMinutes: contracts.roundingMinutes,
  unlimited: contracts.unlimited,
}

const selectAccount = (tx: Tx) =>
  tx.db
    .select(accountColumns)
    .from(ledgerAccounts)
    .innerJoin(
      contracts,
      and(
        eq(contracts.tenantId, ledgerAccounts.tenantId),
        eq(contracts.id, ledgerAccounts.contractId),
      ),
    )

const ofContract = (tx: Tx, contractId: string) =>
  and(eq(ledgerAccounts.tenantId, tx.tenantId), eq(ledgerAccounts.contractId, contractId))

export const findAccount = async (tx: Tx, contractId: string) =>
  (await selectAccount(tx).where(ofContract(tx, contractId)))[0]

export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/** Queues every writer of the account; balances are read only after this (ledger.md, Concurrency). */
export const lockAccountOfContract = async (tx: Tx, contractId: string) =>
  (
    await selectAccount(tx).where(ofContract(tx, contractId)).for('update', { of: ledgerAccounts })
  )[0]

export const findAccountById = async (tx: Tx, id: string) =>
  (
    await selectAccount(tx).where(
      and(eq(ledgerAccounts.tenantId, tx.tenantId), eq(ledgerAccounts.id, id)),
    )
  )[0]

/** Sent at once, before whatever is sent behind it. */
export const lockAccount = async (tx: Tx, id: string) =>
  (
    await selectAccount(tx)
      .where(and(eq(ledgerAccounts.tenantId, tx.tenantId), eq(ledgerAccounts.id, id)))
      .for('update', { of: ledgerAccounts })
      .execute()
  )[0]

export const insertAccount = (tx: Tx, row: Omit<typeof ledgerAccounts.$inferInsert, 'tenantId'>) =>
  tx.db.insert(ledgerAccounts).values({ ...row, tenantId: tx.tenantId })

export const advanceHead = (tx: Tx, head: { id: string; seq: number; headHash: string }) =>
  tx.db
    .update(ledgerAccounts)
    .set({ seq: head.seq, headHash: head.headHash })
    .where(and(eq(ledgerAccounts.tenantId, tx.tenantId), eq(ledgerAccounts.id, head.id)))
    .execute()

export const insertLot = async (tx: Tx, row: Omit<typeof ledgerLots.$inferInsert, 'tenantId'>) => {
  const [lot] = await tx.db
    .insert(ledgerLots)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return lot as Lot
}

export const findLot = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select()
      .from(ledgerLots)
      .where(and(eq(ledgerLots.tenantId, tx.tenantId), eq(ledgerLots.id, id)))
  )[0]

type LotPeriod = { accountId: string; origin: Lot['origin']; periodKey: string }

export const findLotOfPeriod = async (tx: Tx, { accountId, origin, periodKey }: LotPeriod) =>
  (
    await tx.db
      .select()
      .from(ledgerLots)
      .where(
        and(
          eq(ledgerLots.tenantId, tx.tenantId),
          eq(ledgerLots.accountId, accountId),
          eq(ledgerLots.origin, origin),
          eq(ledgerLots.periodKey, periodKey),
        ),
      )
  )[0]

/** Soonest to end first, then oldest, as they are spent. */
export const listLots = (tx: Tx, accountId: string): Promise<Lot[]> =>
  tx.db
    .select()
    .from(ledgerLots)
    .where(and(eq(ledgerLots.tenantId, tx.tenantId), eq(ledgerLots.accountId, accountId)))
    .orderBy(asc(ledgerLots.validUntil), asc(ledgerLots.createdSeq), asc(ledgerLots.id))

export const listBalances = (tx: Tx, accountIds: string[]) =>
  tx.db
    .select()
    .from(ledgerBalances)
    .where(
      and(eq(ledgerBalances.tenantId, tx.tenantId), inArray(ledgerBalances.accountId, accountIds)),
    )

/** This and the writes of a posting below are sent at once, in the order they are called. */
export const insertPosting = async (tx: Tx, row: PostingInsert) => {
  const [posting] = await tx.db
    .insert(ledgerPostings)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
    .execute()
  return posting as Posting
}

export const insertLines = (
  tx: Tx,
  posting: Pick<Posting, 'id' | 'accountId' | 'organizationId'>,
  lines: readonly Line[],
) =>
  tx.db
    .insert(ledgerLines)
    .values(
      lines.map((line, index) => ({
        tenantId: tx.tenantId,
        postingId: posting.id,
        lineNo: index + 1,
        accountId: posting.accountId,
        organizationId: posting.organizationId,
        ...line,
      })),
    )
    .execute()

/** Rows must exist before they change: PostgreSQL checks a proposed row even where it conflicts. */
export const ensureBalanceRows = (
  tx: Tx,
  account: Pick<Account, 'id' | 'organizationId'>,
  keys: Array<Pick<AccountBalances, 'lotKey' | 'bucket'>>,
) =>
  tx.db
    .insert(ledgerBalances)
    .values(
      keys.map(({ lotKey, bucket }) => ({
        tenantId: tx.tenantId,
        accountId: account.id,
        organizationId: account.organizationId,
        lotKey,
        bucket,
        minutes: 0,
      })),
    )
    .onConflictDoNothing()
    .execute()

export const addToBalances = (tx: Tx, accountId: string, changes: AccountBalances[]) =>
  tx.db
    .execute(
      sql`
    update ledger_balances b set minutes = b.minutes + v.minutes
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as v("lotKey" uuid, bucket text, minutes integer)
    where b.tenant_id = ${tx.tenantId} and b.account_id = ${accountId}
      and b.lot_key = v."lotKey" and b.bucket = v.bucket`,
    )
    .execute()

export const findPosting = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select()
      .from(ledgerPostings)
      .where(and(eq(ledgerPostings.tenantId, tx.tenantId), eq(ledgerPostings.id, id)))
  )[0]

export const findReversalOf = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select()
      .from(ledgerPostings)
      .where(and(eq(ledgerPostings.tenantId, tx.tenantId), eq(ledgerPostings.reversesId, id)))
  )[0]

type PostingPage = {
  accountId: string
  ticketId?: string | undefined
  beforeSeq?: number | undefined
  limit: number
}

export const listPostings = (tx: Tx, { accountId, ticketId, beforeSeq, limit }: PostingPage) =>
  tx.db
    .select()
    .from(ledgerPostings)
    .where(
      and(
        eq(ledgerPostings.tenantId, tx.tenantId),
        eq(ledgerPostings.accountId, accountId),
        ticketId === undefined ? undefined : eq(ledgerPostings.ticketId, ticketId),
        beforeSeq === undefined ? undefined : lt(ledgerPostings.seq, beforeSeq),
      ),
    )
    .orderBy(desc(ledgerPostings.seq))
    .limit(limit)

export const listLines = (tx: Tx, postingIds: string[]) =>
  tx.db
    .select()
    .from(ledgerLines)
    .where(and(eq(ledgerLines.tenantId, tx.tenantId), inArray(ledgerLines.postingId, postingIds)))
    .orderBy(asc(ledgerLines.postingId), asc(ledgerLines.lineNo))

export const isMonthClosed = async (tx: Tx, accountId: string, date: string) =>
  (
    await tx.db
      .select({ month: ledgerMonthCloses.month })
      .from(ledgerMonthCloses)
      .where(
        and(
          eq(ledgerMonthCloses.tenantId, tx.tenantId),
          eq(ledgerMonthCloses.accountId, accountId),
          gte(ledgerMonthCloses.month, `${date.slice(0, 7)}-01`),
        ),
      )
      .limit(1)
  ).length > 0
