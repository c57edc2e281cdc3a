import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { lotName } from '@mesa/shared/ledger/lot-name'
import type {
  ContractBalance,
  ContractStatus,
  ContractView,
  LotView,
} from '@mesa/shared/wire/contracts.schema'
import type { Tx } from '../../db/database.ts'
import { etagOf } from '../../etag.ts'
import { daysBetween, localDateOf } from '../../local-date.ts'
import { termsInForce } from '../contract-versions/contract-versions.service.ts'
import { type AccountState, type Lot } from '../hour-ledger/hour-ledger.service.ts'
import { sumsOfContracts, type BucketSum } from '../hour-ledger/balance-sums.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './contracts.repository.ts'

type Shown = { rows: repository.Contract[]; reader: Actor; at: Date }

/** In a fixed number of statements, however many there are. */
export async function viewContracts(tx: Tx, { rows, reader, at }: Shown): Promise<ContractView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [products, organizations, sums, terms, { policy }] = await Promise.all([
    repository.listProducts(tx, ids),
    repository.listOrganizationNames(tx, [...new Set(rows.map((row) => row.organizationId))]),
    sumsOfContracts(tx, ids, at),
    termsInForce(tx, rows),
    policyInForce(tx),
  ])
  return rows.map((row) => {
    const organization = organizations.find(({ id }) => id === row.organizationId)
    const limits = terms.get(row.id)?.openCaseLimits
    const limitOfType = organization && limits?.[organization.sizeBracket]
    const seesMoney = can(reader, 'money.read', { organizationId: row.organizationId }).allowed
    return {
      ...wordsOf(row, localDateOf(at, row.timeZone)),
      organizationName: organization?.name ?? '',
      products: products
        .filter(({ contractId }) => contractId === row.id)
        .map(({ id, name }) => ({ id, name })),
      openCaseLimitInForce: row.openCaseLimit ?? limitOfType ?? null,
      ...(seesMoney && { hourlyRate: rateOf(row) }),
      roundingMinutes: row.roundingMinutes ?? policy.hours.roundingMinutes,
      balance: balanceOf(sums.get(row.id) ?? [], at),
    }
  })
}

const rateOf = ({ hourPriceAmount: amount, hourPriceCurrency: currency }: repository.Contract) =>
  amount === null || currency === null ? null : { amount, currency }

/** What the row says by itself. */
const wordsOf = (row: repository.Contract, today: string) => ({
  id: row.id,
  number: row.code,
  name: row.name,
  kind: row.kind,
  typeId: row.typeId,
  termsVersion: row.termsVersion,
  renewsId: row.renewsId,
  organizationId: row.organizationId,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  status: statusOn(row, today),
  daysLeft: daysBetween(today, row.endsOn),
  period: row.period,
  periodMinutes: row.periodMinutes,
  openCaseLimit: row.openCaseLimit,
  overdraftMinutesMax: row.overdraftMinutesMax,
  timeZone: row.timeZone,
  calendarId: row.calendarId,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  etag: etagOf(row.version),
})

function statusOn({ startsOn, endsOn }: repository.Contract, today: string): ContractStatus {
  if (startsOn > today) return 'future'
  return endsOn <= today ? 'expired' : 'active'
}

/** granted + overdraft = consumed + held + expired + available, of sums over lots and account. */
function balanceOf(sums: readonly BucketSum[], asOf: Date): ContractBalance {
  const one = (bucket: string) => sums.find((sum) => sum.bucket === bucket)
  const of = (bucket: string) => one(bucket)?.minutes ?? 0
  return {
    grantedMinutes: 0 - of('source'),
    consumedMinutes: of('consumed'),
    heldMinutes: of('held'),
    expiredMinutes: of('expired'),
    availableMinutes: of('available'),
    graceMinutes: one('available')?.endedMinutes ?? 0,
    futureMinutes: one('available')?.futureMinutes ?? 0,
    overdraftMinutes: 0 - of('overdraft'),
    asOf: asOf.toISOString(),
  }
}

/** granted + overdraft = consumed + held + expired + available. */
export function toBalance(
  { account, balances, lotRows }: AccountState,
  asOf: Date,
): ContractBalance {
  const lots = [...balances.lots.values()]
  const today = localDateOf(asOf, account.timeZone)
  const availableOf = (rows: Lot[]) =>
    rows.reduce((total, { id }) => total + (balances.lots.get(id)?.available ?? 0), 0)
  const sum = (bucket: 'available' | 'held' | 'consumed' | 'expired') =>
    lots.reduce((total, lot) => total + lot[bucket], 0)
  return {
    grantedMinutes: 0 - balances.account.source,
    consumedMinutes: sum('consumed') + balances.account.consumed,
    heldMinutes: sum('held'),
    expiredMinutes: sum('expired'),
    availableMinutes: sum('available'),
    graceMinutes: availableOf(lotRows.filter(({ validUntil }) => validUntil <= today)),
    futureMinutes: availableOf(lotRows.filter(({ validFrom }) => validFrom > today)),
    overdraftMinutes: 0 - balances.account.overdraft,
    asOf: asOf.toISOString(),
  }
}

export function toLotView(lot: Lot, { account, balances }: AccountState): LotView {
  const { available = 0, held = 0, consumed = 0, expired = 0 } = balances.lots.get(lot.id) ?? {}
  return {
    id: lot.id,
    contractId: account.contractId,
    name: lotName(lot),
    origin: lot.origin,
    periodKey: lot.periodKey,
    validFrom: lot.validFrom,
    validUntil: lot.validUntil,
    accumulates: lot.accumulates,
    note: lot.note,
    grantedMinutes: available + held + consumed + expired,
    availableMinutes: available,
    heldMinutes: held,
    consumedMinutes: consumed,
    expiredMinutes: expired,
    createdAt: lot.createdAt.toISOString(),
  }
}
