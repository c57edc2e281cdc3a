import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type {
  ContractBalance,
  ContractKind,
  ContractView,
  LotView,
} from '@mesa/shared/wire/contracts.schema'
import type { Tx } from '../../db/database.ts'
import { etagOf } from '../../etag.ts'
import { daysBetween, localDateOf } from '../../local-date.ts'
import { viewState, type AccountState, type Lot } from '../hour-ledger/hour-ledger.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './contracts.repository.ts'

type Shown = { rows: repository.Contract[]; reader: Actor; at: Date }

export async function viewContracts(tx: Tx, { rows, reader, at }: Shown): Promise<ContractView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const products = await repository.listProducts(tx, ids)
  const organizationIds = [...new Set(rows.map((row) => row.organizationId))]
  const names = await repository.listOrganizationNames(tx, organizationIds)
  const types = await repository.listTypes(tx, [...new Set(rows.flatMap(typeOf))])
  const { policy } = await policyInForce(tx)
  const views: ContractView[] = []
  for (const row of rows) {
    const today = localDateOf(at, row.timeZone)
    const { hourPriceAmount: amount, hourPriceCurrency: currency } = row
    const rate = amount === null || currency === null ? null : { amount, currency }
    const organization = names.find(({ id }) => id === row.organizationId)
    const typeLimits = types.find(({ id }) => id === row.typeId)?.settings.openCaseLimits
    const typeLimit = organization && typeLimits?.[organization.sizeBracket]
    const seesMoney = can(reader, 'money.read', { organizationId: row.organizationId }).allowed
    views.push({
      id: row.id,
      number: row.code,
      name: row.name,
      kind: kindOf(row.kind),
      typeId: row.typeId,
      organizationId: row.organizationId,
      organizationName: organization?.name ?? '',
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      status: row.startsOn > today ? 'future' : row.endsOn <= today ? 'expired' : 'active',
      daysLeft: daysBetween(today, row.endsOn),
      period: row.period,
      periodMinutes: row.periodMinutes,
      products: products
        .filter(({ contractId }) => contractId === row.id)
        .map(({ id, name }) => ({ id, name })),
      openCaseLimit: row.openCaseLimit,
      openCaseLimitInForce: row.openCaseLimit ?? typeLimit ?? null,
      ...(seesMoney && { hourlyRate: rate }),
      roundingMinutes: row.roundingMinutes ?? policy.hours.roundingMinutes,
      overdraftMinutesMax: row.overdraftMinutesMax,
      timeZone: row.timeZone,
      calendarId: row.calendarId,
      balance: toBalance(await viewState(tx, row.id), at),
      note: row.note,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      etag: etagOf(row.version),
    })
  }
  return views
}

const typeOf = ({ typeId }: repository.Contract) => (typeId === null ? [] : [typeId])

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
    name: lot.note ?? `${lot.validFrom} – ${lot.validUntil}`,
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

/** The wire knows how a contract charges; the plan behind it is the desk's affair. */
function kindOf(kind: repository.Contract['kind']): ContractKind {
  if (kind === 'warranty' || kind === 'included' || kind === 'independent') return kind
  return kind === 'unlimited' ? 'included' : 'contract'
}
