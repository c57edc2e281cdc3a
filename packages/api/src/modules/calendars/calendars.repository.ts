import { and, desc, eq } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/database.ts'
import { calendars, calendarVersions } from './calendars.tables.ts'

export const findDefaultVersionId = async (tx: Tx) =>
  (
    await tx.db
      .select({ id: calendarVersions.id })
      .from(calendarVersions)
      .innerJoin(
        calendars,
        and(
          eq(calendars.tenantId, calendarVersions.tenantId),
          eq(calendars.id, calendarVersions.calendarId),
        ),
      )
      .where(and(eq(calendarVersions.tenantId, tx.tenantId), eq(calendars.isDefault, true)))
      .orderBy(desc(calendarVersions.version))
      .limit(1)
  )[0]?.id

/** By a `Reader`, since clocks are read outside transactions too. */
export const findVersion = async (reader: Reader, versionId: string) =>
  (
    await reader.read<{ id: string; definition: unknown }>({
      text: 'select id, definition from calendar_versions where tenant_id = $1 and id = $2',
      values: [reader.tenantId, versionId],
    })
  )[0]

export const insertCalendar = (tx: Tx, row: Omit<typeof calendars.$inferInsert, 'tenantId'>) =>
  tx.db.insert(calendars).values({ ...row, tenantId: tx.tenantId })

export const insertCalendarVersion = (
  tx: Tx,
  row: Omit<typeof calendarVersions.$inferInsert, 'tenantId'>,
) => tx.db.insert(calendarVersions).values({ ...row, tenantId: tx.tenantId })
