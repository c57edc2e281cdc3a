import type { Reader, Tx } from '../../db/database.ts'
import { calendars, calendarVersions } from './calendars.tables.ts'

/** By a `Reader`, since calendars are read outside transactions too. */
export const findDefaultVersionId = async (reader: Reader) =>
  (
    await reader.read<{ id: string }>({
      text: `select v.id from calendars c
        join calendar_versions v on v.tenant_id = c.tenant_id and v.calendar_id = c.id
        where c.tenant_id = $1 and c.is_default order by v.version desc limit 1`,
      values: [reader.tenantId],
    })
  )[0]?.id

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
