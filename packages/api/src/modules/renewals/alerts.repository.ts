import type { Reader, Tx } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import { isUnsettled } from './radar.repository.ts'
import { contractAlerts } from './renewals.tables.ts'

export type AlertRow = {
  id: string
  code: string
  name: string
  organizationId: string
  organizationName: string
  accountLeadId: string | null
  startsOn: string
  endsOn: string
  timeZone: string
  unlimited: boolean
  period: 'once' | 'month' | 'year'
  periodMinutes: number | null
  /** Of its terms in force; null: not said. */
  renewal: 'none' | 'task' | 'automatic' | null
  today: string
}

const columns = (today: string) => `
  c.id, c.code, c.name, c.organization_id as "organizationId", o.name as "organizationName",
  o.account_lead_id as "accountLeadId", c.starts_on::text as "startsOn", c.ends_on::text as "endsOn",
  c.time_zone as "timeZone", c.unlimited, c.period, c.period_minutes as "periodMinutes",
  v.terms ->> 'renewal' as renewal, ${today}::text as today`
const joined = `
  contracts c
  join organizations o on o.tenant_id = $1 and o.id = c.organization_id
  left join contract_versions v on v.tenant_id = $1 and v.contract_id = c.id
    and v.version = c.terms_version`

type Due = { at: Date; daysBefore: number; percents: readonly number[]; limit: number }

/** Contracts of which something is to be told that was not yet: their end, or a part of a lot in force. */
export function listDue(reader: Reader, { at, daysBefore, percents, limit }: Due) {
  const { values, bind } = bindings(reader.tenantId)
  const today = `(${bind(at)}::timestamptz at time zone c.time_zone)::date`
  const untold = (kind: string, key: string) => `not exists (select from contract_alerts t
    where t.tenant_id = $1 and t.contract_id = c.id and t.kind = '${kind}' and t.key = ${key})`
  return reader.read<AlertRow>({
    text: `
      select ${columns(today)} from ${joined}
      where c.tenant_id = $1 and c.starts_on <= ${today} and c.ends_on > ${today} and ${isUnsettled}
        and ((c.ends_on <= ${today} + ${bind(daysBefore)}::int and ${untold('days', 'c.ends_on::text')})
          or exists (
            select from ledger_accounts a
            join ledger_lots l on l.tenant_id = $1 and l.account_id = a.id
              and l.valid_from <= ${today} and l.valid_until > ${today}
            join ledger_balances b on b.tenant_id = $1 and b.account_id = a.id and b.lot_key = l.id
              and b.bucket = 'consumed'
            cross join unnest(${bind(percents)}::int[]) as p(percent)
            where a.tenant_id = $1 and a.contract_id = c.id
              and b.minutes::bigint * 100 >= l.minutes::bigint * p.percent
              and ${untold('fraction', "l.id::text || ' ' || p.percent")}))
      order by c.ends_on, c.id limit ${bind(limit)}::int`,
    values,
  })
}

type Following = { at: Date; after: string | undefined; limit: number }

/** Contracts in force with hours of their own, by id: whose hours may run out. */
export function listWithHours(reader: Reader, { at, after, limit }: Following) {
  const { values, bind } = bindings(reader.tenantId)
  const today = `(${bind(at)}::timestamptz at time zone c.time_zone)::date`
  return reader.read<AlertRow>({
    text: `
      select ${columns(today)} from ${joined}
      where c.tenant_id = $1 and c.starts_on <= ${today} and c.ends_on > ${today}
        and not c.unlimited and ${isUnsettled}
        ${after === undefined ? '' : `and c.id > ${bind(after)}::uuid`}
      order by c.id limit ${bind(limit)}::int`,
    values,
  })
}

/** What was told of contracts, as `kind key`. */
export const listTold = (reader: Reader, contractIds: readonly string[]) =>
  reader.read<{ contractId: string; told: string }>({
    text: `
      select contract_id as "contractId", kind || ' ' || key as told from contract_alerts
      where tenant_id = $1 and contract_id = any($2::uuid[])`,
    values: [reader.tenantId, contractIds],
  })

type NewAlert = Omit<typeof contractAlerts.$inferInsert, 'tenantId'>

/** False where it was told already, by whichever node or retry. */
export const insertAlert = async (tx: Tx, alert: NewAlert): Promise<boolean> => {
  const inserted = await tx.db
    .insert(contractAlerts)
    .values({ ...alert, tenantId: tx.tenantId })
    .onConflictDoNothing()
    .returning({ id: contractAlerts.id })
  return inserted.length > 0
}
