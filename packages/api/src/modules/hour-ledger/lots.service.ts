import { dayAfterMonth, earlierOf, laterOf, monthOf } from '@mesa/shared/ledger/dates'
import { expireLines, grantLines, settleLines } from '@mesa/shared/ledger/postings'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { localDateOf } from '../../local-date.ts'
import * as ledger from './hour-ledger.repository.ts'
import { holdWaiting } from './late-holds.service.ts'
import * as lots from './lots.repository.ts'
import { post, type Poster } from './hour-ledger.service.ts'

/** Queues nobody: undefined where somebody else has the account. */
export const lockAccountIfFree = (tx: Tx, accountId: string) =>
  lots.lockAccountIfFree(tx, accountId)

type Booked = {
  account: ledger.Account
  /** `YYYY-MM-DD`, in an open month. */
  effectiveOn: string
  actor: Poster
  at: Date
  reason?: string
}

type LotToAdd = {
  id?: string
  origin: ledger.Lot['origin']
  periodKey: string
  minutes: number
  validFrom: string
  validUntil: string
  accumulates?: boolean
  note?: string | null
}

/**
 * Grants a lot of a locked account, settles from it the overdraft worked by the lot's last day, and holds
 * what consents wait for. `kind` adjust: put right by hand.
 */
export async function addLot(
  tx: Tx,
  {
    lot,
    account,
    kind = 'grant',
    ...booked
  }: Booked & { lot: LotToAdd; kind?: 'grant' | 'adjust' },
): Promise<ledger.Lot> {
  const { minutes, validUntil } = lot
  const id = lot.id ?? newId(booked.at)
  const { seq } = await freshAccount(tx, account.id)
  const row = await ledger.insertLot(tx, {
    ...lot,
    id,
    note: lot.note ?? null,
    accountId: account.id,
    organizationId: account.organizationId,
    createdSeq: seq + 1,
    createdAt: booked.at,
  })
  await post(tx, {
    ...booked,
    account,
    id,
    kind,
    lot: row,
    lines: grantLines({ lotId: id, minutes }),
  })
  const open = await lots.openOverdraft(tx, { accountId: account.id, before: validUntil })
  const settled = Math.min(minutes, open)
  if (settled > 0) {
    const lines = settleLines({ lotId: id, minutes: settled })
    await post(tx, { ...booked, account, kind: 'settle', lines })
  }
  await holdWaiting(tx, { account, actor: booked.actor, at: booked.at })
  return row
}

/** What a lot of a locked account has left at its end is lost. */
export const expireLot = (
  tx: Tx,
  { lotId, minutes, ...booked }: Booked & { lotId: string; minutes: number },
) => post(tx, { ...booked, kind: 'expire', lines: expireLines([{ lotId, minutes }]) })

/** The first day that may take postings of an account; null: no month is closed. */
export async function firstOpenDay(tx: Tx, accountId: string): Promise<string | null> {
  const month = await lots.findLastClosed(tx, accountId)
  return month === null ? null : dayAfterMonth(monthOf(month))
}

type GivenLot = Pick<LotToAdd, 'validFrom' | 'validUntil'>

/**
 * The day that a lot given by hand is dated: today, or its first day where that has been, but in an open
 * month. Error: `period_invalid` of a lot that lies wholly in closed months, as nothing can be charged to it.
 */
export async function grantDay(
  tx: Tx,
  {
    account,
    at,
    lot: { validFrom, validUntil },
  }: { account: Pick<ledger.Account, 'id' | 'timeZone'>; at: Date; lot: GivenLot },
): Promise<string> {
  const openFrom = await firstOpenDay(tx, account.id)
  if (openFrom !== null && validUntil <= openFrom)
    throw new AppError('period_invalid', { errors: [{ path: 'validUntil', code: 'too_small' }] })
  const began = earlierOf(validFrom, localDateOf(at, account.timeZone))
  return openFrom === null ? began : laterOf(began, openFrom)
}

/** Closes a month of an account, under its lock; nothing may be posted into it any more. */
export const recordClose = (tx: Tx, row: lots.CloseInsert) => lots.insertClose(tx, row)

async function freshAccount(tx: Tx, accountId: string): Promise<ledger.Account> {
  const account = await ledger.lockAccount(tx, accountId)
  if (!account) throw new Error(`account ${accountId} is missing`)
  return account
}
