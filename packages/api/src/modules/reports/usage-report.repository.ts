import type { UsageReportQuery } from '@mesa/shared/wire/contract-reports.schema'
import type { Reader } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import type { Names } from './contract-lines.repository.ts'

export type UsageFilter = Pick<
  UsageReportQuery,
  'organizationId' | 'typeId' | 'kind' | 'contractId'
> & { from: string; to: string }
export type UsageSums = {
  contractedMinutes: number
  usedMinutes: number
  /** Of `usedMinutes` what lots carried over paid, whose hours were contracted with those before. */
  usedCarriedMinutes: number
  usedBeforeMinutes: number
}
export type UsageRow = UsageSums & {
  id: string
  code: string
  name: string
  typeId: string | null
  typeName: Names | null
  organizationId: string
  organizationName: string
}

/** Contracts in force on some day of the period, as `chosen` with their account. */
function start(reader: Reader, filter: UsageFilter) {
  const { values, bind } = bindings(reader.tenantId)
  const { organizationId, typeId, kind, contractId } = filter
  const [from, to] = [`${bind(filter.from)}::date`, `${bind(filter.to)}::date`]
  const conditions = [
    `c.tenant_id = $1 and c.starts_on < ${to} and c.ends_on > ${from}`,
    organizationId === undefined ? '' : `c.organization_id = ${bind(organizationId)}::uuid`,
    typeId === undefined ? '' : `c.type_id = ${bind(typeId)}::uuid`,
    kind === undefined ? '' : `c.kind = ${bind(kind)}`,
    contractId === undefined ? '' : `c.id = ${bind(contractId)}::uuid`,
  ]
  const text = `chosen as (
    select c.id, c.code, c.name, c.type_id, c.organization_id, a.id as account_id
    from contracts c
    join ledger_accounts a on a.tenant_id = $1 and a.contract_id = c.id
    where ${conditions.filter(Boolean).join(' and ')})`
  return { values, from, to, chosenText: text }
}

/** Of each contract the lots in force in the period, those carried over aside, and what was charged in it and before. */
export function listUsage(reader: Reader, filter: UsageFilter): Promise<UsageRow[]> {
  const { values, from, to, chosenText } = start(reader, filter)
  return reader.read<UsageRow>({
    text: `with ${chosenText},
      lots as (
        select l.account_id, l.id from chosen s
        join ledger_lots l on l.tenant_id = $1 and l.account_id = s.account_id
          and l.origin <> 'carry_over' and l.valid_from < ${to} and l.valid_until > ${from}),
      contracted as (
        select b.account_id, sum(b.minutes) as minutes from lots
        join ledger_balances b on b.tenant_id = $1 and b.account_id = lots.account_id
          and b.lot_key = lots.id and b.bucket in ('available', 'held', 'consumed', 'expired')
        group by b.account_id),
      used as (
        select p.account_id, sum(n.minutes) filter (where p.effective_on >= ${from}) as within,
          sum(n.minutes) filter (where p.effective_on >= ${from} and c.origin = 'carry_over') as carried,
          sum(n.minutes) filter (where p.effective_on < ${from} and lots.id is not null) as before
        from chosen s
        join ledger_postings p on p.tenant_id = $1 and p.account_id = s.account_id
          and p.effective_on < ${to}
        join ledger_lines n on n.tenant_id = $1 and n.posting_id = p.id and n.bucket = 'consumed'
        left join lots on lots.id = n.lot_id
        left join ledger_lots c on c.tenant_id = $1 and c.id = n.lot_id
        group by p.account_id)
      select s.id, s.code, s.name, s.type_id as "typeId", t.name as "typeName",
        s.organization_id as "organizationId", o.name as "organizationName",
        coalesce(contracted.minutes, 0)::int as "contractedMinutes",
        coalesce(used.within, 0)::int as "usedMinutes",
        coalesce(used.carried, 0)::int as "usedCarriedMinutes",
        coalesce(used.before, 0)::int as "usedBeforeMinutes"
      from chosen s
      join organizations o on o.tenant_id = $1 and o.id = s.organization_id
      left join catalog_entries t on t.tenant_id = $1 and t.id = s.type_id
      left join contracted on contracted.account_id = s.account_id
      left join used on used.account_id = s.account_id
      order by s.code, s.id`,
    values,
  })
}

export type MonthRow = { month: string; usedMinutes: number; grantedMinutes: number }

/** By month `YYYY-MM`: what was charged for its days, and the hours that began in it. */
export function listMonths(reader: Reader, filter: UsageFilter): Promise<MonthRow[]> {
  const { values, from, to, chosenText } = start(reader, filter)
  return reader.read<MonthRow>({
    text: `with ${chosenText},
      used as (
        select to_char(p.effective_on, 'YYYY-MM') as month, sum(n.minutes) as minutes from chosen s
        join ledger_postings p on p.tenant_id = $1 and p.account_id = s.account_id
          and p.effective_on >= ${from} and p.effective_on < ${to}
        join ledger_lines n on n.tenant_id = $1 and n.posting_id = p.id and n.bucket = 'consumed'
        group by 1),
      granted as (
        select to_char(l.valid_from, 'YYYY-MM') as month, sum(b.minutes) as minutes from chosen s
        join ledger_lots l on l.tenant_id = $1 and l.account_id = s.account_id
          and l.origin <> 'carry_over' and l.valid_from >= ${from} and l.valid_from < ${to}
        join ledger_balances b on b.tenant_id = $1 and b.account_id = s.account_id
          and b.lot_key = l.id and b.bucket in ('available', 'held', 'consumed', 'expired')
        group by 1)
      select month, coalesce(used.minutes, 0)::int as "usedMinutes",
        coalesce(granted.minutes, 0)::int as "grantedMinutes"
      from used full join granted using (month)`,
    values,
  })
}
