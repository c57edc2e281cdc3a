import {
  balanceMinutes,
  emptyBalances,
  foldLines,
  type Balances,
} from '@mesa/shared/ledger/balance'
import {
  balanceFigures,
  periodTotals,
  signedMinutes,
  statementLines,
  type RunningMinutes,
  type StatementLine as PureLine,
} from '@mesa/shared/ledger/statement'
import { addDays, dayAfterMonth } from '@mesa/shared/ledger/dates'
import { lotName } from '@mesa/shared/ledger/lot-name'
import type { Line } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { namesOfKind } from '../catalogs/catalog-entries.service.ts'
import { toLotView } from '../contracts/contract-views.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { findAccount, listLines, listLots } from './hour-ledger.repository.ts'
import { viewState } from './hour-ledger.service.ts'
import * as lines from './statement-lines.repository.ts'
import type { StatementEntry, StatementHead } from './statement-text.ts'
import * as explained from './statements.repository.ts'

export type Period = Pick<StatementHead, 'from' | 'to' | 'month'>
export type AskedPeriod = {
  from?: string | undefined
  to?: string | undefined
  month?: string | undefined
}
/** One state of one account for ever: postings up to `headSeq` never change. */
export type Pin = { accountId: string; headSeq: number }
type Named = NonNullable<Awaited<ReturnType<typeof lines.findNamedContract>>>
export type Pinned = Pin & { contract: Named; headHash: string; asOf: Date }

const genesis = '0'.repeat(64)
/** Days that the database and every calendar know. */
const daysKnown = { first: '1900-01-01', last: '2999-12-31' }

/** The account as it is, or as it was at an earlier head. */
export async function pinAccount(tx: Tx, contractId: string, headSeq?: number): Promise<Pinned> {
  const [contract, account] = await Promise.all([
    lines.findNamedContract(tx, contractId),
    findAccount(tx, contractId),
  ])
  if (!contract || !account) throw new AppError('not_found')
  const seq = headSeq ?? account.seq
  const last = await lines.findPostingAt(tx, account.id, seq)
  return {
    contract,
    accountId: account.id,
    headSeq: seq,
    headHash: last?.hash ?? genesis,
    asOf: last?.recordedAt ?? account.createdAt,
  }
}

/** The days asked for; without any, all of the contract and of its postings. Error: `period_invalid`. */
export async function periodOf(tx: Tx, pin: Pinned, asked: AskedPeriod): Promise<Period> {
  const { month } = asked
  refuseMixed(asked)
  if (month !== undefined) {
    return { from: `${month}-01`, to: addDays(dayAfterMonth(month), -1), month }
  }
  const days = await lines.findDays(tx, pin)
  const { startsOn, endsOn } = pin.contract
  const from = asked.from ?? earlier(startsOn, days.first ?? startsOn)
  const to = asked.to ?? later(addDays(endsOn, -1), days.last ?? from)
  if (to < from || from < daysKnown.first || to > daysKnown.last)
    throw new AppError('period_invalid')
  return { from, to, month: null }
}

/** A month is asked for alone. Error: `period_invalid`. */
export function refuseMixed({ month, from, to }: AskedPeriod): void {
  if (month !== undefined && (from !== undefined || to !== undefined))
    throw new AppError('period_invalid')
}

/** Everything but the lines, and what the account had before the first of them. */
export async function headOf(
  tx: Tx,
  pin: Pinned,
  period: Period,
): Promise<{ head: StatementHead; opening: RunningMinutes; closing: Balances }> {
  const opening = await balancesBefore(tx, pin, period.from)
  const closing = await balancesBefore(tx, pin, addDays(period.to, 1))
  const { startsOn: _, endsOn: __, ...contract } = pin.contract
  const { memoMinutes: ___, ...figures } = balanceFigures(closing)
  const previous = await lines.findCloseBefore(tx, { ...pin, day: period.from })
  const head: StatementHead = {
    format: 'mesa-statement',
    version: 1,
    desk: { name: (await currentDesk(tx)).name },
    contract,
    ...period,
    closed: null,
    previous: previous
      ? { month: previous.month.slice(0, 7), statementHash: previous.statementHash }
      : null,
    headSeq: pin.headSeq,
    headHash: pin.headHash,
    openingMinutes: balanceMinutes(opening),
    closingMinutes: balanceMinutes(closing),
    totals: periodTotals(opening, closing),
    balance: { ...figures, asOf: pin.asOf.toISOString() },
    lots: await lotsOf(tx, contract.id, closing),
    components: await componentNames(tx),
  }
  return { head, opening: runningOf(opening), closing }
}

/** What every posting dated before a day left, from the last closed month on. */
async function balancesBefore(tx: Tx, pin: Pin, day: string): Promise<Balances> {
  const head = { accountId: pin.accountId, headSeq: pin.headSeq }
  const close = await lines.findCloseBefore(tx, { ...head, day })
  const start = close ? foldLines(close.balances as Line[]) : emptyBalances
  const from = close && dayAfterMonth(close.month)
  return foldLines(await lines.sumLines(tx, { ...head, from, before: day }), start)
}

/** Only lots that a posting of these days or before touched. */
async function lotsOf(tx: Tx, contractId: string, closing: Balances) {
  const state = await viewState(tx, contractId)
  return state.lotRows
    .filter(({ id }) => closing.lots.has(id))
    .map((lot) => toLotView(lot, { ...state, balances: closing }))
}

async function componentNames(tx: Tx) {
  const kind = 'components' as const
  const [es, en, pt] = await Promise.all([
    namesOfKind(tx, { kind, locale: 'es' }),
    namesOfKind(tx, { kind, locale: 'en' }),
    namesOfKind(tx, { kind, locale: 'pt' }),
  ])
  const nameIn = (names: typeof es, code: string) =>
    names.find((one) => one.code === code)?.name ?? code
  return es
    .map(({ code, name }) => ({
      code,
      names: { es: name, en: nameIn(en, code), pt: nameIn(pt, code) },
    }))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

/** Where a line stands: its posting, its number in there, and what the account had before the posting. */
export type PlacedLine = {
  line: PureLine
  row: lines.Posting
  index: number
  before: RunningMinutes
}

/** The lines of postings in their order; `before` is what the account had ahead of the first. */
export async function placeLines(
  tx: Tx,
  rows: lines.Posting[],
  before: RunningMinutes,
): Promise<{ placed: PlacedLine[]; after: RunningMinutes }> {
  const linesById = await linesOf(tx, rows)
  let running = before
  const placed: PlacedLine[] = []
  for (const row of rows) {
    const posting = {
      id: row.id,
      kind: row.kind,
      effectiveOn: row.effectiveOn,
      recordedAt: row.recordedAt.toISOString(),
      ticketId: row.ticketId,
      worklogId: row.worklogId,
      consentId: row.consentId,
      lines: linesById.get(row.id) ?? [],
    }
    const step = statementLines(posting, running)
    const start = running
    placed.push(...step.lines.map((line, index) => ({ line, row, index, before: start })))
    running = step.after
  }
  return { placed, after: running }
}

/** Lines with what they open, by the names of now. */
export async function explain(
  tx: Tx,
  placed: PlacedLine[],
  accountId: string,
): Promise<StatementEntry[]> {
  if (placed.length === 0) return []
  const rows = placed.map(({ row }) => row)
  const ids = (field: 'ticketId' | 'worklogId' | 'consentId' | 'reversesId') => [
    ...new Set(rows.flatMap((row) => row[field] ?? [])),
  ]
  const [found, work, agreed, reversed, lots] = await Promise.all([
    explained.listTickets(tx, ids('ticketId')),
    explained.listWorklogs(tx, ids('worklogId')),
    explained.listConsents(tx, ids('consentId')),
    lines.listReversedDays(tx, ids('reversesId')),
    listLots(tx, accountId),
  ])
  const tickets = new Map(found.map(({ id, number, subject }) => [id, { number, subject }]))
  const worklogs = new Map(work.map((one) => [one.id, one]))
  const consents = new Map(agreed.map((one) => [one.id, one]))
  const lotNames = new Map(lots.map((lot) => [lot.id, lotName(lot)]))
  return placed.map(({ line, row }) => {
    const ticket = tickets.get(row.ticketId ?? '') ?? null
    const worklog = worklogs.get(row.worklogId ?? '') ?? null
    const month = reversed.get(row.reversesId ?? '')?.slice(0, 7)
    return {
      postedAt: line.recordedAt,
      kind: line.kind,
      minutes: signedMinutes(line),
      chargedMinutes: line.consumedChangeMinutes,
      worklogId: line.worklogId,
      consentId: line.consentId,
      lotId: line.lotId,
      balanceAfter: line.balanceAfter,
      postingId: line.postingId,
      seq: row.seq,
      effectiveOn: row.effectiveOn,
      reversesId: row.reversesId,
      correctsMonth: month === undefined || month === row.effectiveOn.slice(0, 7) ? null : month,
      reason: row.reason,
      hash: row.hash,
      component: worklog?.component ?? null,
      ticketNumber: ticket?.number ?? null,
      ticket,
      worklog,
      consent: consents.get(row.consentId ?? '') ?? null,
      lotName: lotNames.get(line.lotId ?? '') ?? null,
    }
  })
}

export async function linesOf(tx: Tx, rows: lines.Posting[]): Promise<Map<string, Line[]>> {
  const found = new Map<string, Line[]>(rows.map(({ id }) => [id, []]))
  if (rows.length === 0) return found
  for (const { postingId, lotId, bucket, minutes } of await listLines(tx, [...found.keys()]))
    found.get(postingId)?.push({ lotId, bucket, minutes })
  return found
}

function runningOf(balances: Balances): RunningMinutes {
  return {
    balanceMinutes: balanceMinutes(balances),
    heldMinutes: balanceFigures(balances).heldMinutes,
  }
}

const earlier = (one: string, other: string) => (one < other ? one : other)
const later = (one: string, other: string) => (one > other ? one : other)
