import { and, asc, desc, eq, gte, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { timeEntries } from './time-entries.tables.ts'

export type TimeEntry = typeof timeEntries.$inferSelect
export type Filter = {
  userId: string | undefined
  from: string | undefined
  to: string | undefined
}

const ofTenant = (tx: Tx) => eq(timeEntries.tenantId, tx.tenantId)
const byId = (tx: Tx, id: string) => and(ofTenant(tx), eq(timeEntries.id, id))

const matching = (tx: Tx, { userId, from, to }: Filter) =>
  and(
    ofTenant(tx),
    userId === undefined ? undefined : eq(timeEntries.userId, userId),
    from === undefined ? undefined : gte(timeEntries.workedOn, from),
    to === undefined ? undefined : lte(timeEntries.workedOn, to),
  )

export const insertEntry = async (
  tx: Tx,
  row: Omit<typeof timeEntries.$inferInsert, 'tenantId'>,
): Promise<TimeEntry> => {
  const [entry] = await tx.db
    .insert(timeEntries)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!entry) throw new Error('an inserted time entry was not returned')
  return entry
}

export const findEntry = async (tx: Tx, id: string): Promise<TimeEntry | undefined> =>
  (await tx.db.select().from(timeEntries).where(byId(tx, id)))[0]

export const lockEntry = async (tx: Tx, id: string): Promise<TimeEntry | undefined> =>
  (await tx.db.select().from(timeEntries).where(byId(tx, id)).for('update'))[0]

export const withdrawEntry = async (
  tx: Tx,
  id: string,
  by: { withdrawnAt: Date; withdrawnBy: string },
): Promise<TimeEntry | undefined> =>
  (await tx.db.update(timeEntries).set(by).where(byId(tx, id)).returning())[0]

type Page = Filter & { before: { startedAt: Date; id: string } | undefined; limit: number }

/** Newest first, with those withdrawn. */
export const listEntries = (tx: Tx, { before, limit, ...filter }: Page): Promise<TimeEntry[]> =>
  tx.db
    .select()
    .from(timeEntries)
    .where(
      and(
        matching(tx, filter),
        before &&
          or(
            lt(timeEntries.startedAt, before.startedAt),
            and(eq(timeEntries.startedAt, before.startedAt), lt(timeEntries.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(timeEntries.startedAt), desc(timeEntries.id))
    .limit(limit)

/** Minutes by type, those withdrawn aside. */
export const sumByType = (tx: Tx, filter: Filter) =>
  tx.db
    .select({
      type: timeEntries.typeCode,
      minutes: sql<number>`sum(${timeEntries.minutes})::int`,
    })
    .from(timeEntries)
    .where(and(matching(tx, filter), isNull(timeEntries.withdrawnAt)))
    .groupBy(timeEntries.typeCode)
    .orderBy(asc(timeEntries.typeCode))

export const hasOverlap = async (
  tx: Tx,
  { id, userId, startedAt, minutes }: TimeEntry,
): Promise<boolean> => {
  const startsAt = startedAt.toISOString()
  const { rows } = await tx.db.execute<{ found: boolean }>(sql`
    select exists (select from time_entries where tenant_id = ${tx.tenantId} and user_id = ${userId}
      and id <> ${id} and withdrawn_at is null
      and started_at < ${startsAt}::timestamptz + make_interval(mins => ${minutes})
      -- The longest entry there may be, so that the index is left early.
      and started_at > ${startsAt}::timestamptz - interval '1440 minutes'
      and started_at + make_interval(mins => minutes) > ${startsAt}::timestamptz) as found`)
  return rows[0]?.found === true
}
