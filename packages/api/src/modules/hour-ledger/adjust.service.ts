import { allocate } from '@mesa/shared/ledger/allocate'
import { consumeLines } from '@mesa/shared/ledger/postings'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { lockState, post, type AccountState, type Poster } from './hour-ledger.service.ts'
import { addLot, grantDay } from './lots.service.ts'

export type Adjustment = {
  id: string
  contractId: string
  /** Above 0 grants, below 0 consumes. */
  minutes: number
  reason: string
  validFrom: string | null
  /** Exclusive. */
  validUntil: string | null
  actor: Poster
  at: Date
}

/**
 * Posts minutes put right by hand, today: granted ones as a lot, valid until its contract ends unless it
 * says otherwise; taken ones from the lots valid today, whole or not at all. The posting has the
 * adjustment's id. Errors: `period_invalid`, `balance_insufficient` with the shortfall.
 */
export async function postAdjustment(
  tx: Tx,
  adjustment: Adjustment,
): Promise<{ accountId: string }> {
  const { id, minutes, reason, actor, at } = adjustment
  const { account, lots } = await lockState(tx, adjustment.contractId)
  const today = localDateOf(at, account.timeZone)
  const booked = { account, kind: 'adjust' as const, effectiveOn: today, actor, at, reason }
  if (minutes > 0) {
    const { validFrom, validUntil } = lotPeriod(adjustment, { today, endsOn: account.endsOn })
    const origin = 'courtesy' as const
    const lot = { id, origin, periodKey: id, minutes, validFrom, validUntil, note: reason }
    await addLot(tx, { ...booked, effectiveOn: await grantDay(tx, { account, at, lot }), lot })
    return { accountId: account.id }
  }
  await post(tx, { ...booked, id, lines: consumeLines(takenFrom(lots, { today, minutes })) })
  return { accountId: account.id }
}

/**
 * Refuses minutes taken that the lots valid today do not have, before anybody is asked to approve them.
 * Error: `balance_insufficient` with the shortfall.
 */
export async function refuseShortfall(
  tx: Tx,
  { contractId, minutes, at }: Pick<Adjustment, 'contractId' | 'minutes' | 'at'>,
): Promise<void> {
  if (minutes > 0) return
  const { account, lots } = await lockState(tx, contractId)
  takenFrom(lots, { today: localDateOf(at, account.timeZone), minutes })
}

function takenFrom(
  lots: AccountState['lots'],
  { today, minutes }: { today: string; minutes: number },
) {
  const { parts, unallocatedMinutes } = allocate({ lots, date: today, minutes: -minutes })
  if (unallocatedMinutes > 0)
    throw new AppError('balance_insufficient', {
      availableMinutes: -minutes - unallocatedMinutes,
      shortfallMinutes: unallocatedMinutes,
    })
  return parts
}

/**
 * Refuses minutes given to a lot that lies wholly in closed months, before anybody is asked to approve them.
 * Error: `period_invalid`.
 */
export async function refuseClosedLot(
  tx: Tx,
  { contractId, at, ...period }: Pick<Adjustment, 'contractId' | 'validFrom' | 'validUntil' | 'at'>,
): Promise<void> {
  const { account } = await lockState(tx, contractId)
  const days = { today: localDateOf(at, account.timeZone), endsOn: account.endsOn }
  await grantDay(tx, { account, at, lot: lotPeriod(period, days) })
}

type Days = { today: string; endsOn: string }

/** When granted minutes may be spent. Error: `period_invalid`. */
export function lotPeriod(
  { validFrom, validUntil }: Pick<Adjustment, 'validFrom' | 'validUntil'>,
  { today, endsOn }: Days,
): { validFrom: string; validUntil: string } {
  const period = { validFrom: validFrom ?? today, validUntil: validUntil ?? endsOn }
  if (period.validUntil <= period.validFrom)
    throw new AppError('period_invalid', { errors: [{ path: 'validUntil', code: 'too_small' }] })
  return period
}
