import type { ContractGroupBy, ContractLinesQuery } from '@mesa/shared/wire/contract-reports.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import type { contracts } from '../contracts/contracts.tables.ts'
import type { Bind } from './report-filter.repository.ts'

export type ContractFilter = Pick<ContractLinesQuery, 'organizationId' | 'typeId' | 'kind'> & {
  status: NonNullable<ContractLinesQuery['status']>
  at: Date
}
/** By language. */
export type Names = Partial<Record<'es' | 'en' | 'pt', string>>
export type LineRow = {
  id: string
  code: string
  name: string
  kind: typeof contracts.$inferSelect.kind
  period: 'once' | 'month' | 'year'
  typeId: string | null
  typeName: Names | null
  organizationId: string
  organizationName: string
  startsOn: string
  endsOn: string
  daysLeft: number
  isUnlimited: boolean
} & Sums
export type Sums = {
  grantedMinutes: number
  consumedMinutes: number
  heldMinutes: number
  expiredMinutes: number
  minutesLeft: number
}
/** Whoever has hours of their own. */
const hasHours = `(not unlimited and "grantedMinutes" > 0)`

/** Contracts of a filter with their balance rows summed, as `lines`. */
function linesOf(bind: Bind, { organizationId, typeId, kind, status, at }: ContractFilter) {
  const today = `(${bind(at)}::timestamptz at time zone c.time_zone)::date`
  const inStatus = {
    future: `c.starts_on > ${today}`,
    active: `c.starts_on <= ${today} and c.ends_on > ${today}`,
    expired: `c.ends_on <= ${today}`,
    terminated: 'false',
  }[status]
  const conditions = [
    `c.tenant_id = $1 and ${inStatus}`,
    organizationId === undefined ? '' : `c.organization_id = ${bind(organizationId)}::uuid`,
    typeId === undefined ? '' : `c.type_id = ${bind(typeId)}::uuid`,
    kind === undefined ? '' : `c.kind = ${bind(kind)}`,
  ]
  const sum = (...buckets: string[]) =>
    `coalesce(sum(b.minutes) filter (where b.bucket in (${buckets.map((one) => `'${one}'`).join()})), 0)::int`
  return `lines as (
    select c.id, c.code, c.name, c.kind, c.period, c.type_id as "typeId", t.name as "typeName",
      c.organization_id as "organizationId", o.name as "organizationName", c.unlimited,
      c.starts_on as "startsOn", c.ends_on as "endsOn", c.ends_on - ${today} as "daysLeft", h.*
    from contracts c
    join organizations o on o.tenant_id = $1 and o.id = c.organization_id
    left join catalog_entries t on t.tenant_id = $1 and t.id = c.type_id
    cross join lateral (
      select -${sum('source')} as "grantedMinutes", ${sum('consumed')} as "consumedMinutes",
        ${sum('held')} as "heldMinutes", ${sum('expired')} as "expiredMinutes",
        ${sum('available', 'overdraft')} as "minutesLeft"
      from ledger_accounts a
      join ledger_balances b on b.tenant_id = $1 and b.account_id = a.id
      where a.tenant_id = $1 and a.contract_id = c.id) h
    where ${conditions.filter(Boolean).join(' and ')})`
}

/** Null: not asked for. Asked for both, it is enough to meet one. */
export type Ending = { endsWithinDays: number | null; minutesLeftBelow: number | null }
const metBy = (bind: Bind, { endsWithinDays, minutesLeftBelow }: Ending) => ({
  byDays: endsWithinDays === null ? 'false' : `"daysLeft" <= ${bind(endsWithinDays)}::int`,
  byMinutes:
    minutesLeftBelow === null
      ? 'false'
      : `(${hasHours} and "minutesLeft" < ${bind(minutesLeftBelow)}::int)`,
})

type Listing = {
  filter: ContractFilter
  ending: Ending | undefined
  after: { endsOn: string; id: string } | undefined
  limit: number
}

/** Soonest to end first, one more than asked. */
export function listLines(reader: Reader, { filter, ending, after, limit }: Listing) {
  const { values, bind } = bindings(reader.tenantId)
  const lines = linesOf(bind, filter)
  const { byDays, byMinutes } = metBy(
    bind,
    ending ?? { endsWithinDays: null, minutesLeftBelow: null },
  )
  const conditions = [
    ending === undefined ? '' : `(${byDays} or ${byMinutes})`,
    after && `("endsOn", id) > (${bind(after.endsOn)}::date, ${bind(after.id)}::uuid)`,
  ].filter(Boolean)
  return reader.read<LineRow & { isByDays: boolean; isByMinutes: boolean }>({
    text: `with ${lines}
      select id, code, name, kind, period, "typeId", "typeName", "organizationId", "organizationName",
        "startsOn"::text, "endsOn"::text, "daysLeft", unlimited as "isUnlimited", "grantedMinutes",
        "consumedMinutes", "heldMinutes", "expiredMinutes", "minutesLeft",
        ${byDays} as "isByDays", ${byMinutes} as "isByMinutes"
      from lines ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
      order by lines."endsOn", id limit ${bind(limit + 1)}::int`,
    values,
  })
}

/** How many meet what was asked, and which part of it. */
export async function countEnding(reader: Reader, filter: ContractFilter, ending: Ending) {
  const { values, bind } = bindings(reader.tenantId)
  const lines = linesOf(bind, filter)
  const { byDays, byMinutes } = metBy(bind, ending)
  const [row] = await reader.read<{ contracts: number; byDays: number; byMinutes: number }>({
    text: `with ${lines}
      select (count(*) filter (where ${byDays} or ${byMinutes}))::int as contracts,
        (count(*) filter (where ${byDays}))::int as "byDays",
        (count(*) filter (where ${byMinutes}))::int as "byMinutes" from lines`,
    values,
  })
  return row ?? { contracts: 0, byDays: 0, byMinutes: 0 }
}

export type GroupRow = Sums & {
  isTotal: boolean
  key: string | null
  typeName: Names | null
  organizationName: string | null
  contracts: number
  warranties: number
  unlimited: number
  soonestDaysLeft: number | null
}

/** The total and its groups, soonest to end first. */
export function sumLines(
  reader: Reader,
  { filter, groupBy }: { filter: ContractFilter; groupBy: ContractGroupBy },
): Promise<GroupRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const key = {
    type: `coalesce("typeId"::text, 'none')`,
    organization: '"organizationId"::text',
    kind: 'kind',
  }[groupBy]
  const sums = ['granted', 'consumed', 'held', 'expired']
    .map((one) => `sum("${one}Minutes")::int as "${one}Minutes"`)
    .join(', ')
  return reader.read<GroupRow>({
    text: `with ${linesOf(bind, filter)}, keyed as (select *, ${key} as key from lines)
      select grouping(key) = 1 as "isTotal", key, (array_agg("typeName"))[1] as "typeName",
        min("organizationName") as "organizationName", count(*)::int as contracts,
        (count(*) filter (where kind = 'warranty'))::int as warranties,
        (count(*) filter (where unlimited))::int as unlimited, ${sums},
        sum("minutesLeft")::int as "minutesLeft", min("daysLeft") as "soonestDaysLeft"
      from keyed group by grouping sets ((), (key))
      order by min("daysLeft"), key`,
    values,
  })
}
