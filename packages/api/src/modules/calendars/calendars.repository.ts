import type { Reader, Tx } from '../../db/database.ts'
import { calendarChanges, calendars, calendarVersions } from './calendars.tables.ts'

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

/** Newest version of the calendar that governs a case: its contract's, its organization's, the desk's. */
export const findVersionIdForCase = async (
  reader: Reader,
  { contractId, organizationId }: { contractId: string | null; organizationId: string },
) =>
  (
    await reader.read<{ id: string }>({
      text: `select v.id from calendar_versions v
        where v.tenant_id = $1 and v.calendar_id = coalesce(
          (select calendar_id from contracts where tenant_id = $1 and id = $2::uuid),
          (select calendar_id from organizations where tenant_id = $1 and id = $3::uuid),
          (select id from calendars where tenant_id = $1 and is_default))
        order by v.version desc limit 1`,
      values: [reader.tenantId, contractId, organizationId],
    })
  )[0]?.id

export const findNewestVersionId = async (reader: Reader, calendarId: string) =>
  (
    await reader.read<{ id: string }>({
      text: `select id from calendar_versions where tenant_id = $1 and calendar_id = $2
        order by version desc limit 1`,
      values: [reader.tenantId, calendarId],
    })
  )[0]?.id

export type VersionRow = { id: string; calendarId: string; definition: unknown; labels: unknown }

export const findVersion = async (reader: Reader, versionId: string) =>
  (
    await reader.read<VersionRow>({
      text: `select id, calendar_id as "calendarId", definition, labels from calendar_versions
        where tenant_id = $1 and id = $2`,
      values: [reader.tenantId, versionId],
    })
  )[0]

export const insertCalendar = (tx: Tx, row: Omit<typeof calendars.$inferInsert, 'tenantId'>) =>
  tx.db.insert(calendars).values({ ...row, tenantId: tx.tenantId })

export const insertCalendarVersion = (
  tx: Tx,
  row: Omit<typeof calendarVersions.$inferInsert, 'tenantId'>,
) => tx.db.insert(calendarVersions).values({ ...row, tenantId: tx.tenantId })

type NewChange = Omit<typeof calendarChanges.$inferInsert, 'tenantId'>

export const insertChange = (tx: Tx, row: NewChange) =>
  tx.db.insert(calendarChanges).values({ ...row, tenantId: tx.tenantId })
