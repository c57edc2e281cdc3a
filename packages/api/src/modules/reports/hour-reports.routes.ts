import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  ContractLines,
  ContractLinesQuery,
  ContractsReport,
  ContractsReportQuery,
  EndingReport,
  EndingReportQuery,
  UsageReport,
  UsageReportQuery,
} from '@mesa/shared/wire/contract-reports.schema'
import {
  TimeLines,
  TimeLinesQuery,
  TimeReport,
  TimeReportQuery,
  WorkLines,
  WorkLinesQuery,
  WorkReport,
  WorkReportQuery,
} from '@mesa/shared/wire/work-reports.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { ContractReportsService, EndingReportService } from './contract-reports.service.ts'
import * as sheets from './hour-report-sheets.ts'
import { sendReport } from './report-reply.ts'
import type { TimeReportService } from './time-report.service.ts'
import type { UsageReportService } from './usage-report.service.ts'
import type { WorkReportService } from './work-report.service.ts'

type Options = {
  contractReports: ContractReportsService
  endingReport: EndingReportService
  usageReport: UsageReportService
  workReport: WorkReportService
  timeReport: TimeReportService
}
const tags = ['reports']
type Headers = { 'accept-language'?: string | undefined }
const localeOf = (headers: Headers) => negotiateLocale(headers['accept-language'])

/** RP-6 to RP-10: contracts and hours; as JSON, CSV or XLSX. */
export const hourReportsRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { contractReports, endingReport, usageReport, workReport, timeReport },
) => {
  // Without the prefix, which they have by this plugin.
  const services = { contractReports, endingReport, usageReport, workReport, timeReport }
  await app.register(contractRoutes, services)
  await app.register(workRoutes, services)
}

const contractRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { contractReports, endingReport, usageReport },
) => {
  const six = { tags, summary: 'RP-6: contracts and warranties, with days and hours left' }
  app.get(
    '/reports/rp-6',
    { schema: { ...six, querystring: ContractsReportQuery, response: { 200: ContractsReport } } },
    async ({ actor, query, headers }, reply) => {
      const locale = localeOf(headers)
      const report = await contractReports.contracts(actor, query, locale)
      if (query.format === undefined || query.format === 'json') return report
      const [sheet, name] = [sheets.contractsSheet(report, locale), report.at.slice(0, 10)]
      return sendReport(reply, { sheets: [sheet], name, format: query.format, locale })
    },
  )
  const lines = { tags, summary: 'The contracts behind a figure of RP-6' }
  app.get(
    '/reports/rp-6/contracts',
    { schema: { ...lines, querystring: ContractLinesQuery, response: { 200: ContractLines } } },
    async ({ actor, query, headers }) => contractReports.lines(actor, query, localeOf(headers)),
  )
  const seven = { tags, summary: 'RP-7: contracts that end soon or have few hours left' }
  app.get(
    '/reports/rp-7',
    { schema: { ...seven, querystring: EndingReportQuery, response: { 200: EndingReport } } },
    async ({ actor, query, headers }, reply) => {
      const locale = localeOf(headers)
      const report = await endingReport.ending(actor, query, locale)
      if (query.format === undefined || query.format === 'json') return report
      const [sheet, name] = [sheets.endingSheet(report, locale), report.at.slice(0, 10)]
      return sendReport(reply, { sheets: [sheet], name, format: query.format, locale })
    },
  )
  const nine = { tags, summary: 'RP-9: hours used against contracted' }
  app.get(
    '/reports/rp-9',
    { schema: { ...nine, querystring: UsageReportQuery, response: { 200: UsageReport } } },
    async ({ actor, query, headers }, reply) => {
      const locale = localeOf(headers)
      const report = await usageReport.report(actor, query, locale)
      if (query.format === undefined || query.format === 'json') return report
      const all = sheets.usageSheets(report, locale)
      const name = `${report.from}-${report.to}`
      return sendReport(reply, { sheets: all, name, format: query.format, locale })
    },
  )
}

const workRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { workReport, timeReport }) => {
  const eight = { tags, summary: 'RP-8: hours charged by who did the work, with customers' }
  app.get(
    '/reports/rp-8',
    { schema: { ...eight, querystring: WorkReportQuery, response: { 200: WorkReport } } },
    async ({ actor, query, headers }, reply) => {
      if (query.format === undefined || query.format === 'json')
        return workReport.report(actor, query)
      const locale = localeOf(headers)
      const file = await workReport.file(actor, query, locale)
      const name = `${file.report.from}-${file.report.to}`
      const all = sheets.workSheets(file, locale)
      return sendReport(reply, { sheets: all, name, format: query.format, locale })
    },
  )
  const work = { tags, summary: 'The work behind a figure of RP-8' }
  app.get(
    '/reports/rp-8/work',
    { schema: { ...work, querystring: WorkLinesQuery, response: { 200: WorkLines } } },
    async ({ actor, query }) => workReport.lines(actor, query),
  )
  const ten = { tags, summary: 'RP-10: time of agents that is not on cases' }
  app.get(
    '/reports/rp-10',
    { schema: { ...ten, querystring: TimeReportQuery, response: { 200: TimeReport } } },
    async ({ actor, query, headers }, reply) => {
      const locale = localeOf(headers)
      if (query.format === undefined || query.format === 'json')
        return timeReport.report(actor, query, locale)
      const file = await timeReport.file(actor, query, locale)
      const name = `${file.report.from}-${file.report.to}`
      const all = sheets.timeSheets(file, locale)
      return sendReport(reply, { sheets: all, name, format: query.format, locale })
    },
  )
  const entries = { tags, summary: 'The entries behind a figure of RP-10' }
  app.get(
    '/reports/rp-10/entries',
    { schema: { ...entries, querystring: TimeLinesQuery, response: { 200: TimeLines } } },
    async ({ actor, query, headers }) => timeReport.lines(actor, query, localeOf(headers)),
  )
}
