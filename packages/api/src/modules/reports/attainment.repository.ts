import type { AttainmentQuery, ReportInterval } from '@mesa/shared/wire/reports.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import {
  groupKeys,
  inFilter,
  isCounted,
  outcomeOf,
  type ReportFilter,
} from './report-filter.repository.ts'

export type Counts = {
  clocks: number
  met: number
  breached: number
  breachedByRetarget: number
}
type CountRow = Counts & {
  level: 'total' | 'bucket' | 'group'
  bucket: string | null
  key: string | null
  targetMinutes: number | null
  targetUnit: 'business' | 'clock' | null
}
type Asked = Required<Pick<AttainmentQuery, 'metric' | 'groupBy' | 'interval'>>

/** What became of the clocks that began in the period: of all, by week or month, and by group. */
export function countClocks(
  reader: Reader,
  { filter, asked, now }: { filter: ReportFilter; asked: Asked; now: Date },
): Promise<CountRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const [metric, zone] = [bind(asked.metric), bind(filter.timeZone)]
  const unit: Record<ReportInterval, string> = { week: `'week'`, month: `'month'` }
  return reader.read<CountRow>({
    text: `with counted as (
        select date_trunc(${unit[asked.interval]}, c.started_at at time zone ${zone}::text)::date as bucket,
          ${groupKeys[asked.groupBy]} as key, ${outcomeOf(bind(now))} as outcome,
          c.breach_cause, c.target_minutes, c.target_unit
        from sla_clocks c join tickets t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
        where c.tenant_id = $1 and c.metric = ${metric} and ${isCounted}
          and ${inFilter(bind, 'c.started_at', filter)})
      select case grouping(bucket, key) when 3 then 'total' when 1 then 'bucket' else 'group' end as level,
        to_char(bucket, 'YYYY-MM-DD') as bucket, key, count(*)::int as clocks,
        (count(*) filter (where outcome = 'met'))::int as met,
        (count(*) filter (where outcome = 'breached'))::int as breached,
        (count(*) filter (where outcome = 'breached' and breach_cause = 'retarget'))::int as "breachedByRetarget",
        case when min(target_minutes) = max(target_minutes) and min(target_unit) = max(target_unit)
          then min(target_minutes) end as "targetMinutes",
        min(target_unit) as "targetUnit"
      from counted group by grouping sets ((), (bucket), (key))`,
    values,
  })
}

/** Names of the groups that are products or organizations. */
export const listNames = (
  reader: Reader,
  { table, ids }: { table: 'products' | 'organizations'; ids: string[] },
) =>
  reader.read<{ id: string; name: string }>({
    text: `select id, name from ${table} where tenant_id = $1 and id = any($2::uuid[])`,
    values: [reader.tenantId, ids],
  })
