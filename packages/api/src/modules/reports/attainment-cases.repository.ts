import type { AttainmentCasesQuery, ReportOutcome } from '@mesa/shared/wire/reports.schema'
import type { Criticality } from '@mesa/shared/wire/vocabulary.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import { inFilter, isCounted, outcomeOf, type ReportFilter } from './report-filter.repository.ts'

type CaseRow = {
  ticketId: string
  number: number
  subject: string
  organizationId: string
  organizationName: string
  criticality: Criticality | null
  cycle: number
  /** To the microsecond, for the cursor. */
  position: string
  startedAt: Date
  dueAt: Date | null
  breachedAt: Date | null
  finishedAt: Date | null
  outcome: ReportOutcome
  isByRetarget: boolean
  unit: 'business' | 'clock' | 'attention'
  calendarVersionId: string
}
type Listing = {
  filter: ReportFilter
  metric: NonNullable<AttainmentCasesQuery['metric']>
  outcome: ReportOutcome | undefined
  now: Date
  /** Where the page before ended. */
  before: { position: string; ticketId: string; cycle: number } | undefined
  limit: number
}

/** The clocks behind a figure, newest first, one more than asked. */
export function listClocks(
  reader: Reader,
  { filter, metric, outcome, now, before, limit }: Listing,
): Promise<CaseRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const became = outcomeOf(bind(now))
  const conditions = [
    `c.tenant_id = $1 and c.metric = ${bind(metric)} and ${isCounted}`,
    inFilter(bind, 'c.started_at', filter),
    outcome === undefined ? '' : `${became} = ${bind(outcome)}`,
    before === undefined
      ? ''
      : `(c.started_at, c.ticket_id, c.cycle) < (${bind(before.position)}::timestamptz, ${bind(before.ticketId)}::uuid, ${bind(before.cycle)}::int)`,
  ]
  return reader.read<CaseRow>({
    text: `select c.ticket_id as "ticketId", t.number::int, t.subject, t.criticality, c.cycle,
        t.organization_id as "organizationId",
        (select o.name from organizations o where o.tenant_id = $1 and o.id = t.organization_id) as "organizationName",
        to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position,
        c.started_at as "startedAt", c.due_at as "dueAt", c.breached_at as "breachedAt", c.finished_at as "finishedAt",
        ${became} as outcome, c.breach_cause is not distinct from 'retarget' as "isByRetarget",
        c.target_unit as unit, c.calendar_version_id as "calendarVersionId"
      from sla_clocks c join tickets t on t.tenant_id = c.tenant_id and t.id = c.ticket_id
      where ${conditions.filter(Boolean).join(' and ')}
      order by c.started_at desc, c.ticket_id desc, c.cycle desc limit ${bind(limit + 1)}::int`,
    values,
  })
}
