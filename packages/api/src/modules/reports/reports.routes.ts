import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AttainmentCases,
  AttainmentCasesQuery,
  AttainmentQuery,
  AttainmentReport,
} from '@mesa/shared/wire/reports.schema'
import type { FastifyReply } from 'fastify'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import { reportTexts } from '../../locales/report-texts.ts'
import type { AttainmentCasesService } from './attainment-cases.service.ts'
import { attainmentSheets, attainmentTable } from './attainment-sheets.ts'
import type { AttainmentService } from './attainment.service.ts'
import { toCsv, toXlsx } from './report-files.ts'

type Options = { attainment: AttainmentService; attainmentCases: AttainmentCasesService }
const tags = ['reports']

export const reportsRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { attainment, attainmentCases },
) => {
  app.get(
    '/reports/rp-12',
    {
      schema: {
        tags,
        summary: 'RP-12: attainment, first reply, resolution; as JSON, CSV or XLSX',
        querystring: AttainmentQuery,
        response: { 200: AttainmentReport },
      },
    },
    async ({ actor, query, headers }, reply) => {
      const report = await attainment.report(actor, query)
      const { format = 'json' } = query
      if (format === 'json') return report
      const locale = negotiateLocale(headers['accept-language'])
      const bytes =
        format === 'csv'
          ? toCsv(attainmentTable(report, locale), locale)
          : await toXlsx(attainmentSheets(report, locale))
      const name = `${reportTexts[locale].file}-${report.from}-${report.to}.${format}`
      return sendFile(reply, { name, bytes, mediaType: mediaTypes[format] })
    },
  )
  app.get(
    '/reports/rp-12/cases',
    {
      schema: {
        tags,
        summary: 'The cases behind a figure of RP-12',
        querystring: AttainmentCasesQuery,
        response: { 200: AttainmentCases },
      },
    },
    async ({ actor, query }) => attainmentCases.list(actor, query),
  )
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type File = { name: string; bytes: Buffer; mediaType: string }

/** As bytes past the serializer of the JSON answer. */
function sendFile(reply: FastifyReply, { name, bytes, mediaType }: File): never {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('content-type', mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes) as never
}
