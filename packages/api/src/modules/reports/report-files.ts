import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { stringify } from 'csv-stringify/sync'
import Excel from 'exceljs'
import type { Locale } from '../../locales/problem-text-types.ts'
import type { Cell, Sheet } from './attainment-sheets.ts'

/**
 * CSV as a spreadsheet of the reader's country opens it: `;` and decimal comma in Spanish and
 * Portuguese, `,` and point in English; a byte order mark, so that accents survive. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front.
 */
export function toCsv({ columns, rows }: Sheet, locale: Locale): Buffer {
  const hasComma = locale !== 'en'
  const write = (cell: Cell) =>
    typeof cell === 'number' && hasComma ? String(cell).replace('.', ',') : cell
  const text = stringify(
    rows.map((row) => row.map(write)),
    {
      header: true,
      columns,
      bom: true,
      delimiter: hasComma ? ';' : ',',
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  )
  return Buffer.from(text)
}

/**
 * A workbook, row by row. exceljs has had no release since 2023 (decision 28): nothing else imports
 * it, and only its streaming writer is used, with texts and numbers; texts are never formulas.
 */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const stream = new PassThrough()
  const bytes = buffer(stream)
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true })
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map((header) => ({ header, width: Math.max(12, header.length + 2) }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) sheet.addRow(row).commit()
    sheet.commit()
  }
  await workbook.commit()
  return bytes
}
