import type { ReportGroupBy } from '@mesa/shared/wire/reports.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import type { OpenStretches } from './open-stretches.ts'
import {
  type Bind,
  groupKeys,
  inFilter,
  inPeriod,
  outcomeOf,
  type ReportFilter,
} from './report-filter.repository.ts'

/** Calendar versions by which the period's first replies and red times are measured. */
export async function listCalendarVersions(reader: Reader, filter: ReportFilter) {
  const { values, bind } = bindings(reader.tenantId)
  const found = await reader.read<{ id: string }>({
    text: `select distinct c.calendar_version_id as id from sla_clocks c
      where c.tenant_id = $1 and c.metric in ('first_reply', 'freshness')
        and ${inPeriod(bind, 'c.started_at', filter)}`,
    values,
  })
  return found.map(({ id }) => id)
}

/** Open seconds behind an instant, by the stretches `s` of its calendar (`OpenStretches`). */
const openUntil = (instant: string) => {
  const at = `date_part('epoch', ${instant})`
  const stretch = `width_bucket(${at}, s.starts)`
  return `(s.offsets[${stretch}] + least(${at}, s.ends[${stretch}]))`
}
const openSeconds = (from: string, to: string) => `(${openUntil(to)} - ${openUntil(from)})`

/** Rows `s (version_id, starts, ends, offsets)` to be joined. */
const stretchRows = (bind: Bind, stretches: readonly OpenStretches[]) =>
  `(values ${stretches
    .map(
      ({ versionId, starts, ends, offsets }) =>
        `(${bind(versionId)}::uuid, ${bind(starts)}::float8[], ${bind(ends)}::float8[], ${bind(offsets)}::float8[])`,
    )
    .join(', ')}) s (version_id, starts, ends, offsets)`

/** Closed, and not withdrawn before the desk had said a word. */
const isResolved = `t.status = 'closed' and f.state is distinct from 'cancelled'`

/** Seconds, so that the caller alone rounds. */
type TimeRow = {
  isTotal: boolean
  key: string | null
  answered: number
  reply: [median: number, p90: number] | null
  closed: number
  businessAverage: number | null
  business: [median: number, p90: number] | null
  clockAverage: number | null
  clock: [median: number, p90: number] | null
}
type Measuring = {
  filter: ReportFilter
  /** The first is the desk's own, for cases without a clock. */
  stretches: readonly OpenStretches[]
}

/**
 * How long the cases opened in the period waited for their first reply and took to be closed: of all,
 * and by group. Percentiles are interpolated, as a spreadsheet's are.
 */
export function measureCases(
  reader: Reader,
  { filter, stretches, groupBy }: Measuring & { groupBy: ReportGroupBy },
): Promise<TimeRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const own = bind(stretches[0]?.versionId)
  const percentiles = (column: string) =>
    `percentile_cont(array[0.5, 0.9]) within group (order by ${column})`
  return reader.read<TimeRow>({
    text: `with timed as (
        select ${groupKeys[groupBy]} as key,
          case when f.finished_at is not null and f.state <> 'cancelled' then
            case f.target_unit when 'business' then f.elapsed_ms / 1000.0::float8
              else ${openSeconds('f.started_at', 'f.finished_at')} end end as reply,
          case when ${isResolved} then ${openSeconds('t.opened_at', 't.closed_at')} end as business,
          case when ${isResolved} then date_part('epoch', t.closed_at) - date_part('epoch', t.opened_at) end as clock
        from tickets t left join sla_clocks f on f.tenant_id = t.tenant_id and f.ticket_id = t.id
            and f.metric = 'first_reply' and f.cycle = 1
            and ${inPeriod(bind, 'f.started_at', filter)}
          join ${stretchRows(bind, stretches)} on s.version_id = coalesce(f.calendar_version_id, ${own}::uuid)
        where t.tenant_id = $1 and ${inFilter(bind, 't.opened_at', filter)})
      select grouping(key) = 1 as "isTotal", key, count(reply)::int as answered,
        ${percentiles('reply')} as reply, count(business)::int as closed,
        avg(business) as "businessAverage", ${percentiles('business')} as business,
        avg(clock) as "clockAverage", ${percentiles('clock')} as clock
      from timed group by grouping sets ((), (key))`,
    values,
  })
}

/** CV-5: attention seconds in red of the waits that began in the period, and how many cases had one. */
export async function measureRed(
  reader: Reader,
  { filter, stretches, now }: Measuring & { now: Date },
): Promise<{ seconds: number; cases: number }> {
  const { values, bind } = bindings(reader.tenantId)
  const at = bind(now)
  const [red] = await reader.read<{ seconds: number; cases: number }>({
    text: `select coalesce(sum(${openSeconds('coalesce(c.breached_at, c.due_at)', `coalesce(c.finished_at, ${at}::timestamptz)`)}), 0)::float8 as seconds,
        count(distinct c.ticket_id)::int as cases
      from sla_clocks c join tickets t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
        join ${stretchRows(bind, stretches)} on s.version_id = c.calendar_version_id
      where c.tenant_id = $1 and c.metric = 'freshness' and ${outcomeOf(at)} = 'breached'
        and ${inFilter(bind, 'c.started_at', filter)}`,
    values,
  })
  return red ?? { seconds: 0, cases: 0 }
}
