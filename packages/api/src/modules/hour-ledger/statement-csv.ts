import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { StatementSource } from './statement-sources.ts'
import { cellsOf, columnsOf, type Cell } from './statement-table.ts'
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
