import Excel from 'exceljs'
import type { TestApp } from '../../../testing/test-app.ts'

type Line = Record<string, unknown>

/** The rows of every sheet of an XLSX that a viewer downloads, by the words of its first row. */
export async function readWorkbook(
  desk: TestApp,
  url: string,
  language: string,
): Promise<Record<string, Line[]>> {
  const { id, sessionId } = desk.given.users.viewer
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const answer = await desk.app.inject({
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${token}`, 'accept-language': language },
  })
  const book = new Excel.Workbook()
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer)
  return Object.fromEntries(book.worksheets.map((sheet) => [sheet.name, linesOf(sheet)]))
}

function linesOf(sheet: Excel.Worksheet): Line[] {
  const rows: unknown[][] = []
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1)))
  const [head = [], ...lines] = rows
  return lines.map((row) => Object.fromEntries(head.map((word, at) => [String(word), row[at]])))
}
