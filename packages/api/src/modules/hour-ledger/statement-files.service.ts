import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Caller, Database } from '../../db/database.ts'
import { makeApart } from './statement-files-apart.ts'
import type { AskedPeriod } from './statement-reading.service.ts'
import { openStatement } from './statement-source.service.ts'
import { writeJson } from './statement-json.ts'
import { statementWords } from './statement-words.ts'

export type StatementFilesService = ReturnType<typeof createStatementFilesService>
export type FileFormat = 'json' | 'csv' | 'pdf' | 'xlsx'
type Asked = { contractId: string; period: AskedPeriod; format: FileFormat; locale: Locale }

export const createStatementFilesService = ({ db }: { db: Database }) => ({
  /**
   * A statement as a file that is made while it is sent (HR-10). Everything that can be refused is
   * refused before the first byte: `not_found`, `not_allowed`, `period_invalid`.
   */
  async open(actor: Caller, { contractId, period, format, locale }: Asked) {
    const source = await openStatement(db, actor, { contractId, asked: period })
    const name = statementWords(source.head, locale).fileName(format)
    const stream = format === 'json' ? writeJson(source) : makeApart(source, { format, locale })
    return { name, stream }
  },
})
