import { and, eq, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { calendars, calendarVersions } from './calendars.tables.ts'

export type Calendar = typeof calendars.$inferSelect

const isIt = (tx: Tx, id: string) => and(eq(calendars.tenantId, tx.tenantId), eq(calendars.id, id))

export const findCalendar = async (tx: Tx, id: string): Promise<Calendar | undefined> =>
  (await tx.db.select().from(calendars).where(isIt(tx, id)))[0]

/** Versions of one calendar, and changes of what it is, queue here. */
export const lockCalendar = async (tx: Tx, id: string): Promise<Calendar | undefined> =>
  (await tx.db.select().from(calendars).where(isIt(tx, id)).for('update'))[0]

/**
 * Together with the desk's own. Who changes which one that is queues before the rows are looked at:
 * one that waits for a row would not see the default that came meanwhile.
 */
export const lockWithDefault = async (tx: Tx, id: string): Promise<Calendar[]> => {
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`desk calendar ${tx.tenantId}`}, 0))`,
  )
  const isEither = or(eq(calendars.id, id), eq(calendars.isDefault, true))
  return tx.db
    .select()
    .from(calendars)
    .where(and(eq(calendars.tenantId, tx.tenantId), isEither))
    .orderBy(calendars.id)
    .for('update')
}

/** So that it is not retired while something takes it. */
export const holdCalendar = async (tx: Tx, id: string): Promise<Calendar | undefined> =>
  (await tx.db.select().from(calendars).where(isIt(tx, id)).for('share'))[0]

type Changes = Partial<Pick<Calendar, 'name' | 'holidayCountry' | 'isDefault' | 'retiredAt'>>

export async function updateCalendar(tx: Tx, id: string, set: Changes): Promise<void> {
  if (Object.keys(set).length === 0) return
  await tx.db.update(calendars).set(set).where(isIt(tx, id))
}

export const findNewest = async (tx: Tx, calendarId: string) =>
  (
    await tx.db
      .select()
      .from(calendarVersions)
      .where(
        and(
          eq(calendarVersions.tenantId, tx.tenantId),
          eq(calendarVersions.calendarId, calendarId),
        ),
      )
      .orderBy(sql`${calendarVersions.version} desc`)
      .limit(1)
  )[0]
