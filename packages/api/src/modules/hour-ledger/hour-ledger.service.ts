import { balanceMinutes, foldLines, type Balances } from '@mesa/shared/ledger/balance'
import { planRelease } from '@mesa/shared/ledger/acceptance'
import { firstCarryingDay } from '@mesa/shared/ledger/carried-day'
import { mergeParts, releaseLines } from '@mesa/shared/ledger/postings'
import type { Line, LotPart, LotState, PostingKind } from '@mesa/shared/ledger/types'
import { canonicalJson } from '@mesa/shared/record/canonical'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { localDateOf } from '../../local-date.ts'
import { ensureSchedule, rescheduleAccount } from '../ledger-sweep/ledger-schedules.service.ts'
import { appendEvents, type EventActor } from '../record/record.service.ts'
import { listLater } from './carrying-days.repository.ts'
import * as cases from './case-hours.repository.ts'
import * as ledger from './hour-ledger.repository.ts'

export type { Lot } from './hour-ledger.repository.ts'

/** Who an entry is recorded under; the same as of an event. */
export type Poster = { id: string | null; name: string }
export type NewPosting = {
  /** Made by the client; a repeat is answered with the first posting. */
  id?: string | undefined
  account: Pick<ledger.Account, 'id' | 'organizationId'>
  kind: PostingKind
  lines: readonly Line[]
  /** `YYYY-MM-DD`: the day worked or decided; it is dated later where that day cannot carry it (I16). */
  effectiveOn: string
  actor: Poster
  at: Date
  ticketId?: string
  worklogId?: string
  consentId?: string
  reversesId?: string
  reason?: string
  /** What a granted lot is, so that its hashed text says until when the minutes are good. */
  lot?: LotText
}
export type LotText = Pick<
  ledger.Lot,
  | 'id'
  | 'origin'
  | 'periodKey'
  | 'minutes'
  | 'validFrom'
  | 'validUntil'
  | 'accumulates'
  | 'note'
  | 'createdSeq'
>
export type AccountState = {
  account: ledger.Account
  lots: LotState[]
  lotRows: ledger.Lot[]
  balances: Balances
}

const genesis = '0'.repeat(64)

/** Every contract has one account from its first moment, which grants and expires by itself. */
export async function openAccount(
  tx: Tx,
  { contractId, organizationId, at }: { contractId: string; organizationId: string; at: Date },
): Promise<void> {
  const id = newId(at)
  const place = { id, contractId, organizationId }
  await ledger.insertAccount(tx, { ...place, headHash: genesis, createdAt: at })
  await ensureSchedule(tx, { accountId: id, organizationId, at })
}

/**
 * Writes one posting with its lines, links it into the account's hash chain and keeps the balance
 * rows, all in the caller's transaction (ledger.md). Errors: `entry_id_reused`, `month_closed`.
 */
export async function post(tx: Tx, posting: NewPosting): Promise<ledger.Posting> {
  const { kind, lines, at } = posting
  // Sent together and answered in their order: the others run once the lock is held.
  const place = { accountId: posting.account.id, on: posting.effectiveOn, lines }
  const [account, earlier, isClosed, later] = await Promise.all([
    ledger.lockAccount(tx, posting.account.id),
    posting.id === undefined ? undefined : ledger.findPosting(tx, posting.id),
    ledger.isMonthClosed(tx, posting.account.id, posting.effectiveOn),
    listLater(tx, place),
  ])
  if (!account) throw new Error(`account ${posting.account.id} is missing`)

  const references = {
    ticketId: posting.ticketId ?? null,
    worklogId: posting.worklogId ?? null,
    consentId: posting.consentId ?? null,
    reversesId: posting.reversesId ?? null,
  }
  const asked = { ...references, kind, reason: posting.reason ?? null }
  const requestHash = sha256(
    canonicalJson({
      accountId: account.id,
      ...asked,
      effectiveOn: posting.effectiveOn,
      lines: toJson(lines),
    }),
  )
  if (earlier?.requestHash === requestHash) return earlier
  if (earlier) throw new AppError('entry_id_reused')
  if (isClosed) throw new AppError('month_closed')

  const now = later.length === 0 ? [] : await ledger.listBalances(tx, [account.id])
  const effectiveOn = firstCarryingDay({ ...place, later, now: now.map(toLine) })
  const content = { ...asked, effectiveOn }
  const id = posting.id ?? newId(at)
  const seq = account.seq + 1
  const canonical = canonicalJson({
    id,
    accountId: account.id,
    seq,
    ...content,
    recordedAt: at.toISOString(),
    actor: { id: posting.actor.id, name: posting.actor.name },
    requestHash,
    ...(posting.lot && { lot: lotText(posting.lot) }),
    lines: toJson(lines),
  })
  const hash = sha256(account.headHash + canonical)
  const owner = { id, accountId: account.id, organizationId: account.organizationId }
  const changes = sumByKey(lines)
  const [row] = await Promise.all([
    ledger.insertPosting(tx, {
      ...owner,
      seq,
      ...content,
      recordedAt: at,
      actorId: posting.actor.id,
      actorName: posting.actor.name,
      requestHash,
      canonical,
      prevHash: account.headHash,
      hash,
    }),
    ledger.insertLines(tx, owner, lines),
    ledger.ensureBalanceRows(tx, account, changes),
    ledger.addToBalances(tx, account.id, changes),
    ledger.advanceHead(tx, { id: account.id, seq, headHash: hash }),
    hasEndAhead(kind, lines) ? rescheduleAccount(tx, account.id, at) : undefined,
  ])
  return row
}

/** Minutes that a lot got, or got back, expire with it. */
const hasEndAhead = (kind: PostingKind, lines: readonly Line[]): boolean =>
  (kind === 'grant' || kind === 'reverse' || kind === 'adjust') &&
  lines.some(({ bucket, minutes }) => bucket === 'available' && minutes > 0)

/** Lots and balances of an account; right only under its lock, which `lockState` takes. */
export async function readState(tx: Tx, account: ledger.Account): Promise<AccountState> {
  const [lotRows, rows] = await Promise.all([
    ledger.listLots(tx, account.id),
    ledger.listBalances(tx, [account.id]),
  ])
  const balances = foldLines(rows.filter((row) => row.minutes !== 0).map(toLine))
  const lots = lotRows.map(({ id, validFrom, validUntil, createdSeq }) => {
    const { available = 0, held = 0 } = balances.lots.get(id) ?? {}
    const minutes = { availableMinutes: available, heldMinutes: held }
    return { id, validFrom, validUntil, createdSeq, ...minutes }
  })
  return { account, lots, lotRows, balances }
}

/** Queues every writer of the contract's account. Lock the ticket's row first, where there is one. */
export const lockState = async (tx: Tx, contractId: string): Promise<AccountState> =>
  readState(tx, await accountOf(tx, contractId, { forUpdate: true }))

export const viewState = async (tx: Tx, contractId: string): Promise<AccountState> =>
  readState(tx, await accountOf(tx, contractId, { forUpdate: false }))

/** The account of a contract; with `forUpdate` it queues every other writer, as `lockState`. */
export async function accountOf(
  tx: Tx,
  contractId: string,
  { forUpdate }: { forUpdate: boolean },
): Promise<ledger.Account> {
  const find = forUpdate ? ledger.lockAccountOfContract : ledger.findAccount
  const account = await find(tx, contractId)
  if (!account) throw new Error(`contract ${contractId} has no account`)
  return account
}

/** Refuses what is dated in a month that was closed (A90). Error: `month_closed`. */
export async function refuseClosedMonth(
  tx: Tx,
  { account, on }: { account: Pick<ledger.Account, 'id'>; on: string },
): Promise<void> {
  if (await ledger.isMonthClosed(tx, account.id, on)) throw new AppError('month_closed')
}

/** The day to post work of `on`: its own, or today where its month is closed. */
export async function openDayOf(
  tx: Tx,
  { account, on, at }: { account: Pick<ledger.Account, 'id' | 'timeZone'>; on: string; at: Date },
): Promise<string> {
  const isClosed = await ledger.isMonthClosed(tx, account.id, on)
  return isClosed ? localDateOf(at, account.timeZone) : on
}

/**
 * Gives back what a closing case still holds and records `hours.released`; of ended lots it goes
 * to expired. Call it under the ticket's lock. Answers the released minutes, expired ones aside.
 */
export async function releaseHoldsOfTicket(
  tx: Tx,
  {
    ticket,
    actor,
    at,
    recordedAt,
  }: {
    ticket: { id: string; number: number; organizationId: string }
    actor: EventActor
    at: Date
    recordedAt?: Date | undefined
  },
): Promise<number> {
  let releasedMinutes = 0
  for (const { contractId } of await cases.listContractsOfTicket(tx, ticket.id)) {
    const { account, lots } = await lockState(tx, contractId)
    const holds = await cases.listOpenHolds(tx, { ticketId: ticket.id, accountId: account.id })
    const releasedOn = localDateOf(at, account.timeZone)
    const plan = planRelease({ holds: mergeParts(holds), lots, releasedOn })
    if (!plan.posting) continue
    const ended = new Set(lots.filter((lot) => lot.validUntil <= releasedOn).map(({ id }) => id))
    for (const { consentId, parts } of splitByConsent(mergeParts(holds), holds)) {
      await post(tx, {
        account,
        kind: 'release',
        lines: releaseLines(parts, ended),
        effectiveOn: releasedOn,
        actor,
        at,
        ticketId: ticket.id,
        ...(consentId && { consentId }),
      })
    }
    releasedMinutes += plan.releasedMinutes
    const payload = {
      contractId,
      releasedMinutes: plan.releasedMinutes,
      expiredMinutes: plan.expiredMinutes,
    }
    const act = { ticket, actor, at, recordedAt, channel: 'system' as const }
    await appendEvents(tx, act, [{ type: 'hours.released', payload }])
  }
  return releasedMinutes
}

/** Says of which consents held minutes are taken, the oldest first, so that each is explained. */
export function splitByConsent(parts: readonly LotPart[], holds: readonly cases.OpenHold[]) {
  const split = new Map<string | null, LotPart[]>()
  for (const { lotId, minutes } of parts) {
    let left = minutes
    for (const hold of holds.filter((one) => one.lotId === lotId)) {
      const taken = Math.min(left, hold.minutes)
      left -= taken
      if (taken === 0) continue
      const mine = split.get(hold.consentId) ?? []
      split.set(hold.consentId, [...mine, { lotId, minutes: taken }])
    }
    if (left > 0) throw new Error(`lot ${lotId} holds ${left} minutes too few`)
  }
  return [...split].map(([consentId, mine]) => ({ consentId, parts: mine }))
}

/** What the statement and the screens call the balance: available minutes less open overdraft. */
export const availableMinutes = ({ balances }: Pick<AccountState, 'balances'>): number =>
  balanceMinutes(balances)

function lotText({ id, origin, periodKey, minutes, accumulates, note, ...lot }: LotText) {
  const { validFrom, validUntil, createdSeq } = lot
  return { id, origin, periodKey, minutes, validFrom, validUntil, accumulates, note, createdSeq }
}

const toJson = (lines: readonly Line[]) =>
  lines.map(({ lotId, bucket, minutes }) => ({ lotId, bucket, minutes }))

const toLine = ({ lotKey, bucket, minutes }: ledger.AccountBalances): Line => ({
  lotId: lotKey === ledger.noLot ? null : lotKey,
  bucket: bucket as Line['bucket'],
  minutes,
})

function sumByKey(lines: readonly Line[]): ledger.AccountBalances[] {
  const sums = new Map<string, ledger.AccountBalances>()
  for (const { lotId, bucket, minutes } of lines) {
    const lotKey = lotId ?? ledger.noLot
    const earlier = sums.get(`${lotKey} ${bucket}`)?.minutes ?? 0
    sums.set(`${lotKey} ${bucket}`, { lotKey, bucket, minutes: earlier + minutes })
  }
  return [...sums.values()]
}
