import type { GrantLotBody } from '@mesa/shared/wire/contracts.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import * as ledger from './hour-ledger.repository.ts'
import { lockState, type Poster } from './hour-ledger.service.ts'
import { addLot, grantDay } from './lots.service.ts'

export type Grant = Omit<GrantLotBody, 'id'> & {
  id?: string | undefined
  contractId: string
  actor: Poster
  at: Date
}

/**
 * Makes one lot, however often the same id or period key is delivered, and settles open overdraft
 * from it; dated by `grantDay`. Errors: `period_invalid`, `entry_id_reused`, `posting_exists` (the period has another lot).
 */
export async function grant(tx: Tx, request: Grant): Promise<ledger.Lot> {
  const { minutes, validFrom, validUntil, origin, note, actor, at } = request
  if (validUntil <= validFrom) throw new AppError('period_invalid')
  const { account } = await lockState(tx, request.contractId)
  const id = request.id ?? newId(at)
  const periodKey = request.periodKey ?? id
  const isSame = (lot: ledger.Lot) =>
    lot.accountId === account.id &&
    lot.minutes === minutes &&
    lot.validFrom === validFrom &&
    lot.validUntil === validUntil &&
    lot.origin === origin &&
    lot.periodKey === periodKey &&
    lot.note === (note ?? null)

  const sameId = await ledger.findLot(tx, id)
  if (sameId && isSame(sameId)) return sameId
  if (sameId) throw new AppError('entry_id_reused')
  const samePeriod = await ledger.findLotOfPeriod(tx, { accountId: account.id, origin, periodKey })
  if (samePeriod && isSame(samePeriod)) return samePeriod
  if (samePeriod) throw new AppError('posting_exists')

  const lot = { id, origin, periodKey, minutes, validFrom, validUntil, note: note ?? null }
  const effectiveOn = await grantDay(tx, { account, at, lot })
  return addLot(tx, { account, effectiveOn, actor, at, lot })
}
