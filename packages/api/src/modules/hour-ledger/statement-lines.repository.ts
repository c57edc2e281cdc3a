import { and, asc, desc, eq, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Bucket, Line } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { ledgerLines, ledgerMonthCloses, ledgerPostings } from './hour-ledger.tables.ts'

export type Posting = typeof ledgerPostings.$inferSelect
export type Close = typeof ledgerMonthCloses.$inferSelect

/** The contract with the name of its organization, as both are now. */
export async function findNamedContract(tx: Tx, contractId: string) {
  const [row] = await tx.db
    .select({
      id: contracts.id,
      number: contracts.code,
      name: contracts.name,
      organizationId: contracts.organizationId,
      organizationName: organizations.name,
      timeZone: contracts.timeZone,
      startsOn: contracts.startsOn,
      endsOn: contracts.endsOn,
    })
    .from(contracts)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, contracts.tenantId),
        eq(organizations.id, contracts.organizationId),
      ),
    )
    .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.id, contractId)))
  return row
}

/** The posting at a place of the chain. */
export const findPostingAt = async (tx: Tx, accountId: string, seq: number) =>
  (
    await tx.db
      .select({ hash: ledgerPostings.hash, recordedAt: ledgerPostings.recordedAt })
      .from(ledgerPostings)
      .where(
        and(
          eq(ledgerPostings.tenantId, tx.tenantId),
          eq(ledgerPostings.accountId, accountId),
          eq(ledgerPostings.seq, seq),
        ),
      )
  )[0]

/** The first and the last day that a posting names; null where there is none. */
export async function findDays(tx: Tx, { accountId, headSeq }: Pinned) {
  const [row] = await tx.db
    .select({
      first: sql<string | null>`min(${ledgerPostings.effectiveOn})::text`,
      last: sql<string | null>`max(${ledgerPostings.effectiveOn})::text`,
    })
    .from(ledgerPostings)
    .where(pinned(tx, { accountId, headSeq }))
  return row ?? { first: null, last: null }
}

/** The latest closed month that ended before a day and that the head already knew. */
export const findCloseBefore = async (
  tx: Tx,
  { accountId, headSeq, day }: Pinned & { day: string },
): Promise<Pick<Close, 'month' | 'balances' | 'statementHash'> | undefined> =>
  (
    await tx.db
      .select({
        month: ledgerMonthCloses.month,
        balances: ledgerMonthCloses.balances,
        statementHash: ledgerMonthCloses.statementHash,
      })
      .from(ledgerMonthCloses)
      .where(
        and(
          eq(ledgerMonthCloses.tenantId, tx.tenantId),
          eq(ledgerMonthCloses.accountId, accountId),
          lte(ledgerMonthCloses.seq, headSeq),
          sql`${ledgerMonthCloses.month} + interval '1 month' <= ${day}::date`,
          sql`${ledgerMonthCloses.balances} is not null`,
        ),
      )
      .orderBy(desc(ledgerMonthCloses.month))
      .limit(1)
  )[0]

export const findClose = async (
  tx: Tx,
  { accountId, month }: { accountId: string; month: string },
): Promise<Close | undefined> =>
  (
    await tx.db
      .select()
      .from(ledgerMonthCloses)
      .where(
        and(
          eq(ledgerMonthCloses.tenantId, tx.tenantId),
          eq(ledgerMonthCloses.accountId, accountId),
          eq(ledgerMonthCloses.month, `${month}-01`),
        ),
      )
  )[0]

export const listCloses = (tx: Tx, accountId: string) =>
  tx.db
    .select({
      month: ledgerMonthCloses.month,
      seq: ledgerMonthCloses.seq,
      headHash: ledgerMonthCloses.headHash,
      closedAt: ledgerMonthCloses.closedAt,
      closedBy: ledgerMonthCloses.closedBy,
      statementHash: ledgerMonthCloses.statementHash,
    })
    .from(ledgerMonthCloses)
    .where(
      and(eq(ledgerMonthCloses.tenantId, tx.tenantId), eq(ledgerMonthCloses.accountId, accountId)),
    )
    .orderBy(asc(ledgerMonthCloses.month))

type Pinned = { accountId: string; headSeq: number }
/** Days of postings: `from` inclusive, `before` exclusive. */
type Days = { from?: string | undefined; before?: string | undefined }

/** What the postings of some days did to each bucket: the lines since the last close, never the history. */
export async function sumLines(tx: Tx, { from, before, ...head }: Pinned & Days): Promise<Line[]> {
  const rows = await tx.db
    .select({
      lotId: ledgerLines.lotId,
      bucket: ledgerLines.bucket,
      minutes: sql<number>`sum(${ledgerLines.minutes})::int`,
    })
    .from(ledgerPostings)
    .innerJoin(
      ledgerLines,
      and(
        eq(ledgerLines.tenantId, ledgerPostings.tenantId),
        eq(ledgerLines.postingId, ledgerPostings.id),
      ),
    )
    .where(and(pinned(tx, head), withinDays({ from, before })))
    .groupBy(ledgerLines.lotId, ledgerLines.bucket)
    .orderBy(asc(ledgerLines.lotId), asc(ledgerLines.bucket))
  return rows.map((row) => ({ ...row, bucket: row.bucket as Bucket }))
}

/** How far a reading of the postings has come. */
export type Place = { effectiveOn: string; seq: number }
type Reading = Pinned & Days & { limit: number }

/** Postings by day and sequence, from a place on; `isAfter` leaves the place itself out. */
export const listByDay = (
  tx: Tx,
  {
    at,
    isAfter,
    limit,
    from,
    before,
    ...head
  }: Reading & { at?: Place | undefined; isAfter?: boolean },
): Promise<Posting[]> =>
  tx.db
    .select()
    .from(ledgerPostings)
    .where(
      and(
        pinned(tx, head),
        withinDays({ from, before }),
        at &&
          sql`(${ledgerPostings.effectiveOn}, ${ledgerPostings.seq}) ${sql.raw(isAfter ? '>' : '>=')} (${at.effectiveOn}::date, ${at.seq}::bigint)`,
      ),
    )
    .orderBy(asc(ledgerPostings.effectiveOn), asc(ledgerPostings.seq))
    .limit(limit)

/** `ticketNumber` 0: of no case. */
export type CasePlace = Place & { ticketNumber: number }

/** The same postings by case, those of none first. */
export const listByCase = (
  tx: Tx,
  { after, limit, from, before, ...head }: Reading & { after?: CasePlace | undefined },
) =>
  tx.db
    .select({ posting: ledgerPostings, ticketNumber: numberOf })
    .from(ledgerPostings)
    .leftJoin(
      tickets,
      and(eq(tickets.tenantId, ledgerPostings.tenantId), eq(tickets.id, ledgerPostings.ticketId)),
    )
    .where(
      and(
        pinned(tx, head),
        withinDays({ from, before }),
        after &&
          sql`(${numberOf}, ${ledgerPostings.effectiveOn}, ${ledgerPostings.seq}) > (${after.ticketNumber}::bigint, ${after.effectiveOn}::date, ${after.seq}::bigint)`,
      ),
    )
    .orderBy(asc(numberOf), asc(ledgerPostings.effectiveOn), asc(ledgerPostings.seq))
    .limit(limit)

const numberOf = sql<number>`coalesce(${tickets.number}, 0)`.mapWith(Number)

const pinned = (tx: Tx, { accountId, headSeq }: Pinned) =>
  and(
    eq(ledgerPostings.tenantId, tx.tenantId),
    eq(ledgerPostings.accountId, accountId),
    lte(ledgerPostings.seq, headSeq),
  )

const withinDays = ({ from, before }: Days) =>
  and(
    from === undefined ? undefined : gte(ledgerPostings.effectiveOn, from),
    before === undefined ? undefined : lt(ledgerPostings.effectiveOn, before),
  )

/** The days of the postings that others negate, where they name another month. */
export async function listReversedDays(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .select({ id: ledgerPostings.id, effectiveOn: ledgerPostings.effectiveOn })
    .from(ledgerPostings)
    .where(and(eq(ledgerPostings.tenantId, tx.tenantId), inArray(ledgerPostings.id, ids)))
  return new Map(rows.map(({ id, effectiveOn }) => [id, effectiveOn]))
}
