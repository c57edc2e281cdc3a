import type { FastifyReply } from 'fastify'
import type { Locale } from '../../locales/problem-text-types.ts'
import type { Sheet } from './attainment-sheets.ts'
import { toCsv, toXlsx } from './report-files.ts'

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type File = {
  /** A workbook holds them all; a CSV the last, which goes furthest into detail. */
  sheets: Array<Sheet & { file: string }>
  /** Behind the file's own name: which days it speaks of. */
  name: string
  format: 'csv' | 'xlsx'
  locale: Locale
}

/** As bytes past the serializer of the JSON answer. */
export async function sendReport(
  reply: FastifyReply,
  { sheets, name, format, locale }: File,
): Promise<never> {
  const last = sheets.at(-1)
  if (!last) throw new Error('a report without a sheet')
  const bytes = format === 'csv' ? toCsv(last, locale) : await toXlsx(sheets)
  return reply
    .header('content-disposition', `attachment; filename="${last.file}-${name}.${format}"`)
    .header('content-type', mediaTypes[format])
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes) as never
}
