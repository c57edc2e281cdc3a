import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { StatementSource } from './statement-source.service.ts'
import { cellsOf, columnsOf, type Cell } from './statement-table.ts'
import { textEnd, textHead, textRow } from './statement-text.ts'
import { statementWords } from './statement-words.ts'

/**
 * The lines as a spreadsheet of the reader's country opens them: `;` in Spanish and Portuguese, a byte
 * order mark, and an apostrophe before what would be taken for a formula, as of the reports.
 */
export function writeCsv(source: StatementSource, locale: Locale): Readable {
  const words = statementWords(source.head, locale)
  const options = {
    delimiter: locale === 'en' ? ',' : ';',
    record_delimiter: 'windows' as const,
    escape_formulas: true,
  }
  async function* rows() {
    yield stringify([columnsOf(words)], { ...options, bom: true })
    for await (const entries of source.byDay()) {
      const cells: Cell[][] = entries.map((entry) => cellsOf(entry, words))
      yield stringify(cells, options)
      await setImmediate()
    }
  }
  return Readable.from(rows(), { objectMode: false })
}

/** The statement as `verify-statement.mjs` takes it; of a closed month, the text it was closed with. */
export function writeJson(source: StatementSource): Readable {
  async function* rows() {
    if (source.text !== null) {
      const pieceLength = 65_536
      for (let at = 0; at < source.text.length; at += pieceLength)
        yield source.text.slice(at, at + pieceLength)
      return
    }
    yield textHead(source.head)
    let isFirst = true
    for await (const entries of source.byDay()) {
      const told = entries.map((entry, index) => textRow(entry, isFirst && index === 0))
      if (entries.length > 0) isFirst = false
      yield told.join('')
      await setImmediate()
    }
    yield textEnd
  }
  return Readable.from(rows(), { objectMode: false })
}
