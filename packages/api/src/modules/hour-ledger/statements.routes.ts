import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import type { Readable } from 'node:stream'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  StatementFileQuery,
  StatementQuery,
  StatementView,
} from '@mesa/shared/wire/postings.schema'
import {
  ContractRecord,
  StatementRequestBody,
  StatementRequestView,
} from '@mesa/shared/wire/statements.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { ContractRecordService } from './contract-record.service.ts'
import type { FileFormat, StatementFilesService } from './statement-files.service.ts'
import type { StatementRequestsService } from './statement-requests.service.ts'
import type { StatementsService } from './statements.service.ts'

type Options = {
  statements: StatementsService
  statementFiles: StatementFilesService
  statementRequests: StatementRequestsService
  contractRecords: ContractRecordService
}
const tags = ['ledger']
const params = IdParams
const mediaTypes: Record<FileFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const formats = Object.keys(mediaTypes) as FileFormat[]

/** Statements of hours (HR-10): a page at a time, as files, by mail, and what proves them. */
export const statementsRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { statements, statementFiles, statementRequests, contractRecords },
) => {
  const statement = { tags, summary: 'Every minute explained (HR-10)', params }
  app.get(
    '/contracts/:id/statement',
    { schema: { ...statement, querystring: StatementQuery, response: { 200: StatementView } } },
    async ({ actor, params: { id }, query, headers }) =>
      statements.statement(actor, id, { query, locale: localeOf(headers) }),
  )
  for (const format of formats) {
    const summary = `The statement as a file: ${format}`
    app.get(
      `/contracts/:id/statement.${format}`,
      { schema: { ...statement, summary, querystring: StatementFileQuery } },
      async ({ actor, params: { id }, query, headers }, reply) => {
        const asked = { contractId: id, period: query, format, locale: localeOf(headers) }
        return sendFile(reply, {
          ...(await statementFiles.open(actor, asked)),
          mediaType: mediaTypes[format],
        })
      },
    )
  }

  const request = { tags, summary: 'Have a statement mailed to oneself', params }
  app.post(
    '/contracts/:id/statement-requests',
    { schema: { ...request, body: StatementRequestBody, response: { 202: StatementRequestView } } },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(202).send(await statementRequests.request(actor, id, body)),
  )

  const record = { tags, summary: 'What every figure of the contract is recomputed from', params }
  app.get(
    '/contracts/:id/record.json',
    { schema: { ...record, response: { 200: ContractRecord } } },
    async ({ actor, params: { id } }, reply) =>
      sendFile(reply, { ...(await contractRecords.open(actor, id)), mediaType: mediaTypes.json }),
  )
}

const localeOf = (headers: Record<string, string | string[] | undefined>) =>
  negotiateLocale(String(headers['accept-language'] ?? ''))

type File = { name: string; stream: Readable; mediaType: string }

/** As bytes past the serializer, while they are made. */
function sendFile(reply: FastifyReply, { name, stream, mediaType }: File): never {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('content-type', mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(stream) as never
}
