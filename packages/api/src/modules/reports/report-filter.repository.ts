import type { AttainmentQuery, ReportGroupBy } from '@mesa/shared/wire/reports.schema'
import type { bindings } from '../../db/sql-text.ts'

/** Which cases and when; dates of the desk, `to` exclusive. */
export type ReportFilter = { from: string; to: string; timeZone: string } & Pick<
  AttainmentQuery,
  'type' | 'productId' | 'organizationId' | 'criticality'
>
export type Bind = ReturnType<typeof bindings>['bind']

/** `column` lies in the filter's period. */
export function inPeriod(bind: Bind, column: string, { from, to, timeZone }: ReportFilter): string {
  const zone = bind(timeZone)
  const midnight = (date: string) => `(${bind(date)}::date::timestamp at time zone ${zone}::text)`
  return `${column} >= ${midnight(from)} and ${column} < ${midnight(to)}`
}

/** `column` lies in the filter's period, and the case `t` passes its other words. */
export function inFilter(bind: Bind, column: string, filter: ReportFilter): string {
  const { type, productId, organizationId, criticality } = filter
  return [
    inPeriod(bind, column, filter),
    type === undefined ? '' : `t.type = ${bind(type)}`,
    productId === undefined ? '' : `t.product_id = ${bind(productId)}::uuid`,
    organizationId === undefined ? '' : `t.organization_id = ${bind(organizationId)}::uuid`,
    criticality === undefined
      ? ''
      : criticality === 'none'
        ? 't.criticality is null'
        : `t.criticality = ${bind(criticality)}`,
  ]
    .filter(Boolean)
    .join(' and ')
}

/** What became of a clock `c` by `now`: late as soon as its due instant has passed, whoever noticed. */
export const outcomeOf = (now: string) => `case
  when c.breached_at is not null or (c.finished_at is null and c.due_at < ${now}::timestamptz) then 'breached'
  when c.finished_at is not null then 'met' else 'running' end`

/** A cancelled clock promised nothing any more, unless it was late before. */
export const isCounted = `(c.state <> 'cancelled' or c.breached_at is not null)`

/** The value of the filter that names a case's group. */
export const groupKeys: Record<ReportGroupBy, string> = {
  criticality: `coalesce(t.criticality, 'none')`,
  product: 't.product_id::text',
  organization: 't.organization_id::text',
}
