import { PassThrough, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import Excel from 'exceljs'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { StatementSource } from './statement-sources.ts'
import {
  cellsOf,
  columnsOf,
  lotColumnsOf,
  lotRowsOf,
  summaryOf,
  type Cell,
} from './statement-table.ts'
import { statementWords } from './statement-words.ts'

type Writer = Excel.stream.xlsx.WorkbookWriter
type Sheet = { name: string; columns: string[]; isWide?: boolean }

/** How long writing goes on at a stretch. */
const stretchMs = 10

/**
 * The statement as a workbook made for paper, row by row: the period in short, its lines, its lots.
 * Texts are never formulas (decision 28). The same statement gives the same bytes: nothing in it
 * knows when it was made.
 */
export function writeWorkbook(source: StatementSource, locale: Locale): Readable {
  const stream = new PassThrough()
  const at = new Date(source.head.closed?.closedAt ?? source.head.balance.asOf)
  const Writer = datedWriter(at)
  const workbook = new Writer({ stream, useStyles: true, created: at, modified: at })
  write(workbook, source, locale).catch((error: unknown) => stream.destroy(error as Error))
  return stream
}

type Zip = { append(source: unknown, data: object): unknown }
type Inside = Writer & { zip: Zip; addThemes(): unknown }

/**
 * exceljs lets the zip date each of its files by the clock, the first of them while it is constructed:
 * here all are of the statement's own instant.
 */
function datedWriter(date: Date) {
  const Base = Excel.stream.xlsx.WorkbookWriter as unknown as new (options: object) => Inside
  return class extends Base {
    override addThemes() {
      const { zip } = this
      const append = zip.append.bind(zip)
      zip.append = (entry, data) => append(entry, { ...data, date })
      return super.addThemes()
    }
  }
}

async function write(workbook: Writer, source: StatementSource, locale: Locale): Promise<void> {
  const words = statementWords(source.head, locale)
  const { labels, columns } = words
  const { statementHash } = source
  const summary = summaryOf(source.head, { words, statementHash })
  addSheet(
    workbook,
    { name: words.title, columns: [columns.name, columns.value] },
    summary,
  ).commit()
  const movements = { name: labels.movements, columns: columnsOf(words), isWide: true }
  const sheet = addSheet(workbook, movements, [])
  let since = performance.now()
  for await (const entries of source.byDay())
    for (const entry of entries) {
      sheet.addRow(cellsOf(entry, words)).commit()
      if (performance.now() - since < stretchMs) continue
      await setImmediate()
      since = performance.now()
    }
  sheet.commit()
  const lots = { name: labels.lots, columns: lotColumnsOf(words) }
  addSheet(workbook, lots, lotRowsOf(source.head, words)).commit()
  await workbook.commit()
}

function addSheet(workbook: Writer, { name, columns, isWide = false }: Sheet, rows: Cell[][]) {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: isWide ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  })
  sheet.columns = columns.map((header) => ({ header, width: Math.max(14, header.length + 2) }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow(row).commit()
  return sheet
}
