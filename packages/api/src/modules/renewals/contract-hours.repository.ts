import type { Reader } from '../../db/database.ts'

export type HoursRow = {
  contractId: string
  grantedMinutes: number
  consumedMinutes: number
  heldMinutes: number
  expiredMinutes: number
  availableMinutes: number
  /** Open overdraft, at least 0. */
  overdraftMinutes: number
}

/** Sums of the balance rows of contracts, by key; a contract without an entry has no row. */
export const listHours = (reader: Reader, contractIds: readonly string[]): Promise<HoursRow[]> =>
  reader.read<HoursRow>({
    text: `
      select a.contract_id as "contractId",
        coalesce(-sum(b.minutes) filter (where b.bucket = 'source'), 0)::int as "grantedMinutes",
        coalesce(sum(b.minutes) filter (where b.bucket = 'consumed'), 0)::int as "consumedMinutes",
        coalesce(sum(b.minutes) filter (where b.bucket = 'held'), 0)::int as "heldMinutes",
        coalesce(sum(b.minutes) filter (where b.bucket = 'expired'), 0)::int as "expiredMinutes",
        coalesce(sum(b.minutes) filter (where b.bucket = 'available'), 0)::int as "availableMinutes",
        coalesce(-sum(b.minutes) filter (where b.bucket = 'overdraft'), 0)::int as "overdraftMinutes"
      from ledger_accounts a
      join ledger_balances b on b.tenant_id = $1 and b.account_id = a.id
      where a.tenant_id = $1 and a.contract_id = any($2::uuid[])
      group by a.contract_id`,
    values: [reader.tenantId, contractIds],
  })

export type LotRow = {
  contractId: string
  id: string
  validFrom: string
  validUntil: string
  grantedMinutes: number
  availableMinutes: number
  consumedMinutes: number
}

/** Lots that end after a date, of each contract soonest to end first, with what is left of them. */
export const listOpenLots = (
  reader: Reader,
  { contractIds, after }: { contractIds: readonly string[]; after: string },
): Promise<LotRow[]> =>
  reader.read<LotRow>({
    text: `
      select a.contract_id as "contractId", l.id, l.valid_from::text as "validFrom",
        l.valid_until::text as "validUntil", l.minutes as "grantedMinutes",
        coalesce(v.minutes, 0) as "availableMinutes", coalesce(u.minutes, 0) as "consumedMinutes"
      from ledger_accounts a
      join ledger_lots l on l.tenant_id = $1 and l.account_id = a.id
      left join ledger_balances v on v.tenant_id = $1 and v.account_id = a.id and v.lot_key = l.id
        and v.bucket = 'available'
      left join ledger_balances u on u.tenant_id = $1 and u.account_id = a.id and u.lot_key = l.id
        and u.bucket = 'consumed'
      where a.tenant_id = $1 and a.contract_id = any($2::uuid[]) and l.valid_until > $3::date
      order by a.contract_id, l.valid_until, l.id`,
    values: [reader.tenantId, contractIds, after],
  })

export type ChargedRow = { contractId: string; on: string; minutes: number }

/** Minutes charged to contracts by the day worked, from a date on; days without any are absent. */
export const listChargedDays = (
  reader: Reader,
  { contractIds, from }: { contractIds: readonly string[]; from: string },
): Promise<ChargedRow[]> =>
  reader.read<ChargedRow>({
    text: `
      select w.contract_id as "contractId", w.worked_on::text as "on",
        sum(w.charged_minutes)::int as minutes
      from worklogs w
      where w.tenant_id = $1 and w.contract_id = any($2::uuid[]) and w.worked_on >= $3::date
      group by w.contract_id, w.worked_on`,
    values: [reader.tenantId, contractIds, from],
  })
