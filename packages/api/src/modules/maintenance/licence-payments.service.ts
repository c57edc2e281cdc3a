import { can } from '@mesa/shared/access/can'
import { maintenanceMinutes } from '@mesa/shared/ledger/maintenance'
import type {
  CreateLicencePaymentBody,
  LicencePaymentList,
  LicencePaymentView,
} from '@mesa/shared/wire/maintenance.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { loadContract, type Contract } from '../contracts/contracts.service.ts'
import { addLot, grantDay } from '../hour-ledger/lots.service.ts'
import { accountOf } from '../hour-ledger/hour-ledger.service.ts'
import { rescheduleAccount } from '../ledger-sweep/ledger-schedules.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './maintenance.repository.ts'

export type LicencePaymentsService = ReturnType<typeof createLicencePaymentsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** As the ledger takes them at once. */
const minutesMax = 6_000_000

/** Licences paid for a year, and the maintenance they bring (HR-3). */
export const createLicencePaymentsService = ({ db, clock, cursors }: Deps) => ({
  list(
    actor: Caller,
    contractId: string,
    { limit = 50, cursor }: { limit?: number; cursor?: string },
  ): Promise<LicencePaymentList> {
    return db.transaction(
      actor,
      async (tx) => {
        const contract = await loadContract(tx, actor, { id: contractId })
        const bound = { actor, filters: { list: 'licence payments', contractId } }
        const [year] = cursors.decode(cursor, bound) ?? []
        const before = year === undefined ? undefined : Number(year)
        const rows = await repository.listPayments(tx, { contractId, before, limit })
        const keysOf = (row: repository.Payment) => cursors.encode([row.licenceYear], bound)
        const { items, nextCursor } = toPage(rows, limit, keysOf)
        const { organizationId } = contract
        const seesMoney = can(actor, 'money.read', { organizationId }).allowed
        return { items: items.map((row) => view(row, seesMoney)), nextCursor }
      },
      { readOnly: true },
    )
  },

  /**
   * Records the payment of a licence year and grants its lot, once: the same payment again answers with
   * the first. Errors: `rule_off`, `factor_missing`, `period_invalid`, `already_exists` (another payment of
   * that year), `malformed` (more hours than a lot takes).
   */
  record(
    actor: Caller,
    contractId: string,
    body: CreateLicencePaymentBody,
  ): Promise<LicencePaymentView> {
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const asked = { id: contractId, permission: 'maintenance.manage' } as const
      const contract = await loadContract(tx, actor, asked)
      const payment = await record(tx, contract, { actor, body, at })
      return view(payment, true)
    })
  },
})

type Recording = { actor: Caller; body: CreateLicencePaymentBody; at: Date }

async function record(tx: Tx, contract: Contract, { actor, body, at }: Recording) {
  const { policy } = await policyInForce(tx)
  if (policy.hours.maintenance === 'off') throw new AppError('rule_off')
  const account = await accountOf(tx, contract.id, { forUpdate: true })
  const { licenceYear, paidOn, reference } = body
  const { amount, currency } = body.amount
  const earlier = await repository.findPayment(tx, { contractId: contract.id, licenceYear })
  if (earlier) return demandSame(earlier, body)

  const factor = await repository.findFactor(tx, { year: licenceYear, currency })
  if (!factor) throw new AppError('factor_missing')
  const fractionDigits = digitsOf(currency)
  const minutes = maintenanceMinutes({ amount, fractionDigits }, factor.minutesPerThousand)
  if (minutes > minutesMax)
    throw new AppError('malformed', { errors: [{ path: 'amount.amount', code: 'too_large' }] })
  const period = periodOf(body, contract)
  const by = eventActor(actor)
  const effectiveOn = await grantDay(tx, { account, at, lot: period })
  const booked = { account, effectiveOn, actor: by, at }
  const lot = {
    ...period,
    origin: 'maintenance' as const,
    periodKey: `${licenceYear}`,
    minutes,
    accumulates: false,
    note: reference ?? null,
  }
  const granted = minutes > 0 ? await addLot(tx, { ...booked, lot }) : null
  const payment = await repository.insertPayment(tx, {
    id: newId(at),
    contractId: contract.id,
    organizationId: contract.organizationId,
    licenceYear,
    paidOn,
    amount,
    currency,
    minutesPerThousand: factor.minutesPerThousand,
    minutes,
    lotId: granted?.id ?? null,
    reference: reference ?? null,
    recordedBy: by.name,
    recordedById: by.id,
    recordedAt: at,
  })
  await rescheduleAccount(tx, account.id, at)
  const details = { licenceYear, paidOn, amount: body.amount, minutes, lotId: payment.lotId }
  const act = { actor, targetType: 'contract', targetId: contract.id, details, at }
  await audit(tx, { ...act, action: 'maintenance.payment_recorded' })
  return payment
}

/** A delivery that says something else of the year is another payment: there is one a year. */
function demandSame(earlier: repository.Payment, { amount, paidOn }: CreateLicencePaymentBody) {
  const isSame =
    earlier.amount === amount.amount &&
    earlier.currency === amount.currency &&
    earlier.paidOn === paidOn
  if (isSame) return earlier
  throw new AppError('already_exists', { errors: [{ path: 'licenceYear', code: 'not_unique' }] })
}

/** A year at most, as maintenance does not accumulate; it ends with the contract unless said otherwise. */
function periodOf({ validFrom, validUntil }: CreateLicencePaymentBody, { endsOn }: Contract) {
  const year = `${Number(validFrom.slice(0, 4)) + 1}`.padStart(4, '0')
  // 29 February renews on 1 March.
  const aYearLater = validFrom.endsWith('-02-29') ? `${year}-03-01` : year + validFrom.slice(4)
  const until = validUntil ?? (endsOn < aYearLater ? endsOn : aYearLater)
  if (until <= validFrom || until > aYearLater) throw new AppError('period_invalid')
  return { validFrom, validUntil: until }
}

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2

const view = (row: repository.Payment, seesMoney: boolean): LicencePaymentView => ({
  id: row.id,
  contractId: row.contractId,
  licenceYear: row.licenceYear,
  paidOn: row.paidOn,
  ...(seesMoney && { amount: { amount: row.amount, currency: row.currency } }),
  minutesPerThousand: row.minutesPerThousand,
  minutes: row.minutes,
  lotId: row.lotId,
  reference: row.reference,
  recordedBy: { id: row.recordedById, name: row.recordedBy },
  recordedAt: row.recordedAt.toISOString(),
})
