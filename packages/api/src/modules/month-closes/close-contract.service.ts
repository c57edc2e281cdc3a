import {
  addMonths,
  addDays,
  dayAfterMonth,
  earlierOf,
  firstDayOf,
  monthOf,
} from '@mesa/shared/ledger/dates'
import type { Tx } from '../../db/database.ts'
import { closedStatement } from '../hour-ledger/closed-statements.service.ts'
import { accountOf } from '../hour-ledger/hour-ledger.service.ts'
import { firstOpenDay, recordClose } from '../hour-ledger/lots.service.ts'
import { doEffects } from '../ledger-sweep/account-effects.service.ts'
import * as repository from './month-closes.repository.ts'

type Closing = {
  target: repository.Target
  /** `YYYY-MM`. */
  month: string
  by: { id: string | null; name: string }
  at: Date
}

/**
 * Ends a month of one contract and every open one before it, each with its statement as it stands, under
 * the account's lock: a posting comes before, and is in it, or after, and finds the month closed. What
 * ended by then expires first. Answers whether there was anything to close.
 */
export async function closeContract(tx: Tx, { target, month, by, at }: Closing): Promise<boolean> {
  const account = await accountOf(tx, target.contractId, { forUpdate: true })
  await doEffects(tx, account, { at, closing: dayAfterMonth(month) })
  const open =
    (await firstOpenDay(tx, account.id)) ?? (await repository.findFirstDay(tx, account.id))
  const last = earlierOf(firstDayOf(month), firstDayOf(addDays(target.endsOn, -1)))
  if (open === undefined || last < firstDayOf(open)) return false
  for (let first = firstDayOf(open); first <= last; first = addMonths(first, 1)) {
    const closed = await closedStatement(tx, {
      contractId: target.contractId,
      month: monthOf(first),
      closedAt: at,
      closedBy: by.name,
    })
    await recordClose(tx, {
      ...closed,
      accountId: account.id,
      organizationId: account.organizationId,
      month: first,
      closedAt: at,
      closedBy: by.name,
      closedById: by.id,
    })
  }
  return true
}
