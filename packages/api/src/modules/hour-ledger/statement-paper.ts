import type { Readable } from 'node:stream'
import { setImmediate, setTimeout } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { A4, sheet, type Columns, type Sheet } from '../../paper/sheet.ts'
import type { StatementSource } from './statement-sources.ts'
import type { StatementEntry } from './statement-text.ts'
import { hoursOf, statementWords, type StatementWords } from './statement-words.ts'

const lotColumns: Columns = [
  { width: 107 },
  { width: 124 },
  { width: 63, isFigure: true },
  { width: 63, isFigure: true },
  { width: 63, isFigure: true },
  { width: 63, isFigure: true },
]
const lineColumns: Columns = [
  { width: 62 },
  { width: 206 },
  { width: 90 },
  { width: 75 },
  { width: 50, isFigure: true },
]
/** What of a description paper shows; the other files have all of it. */
const charactersMax = 600
/** How long drawing goes on at a stretch, and what may wait for a slow reader. */
const stretchMs = 10
const waitingBytesMax = 1024 * 1024

/**
 * The statement on A4, page by page as it is drawn: header, balance, lots, lines by case with what
 * they open, and the heads that prove it. The same statement gives the same bytes.
 */
export function drawStatement(source: StatementSource, locale: Locale): Readable {
  const { head } = source
  const words = statementWords(head, locale)
  const document = new PDFDocument({
    ...A4,
    lang: locale,
    displayTitle: true,
    info: {
      Title: `${words.title} ${head.contract.number}`,
      Author: head.desk.name,
      CreationDate: new Date(head.closed?.closedAt ?? head.balance.asOf),
    },
  })
  const page = sheet(document)
  page.footEach((number) => [
    `${words.title} ${head.contract.number}, ${words.day(head.from)} – ${words.day(head.to)}. ${words.page(number)}`,
    `${words.labels.fingerprint} ${source.statementHash ?? head.headHash}`,
  ])
  const stream = document as unknown as Readable
  draw({ source, page, words, turn: turnsOf(stream) }).then(
    () => document.end(),
    (error: unknown) => stream.destroy(error as Error),
  )
  return stream
}

/** Others have their turn after each stretch; drawing waits while nobody reads what is drawn. */
function turnsOf(stream: Readable) {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < stretchMs) return
    await setImmediate()
    while (stream.readableLength > waitingBytesMax && !stream.destroyed) await setTimeout(10)
    if (stream.destroyed) throw new Error('nobody reads the statement any more')
    since = performance.now()
  }
}

type Drawing = {
  source: StatementSource
  page: Sheet
  words: StatementWords
  turn: () => Promise<void>
}

async function draw({ source, page, words, turn }: Drawing): Promise<void> {
  drawHead(page, { source, words })
  drawLots(page, { source, words })
  page.heading(words.labels.movements)
  let lines = 0
  let number: number | null | undefined
  let row: ReturnType<Sheet['table']> | undefined
  let charged = 0
  const endCase = () => {
    if (row && number)
      row(['', words.labels.caseTotal, '', '', hoursOf(charged)], { isTotal: true })
    charged = 0
  }
  for await (const entries of source.byCase())
    for (const entry of entries) {
      if (row === undefined || entry.ticketNumber !== number) {
        endCase()
        number = entry.ticketNumber
        row = beginCase(page, { entry, words })
      }
      row(cellsOf(entry, words))
      charged += entry.chargedMinutes
      lines += 1
      await turn()
    }
  endCase()
  if (lines === 0) page.note(words.labels.noMovements)
  drawProof(page, { source, words })
}

function drawHead(page: Sheet, { source, words }: Pick<Drawing, 'source' | 'words'>) {
  const { contract, desk, from, to, closed, totals, ...head } = source.head
  const { labels } = words
  page.letterhead(desk.name, contract.organizationName)
  page.title(words.title, `${contract.number}. ${contract.name}`)
  page.pairs([
    [labels.customer, contract.organizationName],
    [labels.period, `${words.day(from)} – ${words.day(to)}`],
    [
      labels.closed,
      closed ? words.closedBy(words.instant(closed.closedAt), closed.closedBy) : labels.open,
    ],
  ])
  page.note(words.daysIn(contract.timeZone))
  page.heading(labels.balance)
  page.pairs([
    [labels.opening, hoursOf(head.openingMinutes)],
    [labels.granted, hoursOf(totals.grantedMinutes)],
    [labels.charged, hoursOf(0 - totals.chargedMinutes)],
    [labels.expired, hoursOf(0 - totals.expiredMinutes)],
    [labels.held, hoursOf(0 - totals.heldMinutes)],
    [labels.closing, hoursOf(head.closingMinutes)],
    [labels.memo, hoursOf(totals.memoMinutes)],
  ])
}

function drawLots(page: Sheet, { source, words }: Pick<Drawing, 'source' | 'words'>) {
  const { labels, columns } = words
  page.heading(labels.lots)
  const { lots } = source.head
  if (lots.length === 0) return page.note(labels.noLots)
  const heads = [
    columns.lot,
    columns.valid,
    columns.granted,
    columns.used,
    labels.held,
    columns.available,
  ]
  const row = page.table(heads, lotColumns)
  for (const lot of lots)
    row([
      lot.name,
      words.validity(lot),
      hoursOf(lot.grantedMinutes),
      hoursOf(lot.consumedMinutes),
      hoursOf(lot.heldMinutes),
      hoursOf(lot.availableMinutes),
    ])
}

function beginCase(
  page: Sheet,
  { entry, words }: { entry: StatementEntry; words: StatementWords },
) {
  const { labels, columns } = words
  const { ticket } = entry
  page.subheading(
    ticket ? `${labels.case} ${ticket.number}. ${ticket.subject}` : labels.withoutCase,
  )
  return page.table(
    [columns.date, columns.movement, columns.consent, columns.lot, columns.hours],
    lineColumns,
  )
}

const shorten = (text: string) =>
  text.length <= charactersMax ? text : `${text.slice(0, charactersMax)}…`

function cellsOf(entry: StatementEntry, words: StatementWords): string[] {
  const { worklog } = entry
  const told = [
    `${words.columns.number} ${entry.seq}. ${words.movement(entry)}`,
    worklog && `${words.component(worklog.component)}, ${worklog.author}`,
    worklog && shorten(worklog.description),
    entry.reason && shorten(entry.reason),
    entry.correctsMonth && words.corrects(entry.correctsMonth),
  ]
  return [
    words.day(entry.effectiveOn),
    told.filter(Boolean).join('\n'),
    words.consent(entry),
    entry.lotName ?? '',
    hoursOf(words.movedMinutes(entry)),
  ]
}

function drawProof(page: Sheet, { source, words }: Pick<Drawing, 'source' | 'words'>) {
  const { labels } = words
  const { headSeq, headHash } = source.head
  page.heading(labels.proof)
  page.note(words.upTo(headSeq))
  page.note(`${labels.fingerprint} ${headHash}`, { isCode: true })
  if (source.statementHash !== null)
    page.note(`${labels.statementHash} ${source.statementHash}`, { isCode: true })
}
