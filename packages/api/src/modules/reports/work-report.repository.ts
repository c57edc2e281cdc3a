import type { WorkLinesQuery } from '@mesa/shared/wire/work-reports.schema'
import type { Coverage } from '@mesa/shared/wire/vocabulary.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import type { Bind } from './report-filter.repository.ts'

export type WorkFilter = Pick<
  WorkLinesQuery,
  'userId' | 'organizationId' | 'contractId' | 'component'
> & { from: string; to: string }

/** Work on contracts of a period, without entries that another took the place of. */
function where(bind: Bind, filter: WorkFilter): string {
  const { userId, organizationId, contractId, component, from, to } = filter
  return [
    `w.tenant_id = $1 and w.contract_id is not null and w.corrected_at is null`,
    `w.worked_on >= ${bind(from)}::date and w.worked_on < ${bind(to)}::date`,
    userId === undefined ? '' : `w.user_id = ${bind(userId)}::uuid`,
    organizationId === undefined ? '' : `w.organization_id = ${bind(organizationId)}::uuid`,
    contractId === undefined ? '' : `w.contract_id = ${bind(contractId)}::uuid`,
    component === undefined ? '' : `w.component = ${bind(component)}`,
  ]
    .filter(Boolean)
    .join(' and ')
}

export type WorkSums = {
  entries: number
  cases: number
  workedMinutes: number
  chargedMinutes: number
}
export type WorkGroupRow = WorkSums & {
  level: 'total' | 'person' | 'customer'
  userId: string | null
  userName: string | null
  organizationId: string | null
  organizationName: string | null
  people: number
  organizations: number
}

/** The total, people, and the customers of each; most charged first. */
export function sumWork(reader: Reader, filter: WorkFilter): Promise<WorkGroupRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  return reader.read<WorkGroupRow>({
    text: `
      select case grouping(w.user_id, w.organization_id) when 3 then 'total' when 1 then 'person'
          else 'customer' end as level,
        w.user_id as "userId", max(w.user_name) as "userName",
        w.organization_id as "organizationId", max(o.name) as "organizationName",
        count(distinct w.user_id)::int as people,
        count(distinct w.organization_id)::int as organizations,
        count(*)::int as entries, count(distinct w.ticket_id)::int as cases,
        sum(w.minutes)::int as "workedMinutes", sum(w.charged_minutes)::int as "chargedMinutes"
      from worklogs w
      join organizations o on o.tenant_id = $1 and o.id = w.organization_id
      where ${where(bind, filter)}
      group by grouping sets ((), (w.user_id), (w.user_id, w.organization_id))
      order by "chargedMinutes" desc nulls last, "workedMinutes" desc, w.user_id, w.organization_id`,
    values,
  })
}

export type WorkRow = {
  id: string
  workedOn: string
  startedAt: Date
  userId: string
  userName: string
  ticketNumber: number
  subject: string
  organizationId: string
  organizationName: string
  contractId: string
  contractCode: string
  contractName: string
  coverage: Coverage
  component: string
  description: string
  workedMinutes: number
  chargedMinutes: number
}

type Listing = {
  filter: WorkFilter
  before: { workedOn: string; id: string } | undefined
  limit: number
}

/** Newest first, one more than asked. */
export function listWork(reader: Reader, { filter, before, limit }: Listing): Promise<WorkRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const earlier =
    before === undefined
      ? ''
      : `and (w.worked_on, w.id) < (${bind(before.workedOn)}::date, ${bind(before.id)}::uuid)`
  return reader.read<WorkRow>({
    text: `
      select w.id, w.worked_on::text as "workedOn", w.started_at as "startedAt",
        w.user_id as "userId", w.user_name as "userName", t.number::int as "ticketNumber",
        t.subject, w.organization_id as "organizationId", o.name as "organizationName",
        c.id as "contractId", c.code as "contractCode", c.name as "contractName", w.coverage,
        w.component, w.description, w.minutes as "workedMinutes",
        w.charged_minutes as "chargedMinutes"
      from worklogs w
      join tickets t on t.tenant_id = $1 and t.id = w.ticket_id
      join organizations o on o.tenant_id = $1 and o.id = w.organization_id
      join contracts c on c.tenant_id = $1 and c.id = w.contract_id
      where ${where(bind, filter)} ${earlier}
      order by w.worked_on desc, w.id desc limit ${bind(limit + 1)}::int`,
    values,
  })
}
