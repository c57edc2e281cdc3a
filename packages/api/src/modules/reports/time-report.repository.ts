import type { TimeLinesQuery } from '@mesa/shared/wire/work-reports.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import type { Bind } from './report-filter.repository.ts'

export type TimeFilter = Pick<TimeLinesQuery, 'userId' | 'typeCode'> & { from: string; to: string }

/** Entries of a period that nobody withdrew. */
function where(bind: Bind, { userId, typeCode, from, to }: TimeFilter): string {
  return [
    `e.tenant_id = $1 and e.withdrawn_at is null`,
    `e.worked_on >= ${bind(from)}::date and e.worked_on < ${bind(to)}::date`,
    userId === undefined ? '' : `e.user_id = ${bind(userId)}::uuid`,
    typeCode === undefined ? '' : `e.type_code = ${bind(typeCode)}`,
  ]
    .filter(Boolean)
    .join(' and ')
}

export type TimeGroupRow = {
  userId: string
  userName: string
  typeCode: string
  entries: number
  minutes: number
}

/** Of each person and type. */
export function sumTime(reader: Reader, filter: TimeFilter): Promise<TimeGroupRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  return reader.read<TimeGroupRow>({
    text: `
      select e.user_id as "userId", max(e.user_name) as "userName", e.type_code as "typeCode",
        count(*)::int as entries, sum(e.minutes)::int as minutes
      from time_entries e where ${where(bind, filter)}
      group by e.user_id, e.type_code`,
    values,
  })
}

/** What people worked on cases in the same days. */
export async function sumOnCases(
  reader: Reader,
  { from, to, userIds }: { from: string; to: string; userIds: string[] },
): Promise<number> {
  const [row] = await reader.read<{ minutes: number }>({
    text: `
      select coalesce(sum(w.minutes), 0)::int as minutes from worklogs w
      where w.tenant_id = $1 and w.worked_on >= $2::date and w.worked_on < $3::date
        and w.user_id = any($4::uuid[]) and w.corrected_at is null`,
    values: [reader.tenantId, from, to, userIds],
  })
  return row?.minutes ?? 0
}

export type TimeRow = {
  id: string
  workedOn: string
  startedAt: Date
  userId: string
  userName: string
  typeCode: string
  minutes: number
  note: string | null
}

type Listing = {
  filter: TimeFilter
  before: { workedOn: string; id: string } | undefined
  limit: number
}

/** Newest first, one more than asked. */
export function listTime(reader: Reader, { filter, before, limit }: Listing): Promise<TimeRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const earlier =
    before === undefined
      ? ''
      : `and (e.worked_on, e.id) < (${bind(before.workedOn)}::date, ${bind(before.id)}::uuid)`
  return reader.read<TimeRow>({
    text: `
      select e.id, e.worked_on::text as "workedOn", e.started_at as "startedAt",
        e.user_id as "userId", e.user_name as "userName", e.type_code as "typeCode", e.minutes,
        e.note
      from time_entries e where ${where(bind, filter)} ${earlier}
      order by e.worked_on desc, e.id desc limit ${bind(limit + 1)}::int`,
    values,
  })
}
