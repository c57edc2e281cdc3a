import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { EarlierWork } from '@mesa/shared/ledger/rounding'
import type { Tx } from '../../db/database.ts'
import { ledgerPostings } from '../hour-ledger/hour-ledger.tables.ts'
import { worklogs } from './worklogs.tables.ts'

export type Worklog = typeof worklogs.$inferSelect

export const insertWorklog = async (
  tx: Tx,
  row: Omit<typeof worklogs.$inferInsert, 'tenantId'>,
): Promise<Worklog> => {
  const [worklog] = await tx.db
    .insert(worklogs)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return worklog as Worklog
}

export const findWorklog = async (tx: Tx, id: string): Promise<Worklog | undefined> =>
  (
    await tx.db
      .select()
      .from(worklogs)
      .where(and(eq(worklogs.tenantId, tx.tenantId), eq(worklogs.id, id)))
  )[0]

export const addCharged = (tx: Tx, { id, minutes }: { id: string; minutes: number }) =>
  tx.db
    .update(worklogs)
    .set({ chargedMinutes: sql`${worklogs.chargedMinutes} + ${minutes}` })
    .where(and(eq(worklogs.tenantId, tx.tenantId), eq(worklogs.id, id)))

type WorklogPage = {
  ticketId: string
  before?: { createdAt: Date; id: string } | undefined
  limit: number
}

/** Newest first. */
export const listWorklogs = (tx: Tx, { ticketId, before, limit }: WorklogPage) =>
  tx.db
    .select()
    .from(worklogs)
    .where(
      and(
        eq(worklogs.tenantId, tx.tenantId),
        eq(worklogs.ticketId, ticketId),
        before &&
          or(
            lt(worklogs.createdAt, before.createdAt),
            and(eq(worklogs.createdAt, before.createdAt), lt(worklogs.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(worklogs.createdAt), desc(worklogs.id))
    .limit(limit)

/** Work whose minutes a consent may still charge, oldest first. */
export const listUncharged = (
  tx: Tx,
  { ticketId, contractId }: { ticketId: string; contractId: string },
) =>
  tx.db
    .select()
    .from(worklogs)
    .where(
      and(
        eq(worklogs.tenantId, tx.tenantId),
        eq(worklogs.ticketId, ticketId),
        eq(worklogs.contractId, contractId),
        eq(worklogs.billable, true),
        isNull(worklogs.correctedAt),
        ne(worklogs.roundedMinutes, worklogs.chargedMinutes),
      ),
    )
    .orderBy(asc(worklogs.createdAt), asc(worklogs.id))

/** What the day's billable entries of the case weigh and were rounded to. */
export const sumDay = async (
  tx: Tx,
  { ticketId, workedOn }: { ticketId: string; workedOn: string },
): Promise<EarlierWork> => {
  const [sums] = await tx.db
    .select({
      weighed: sql<number>`coalesce(sum(${worklogs.minutes} * ${worklogs.weightPercent}), 0)::int`,
      roundedMinutes: sql<number>`coalesce(sum(${worklogs.roundedMinutes}), 0)::int`,
    })
    .from(worklogs)
    .where(ofDay(tx, { ticketId, workedOn }))
  return sums ?? { weighed: 0, roundedMinutes: 0 }
}

/** The same entries, in the order they were logged. */
export const listDay = (tx: Tx, day: { ticketId: string; workedOn: string }): Promise<Worklog[]> =>
  tx.db
    .select()
    .from(worklogs)
    .where(ofDay(tx, day))
    .orderBy(asc(worklogs.createdAt), asc(worklogs.id))

const ofDay = (tx: Tx, { ticketId, workedOn }: { ticketId: string; workedOn: string }) =>
  and(
    eq(worklogs.tenantId, tx.tenantId),
    eq(worklogs.ticketId, ticketId),
    eq(worklogs.workedOn, workedOn),
    eq(worklogs.billable, true),
    isNull(worklogs.correctedAt),
  )

type Change = Partial<
  Pick<
    Worklog,
    'roundedMinutes' | 'correctedAt' | 'correctedBy' | 'correctionReason' | 'correctionId'
  >
>

export const updateWorklog = (tx: Tx, id: string, set: Change) =>
  tx.db
    .update(worklogs)
    .set(set)
    .where(and(eq(worklogs.tenantId, tx.tenantId), eq(worklogs.id, id)))

/** What took the place of entries that were put right. */
export const listCorrectionsOf = (tx: Tx, ids: string[]): Promise<Worklog[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.db
        .select()
        .from(worklogs)
        .where(and(eq(worklogs.tenantId, tx.tenantId), inArray(worklogs.correctsId, ids)))

/** The entries that were logged at once, those put right and what took their place too. */
export const listShared = (tx: Tx, sharedEntryIds: string[]): Promise<Worklog[]> =>
  sharedEntryIds.length === 0
    ? Promise.resolve([])
    : tx.db
        .select()
        .from(worklogs)
        .where(
          and(eq(worklogs.tenantId, tx.tenantId), inArray(worklogs.sharedEntryId, sharedEntryIds)),
        )
        .orderBy(asc(worklogs.createdAt), asc(worklogs.id))

type Span = { id: string; userId: string; startedAt: Date; minutes: number }

export const hasOverlap = async (tx: Tx, { id, userId, startedAt, minutes }: Span) => {
  const startsAt = startedAt.toISOString()
  const { rows } = await tx.db.execute<{ found: boolean }>(sql`
    select exists (select from worklogs where tenant_id = ${tx.tenantId} and user_id = ${userId}
      and id <> ${id} and corrected_at is null and started_at < ${startsAt}::timestamptz + make_interval(mins => ${minutes})
      -- The longest entry there may be, so that the index is left early.
      and started_at > ${startsAt}::timestamptz - interval '1440 minutes'
      and started_at + make_interval(mins => minutes) > ${startsAt}::timestamptz) as found`)
  return rows[0]?.found === true
}

/** The consents whose holds paid for worklogs. */
export const listConsentIds = (
  tx: Tx,
  { ticketId, worklogIds }: { ticketId: string; worklogIds: string[] },
) =>
  tx.db
    .selectDistinct({ worklogId: ledgerPostings.worklogId, consentId: ledgerPostings.consentId })
    .from(ledgerPostings)
    .where(
      and(
        eq(ledgerPostings.tenantId, tx.tenantId),
        eq(ledgerPostings.ticketId, ticketId),
        inArray(ledgerPostings.worklogId, worklogIds),
        isNotNull(ledgerPostings.consentId),
      ),
    )
