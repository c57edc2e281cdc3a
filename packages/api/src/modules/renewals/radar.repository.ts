import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import type { contracts } from '../contracts/contracts.tables.ts'

export type RadarRow = {
  id: string
  code: string
  name: string
  kind: typeof contracts.$inferSelect.kind
  typeId: string | null
  /** By language. */
  typeName: Partial<Record<'es' | 'en' | 'pt', string>> | null
  organizationId: string
  organizationName: string
  startsOn: string
  endsOn: string
  timeZone: string
  unlimited: boolean
  period: 'once' | 'month' | 'year'
  periodMinutes: number | null
  today: string
}

export type RadarFilter = {
  organizationId: string | undefined
  /** What it meets any of; null: does not count. All null: every contract. */
  endsWithinDays: number | null
  minutesLeftBelow: number | null
  /** Whoever has hours may meet it; the forecast says. */
  mayRunOut: boolean
  after: { endsOn: string; id: string } | undefined
  at: Date
  limit: number
}

/** A contract that somebody renewed, or that is not to be renewed, needs nobody any more. */
export const isUnsettled = `
  not exists (select from contracts r where r.tenant_id = $1 and r.renews_id = c.id)
  and not exists (select from renewal_tasks d where d.tenant_id = $1 and d.contract_id = c.id
    and d.outcome = 'not_renewed')`

/** Contracts in force that nobody renewed, and those that ended with a task open; soonest to end first. */
export function listRadar(reader: Reader, filter: RadarFilter): Promise<RadarRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const today = `(${bind(filter.at)}::timestamptz at time zone c.time_zone)::date`
  const { organizationId, endsWithinDays, minutesLeftBelow, mayRunOut, after } = filter
  const hasHours = `not c.unlimited and h.granted > 0`
  const wanted = [
    endsWithinDays === null ? '' : `c.ends_on <= ${today} + ${bind(endsWithinDays)}::int`,
    minutesLeftBelow === null ? '' : `(${hasHours} and h.rest < ${bind(minutesLeftBelow)}::int)`,
    mayRunOut ? `(${hasHours})` : '',
  ].filter(Boolean)
  const conditions = [
    `c.tenant_id = $1 and c.starts_on <= ${today} and ${isUnsettled}`,
    `(c.ends_on > ${today} or exists (select from renewal_tasks k
      where k.tenant_id = $1 and k.contract_id = c.id and k.status = 'open'))`,
    organizationId === undefined ? '' : `c.organization_id = ${bind(organizationId)}::uuid`,
    wanted.length === 0 ? '' : `(${wanted.join(' or ')})`,
    after && `(c.ends_on, c.id) > (${bind(after.endsOn)}::date, ${bind(after.id)}::uuid)`,
  ]
  return reader.read<RadarRow>({
    text: `
      select c.id, c.code, c.name, c.kind, c.type_id as "typeId", t.name as "typeName",
        c.organization_id as "organizationId", o.name as "organizationName",
        c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.time_zone as "timeZone",
        c.unlimited, c.period, c.period_minutes as "periodMinutes", ${today}::text as today
      from contracts c
      join organizations o on o.tenant_id = $1 and o.id = c.organization_id
      left join catalog_entries t on t.tenant_id = $1 and t.id = c.type_id
      left join lateral (
        select -sum(b.minutes) filter (where b.bucket = 'source') as granted,
          sum(b.minutes) filter (where b.bucket in ('available', 'overdraft')) as rest
        from ledger_accounts a
        join ledger_balances b on b.tenant_id = $1 and b.account_id = a.id
        where a.tenant_id = $1 and a.contract_id = c.id) h on true
      where ${conditions.filter(Boolean).join(' and ')}
      order by c.ends_on, c.id limit ${bind(filter.limit)}::int`,
    values,
  })
}
