import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import type { Tx } from '../../db/database.ts'

export type ChangeFacts = {
  id: string
  kind: 'forward' | 'correction' | 'assignment'
  reason: string | null
  startedAt: string | null
  finishedAt: string | null
  clocksChanged: number
}

/** As JSON of PostgreSQL: instants are texts. */
export type VersionFacts = {
  id: string
  version: number
  definition: CalendarDefinition
  labels: Record<string, string>
  note: string | null
  createdBy: string | null
  createdAt: string
  effectiveAt: string | null
  change: ChangeFacts | null
}

export type CalendarFacts = {
  id: string
  name: string
  isDefault: boolean
  holidayCountry: string | null
  retiredAt: Date | null
  createdAt: Date
  current: VersionFacts
  organizations: number
  contracts: number
  runningClocks: number
  openProposals: number
}

const versionJson = `jsonb_build_object('id', v.id, 'version', v.version,
  'definition', v.definition, 'labels', v.labels, 'note', v.note, 'createdBy', v.created_by,
  'createdAt', v.created_at, 'effectiveAt', v.effective_at, 'change', (
    select jsonb_build_object('id', g.id, 'kind', g.kind, 'reason', g.reason,
      'startedAt', g.started_at, 'finishedAt', g.finished_at, 'clocksChanged', g.clocks_changed)
    from calendar_changes g
    where g.tenant_id = v.tenant_id and g.version_id = v.id and g.kind <> 'assignment'))`

type ListFilter = {
  id?: string
  includeRetired: boolean
  after: { isDefault: boolean; name: string; id: string } | undefined
  limit: number
}

/** The desk's own first, then by name; one row more than `limit` tells that there is another page. */
export const listCalendars = (tx: Tx, { id, includeRetired, after, limit }: ListFilter) =>
  tx.read<CalendarFacts>({
    text: `select c.id, c.name, c.is_default as "isDefault", c.holiday_country as "holidayCountry",
        c.retired_at as "retiredAt", c.created_at as "createdAt",
        (select ${versionJson} from calendar_versions v
          where v.tenant_id = $1 and v.calendar_id = c.id order by v.version desc limit 1) as current,
        (select count(*)::int from organizations o
          where o.tenant_id = $1 and o.calendar_id = c.id) as organizations,
        (select count(*)::int from contracts k
          where k.tenant_id = $1 and k.calendar_id = c.id) as contracts,
        (select count(*)::int from sla_clocks s join calendar_versions v
          on v.tenant_id = $1 and v.id = s.calendar_version_id
          where s.tenant_id = $1 and s.finished_at is null and v.calendar_id = c.id) as "runningClocks",
        (select count(*)::int from calendar_proposals p
          where p.tenant_id = $1 and p.calendar_id = c.id and p.status = 'open') as "openProposals"
      from calendars c
      where c.tenant_id = $1 and ($2::uuid is null or c.id = $2) and ($3 or c.retired_at is null)
        and ($4::uuid is null or (not c.is_default, c.name, c.id) > (not $5::boolean, $6::text, $4))
      order by not c.is_default, c.name, c.id limit $7`,
    values: [
      tx.tenantId,
      id ?? null,
      includeRetired,
      after?.id ?? null,
      after?.isDefault ?? null,
      after?.name ?? null,
      limit + 1,
    ],
  })

type VersionFilter = { calendarId: string; versionId?: string; below?: number; limit: number }

/** Newest first. */
export const listVersions = async (tx: Tx, filter: VersionFilter): Promise<VersionFacts[]> => {
  const rows = await tx.read<{ version: VersionFacts }>({
    text: `select ${versionJson} as version from calendar_versions v
      where v.tenant_id = $1 and v.calendar_id = $2 and ($3::uuid is null or v.id = $3)
        and ($4::int is null or v.version < $4) order by v.version desc limit $5`,
    values: [
      tx.tenantId,
      filter.calendarId,
      filter.versionId ?? null,
      filter.below ?? null,
      filter.limit + 1,
    ],
  })
  return rows.map(({ version }) => version)
}

export type UsedBy = {
  organizations: Array<{ id: string; name: string }>
  contracts: Array<{ id: string; name: string }>
}

/** The first hundred of each. */
export const findUsers = async (tx: Tx, calendarId: string): Promise<UsedBy> => {
  const named = (table: string) => `coalesce((
    select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name)
    from (select id, name from ${table} where tenant_id = $1 and calendar_id = $2
      order by name limit 100) u), '[]')`
  const [row] = await tx.read<UsedBy>({
    text: `select ${named('organizations')} as organizations, ${named('contracts')} as contracts`,
    values: [tx.tenantId, calendarId],
  })
  return row ?? { organizations: [], contracts: [] }
}
