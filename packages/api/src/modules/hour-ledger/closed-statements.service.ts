import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { addDays } from '@mesa/shared/ledger/dates'
import type { Line } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import type { Balances } from '@mesa/shared/ledger/balance'
import { listByDay, type Place } from './statement-lines.repository.ts'
import { explain, headOf, periodOf, pinAccount, placeLines } from './statement-reading.service.ts'
import { textEnd, textHead, textRow } from './statement-text.ts'

export type ClosedStatement = {
  /** The account's head that the closing knew. */
  seq: number
  headHash: string
  /** What every posting dated in the month or before left in each bucket: the next month begins with it. */
  balances: Line[]
  statement: string
  /** SHA-256 of the statement's UTF-8 bytes. */
  statementHash: string
}

const batch = 100

/**
 * The statement of a month as it is being closed, word for word and for ever (HR-10), with the names
 * of this moment. Call it under the account's lock, after the sweep, before the closing row is
 * written. `month` is `2026-03`. Errors: `not_found`.
 */
export async function closedStatement(
  tx: Tx,
  close: { contractId: string; month: string; closedAt: Date; closedBy: string },
): Promise<ClosedStatement> {
  const pin = await pinAccount(tx, close.contractId)
  const period = await periodOf(tx, pin, { month: close.month })
  const { head, opening, closing } = await headOf(tx, pin, period)
  const closed = { closedAt: close.closedAt.toISOString(), closedBy: close.closedBy }
  const rows = [textHead({ ...head, closed })]
  const days = { from: period.from, before: addDays(period.to, 1) }
  let running = opening
  let at: Place | undefined
  for (;;) {
    const postings = await listByDay(tx, { ...pin, ...days, at, isAfter: true, limit: batch })
    const { placed, after } = await placeLines(tx, postings, running)
    for (const entry of await explain(tx, placed, pin.accountId))
      rows.push(textRow(entry, rows.length === 1))
    running = after
    at = postings.at(-1)
    if (postings.length < batch) break
  }
  rows.push(textEnd)
  const hash = createHash('sha256')
  for (const row of rows) hash.update(row)
  const statement = rows.join('')
  // Writing it away is the next stretch of work: of 10,000 lines these are 5 MB.
  await setImmediate()
  return {
    seq: pin.headSeq,
    headHash: pin.headHash,
    balances: toLines(closing),
    statement,
    statementHash: hash.digest('hex'),
  }
}

/** Balances as lines that fold back into them; empty buckets say nothing. */
function toLines({ lots, account }: Balances): Line[] {
  const ofLots = [...lots].flatMap(([lotId, buckets]) =>
    Object.entries(buckets).map(([bucket, minutes]) => ({ lotId, bucket, minutes })),
  )
  const ofAccount = Object.entries(account).map(([bucket, minutes]) => ({
    lotId: null,
    bucket,
    minutes,
  }))
  return ([...ofLots, ...ofAccount] as Line[]).filter(({ minutes }) => minutes !== 0)
}
