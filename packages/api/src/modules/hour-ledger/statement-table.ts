import type { StatementEntry, StatementHead } from './statement-text.ts'
import { hoursOf, type StatementWords } from './statement-words.ts'

export type Cell = string | number | null

/** The columns of the lines in files, in the reader's words; `cellsOf` answers in the same order. */
export const columnsOf = ({ columns }: StatementWords): string[] => [
  columns.entry,
  columns.date,
  columns.posted,
  columns.case,
  columns.subject,
  columns.movement,
  columns.component,
  columns.person,
  columns.description,
  columns.worked,
  columns.minutes,
  columns.hours,
  columns.balance,
  columns.consent,
  columns.lot,
  columns.lotLastDay,
  columns.corrects,
  columns.reason,
]

export const cellsOf = (entry: StatementEntry, words: StatementWords): Cell[] => [
  entry.seq,
  entry.effectiveOn,
  words.instant(entry.postedAt),
  entry.ticketNumber,
  entry.ticket?.subject ?? null,
  words.movement(entry),
  words.component(entry.component),
  entry.worklog?.author ?? null,
  entry.worklog?.description ?? null,
  entry.worklog?.minutes ?? null,
  words.movedMinutes(entry),
  hoursOf(words.movedMinutes(entry)),
  entry.balanceAfter,
  words.consent(entry),
  entry.lotName,
  words.lotLastDay(entry),
  entry.correctsMonth,
  entry.reason,
]

/** The head as two columns: what it is, and its figure in minutes or its word. */
export function summaryOf(
  head: StatementHead,
  { words, statementHash }: { words: StatementWords; statementHash: string | null },
): Cell[][] {
  const { labels } = words
  const { contract, closed, totals } = head
  return [
    [labels.customer, contract.organizationName],
    [labels.contract, `${contract.number}. ${contract.name}`],
    [labels.period, `${words.day(head.from)} – ${words.day(head.to)}`],
    [
      labels.closed,
      closed ? words.closedBy(words.instant(closed.closedAt), closed.closedBy) : labels.open,
    ],
    [labels.opening, head.openingMinutes],
    [labels.granted, totals.grantedMinutes],
    [labels.charged, 0 - totals.chargedMinutes],
    [labels.expired, 0 - totals.expiredMinutes],
    [labels.held, 0 - totals.heldMinutes],
    [labels.closing, head.closingMinutes],
    [labels.memo, totals.memoMinutes],
    [labels.proof, words.upTo(head.headSeq)],
    [labels.fingerprint, head.headHash],
    ...(statementHash === null ? [] : [[labels.statementHash, statementHash]]),
  ]
}

export const lotColumnsOf = ({ columns, labels }: StatementWords): string[] => [
  columns.lot,
  columns.valid,
  columns.granted,
  columns.used,
  labels.expired,
  labels.held,
  columns.available,
]

export const lotRowsOf = ({ lots }: StatementHead, words: StatementWords): Cell[][] =>
  lots.map((lot) => [
    lot.name,
    words.validity(lot),
    lot.grantedMinutes,
    lot.consumedMinutes,
    lot.expiredMinutes,
    lot.heldMinutes,
    lot.availableMinutes,
  ])
