import type { EndingReport } from '@mesa/shared/wire/contract-reports.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { namesOrganizations } from '../../app/desk-areas.ts'
import { requireContractReports, useSession } from '../../app/session.ts'
import { Badge } from '../../components/marks.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { HourReportFilters } from '../../features/reports/hour-report-filters.tsx'
import { BigFigure, HourReportFrame } from '../../features/reports/hour-report-frame.tsx'
import { hourReports } from '../../features/reports/hour-reports.queries.ts'
import { hourReportTexts } from '../../features/reports/texts.ts'
import { useHourReport } from '../../features/reports/use-hour-report.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { useContractLineColumns } from './contract-line-columns.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireContractReports(request)
  await hourReportTexts.preload()
  return null
}

/** RP-7: contracts that end soon or have few hours left. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Report />
    </PageTexts>
  )
}

const words = ['dias', 'minutos', 'clase', 'tipo', 'empresa'] as const
type Line = EndingReport['items'][number]

function Report() {
  const t = useTranslations('hourReports')
  const { user } = useSession()
  const { params, query, change, clear } = useHourReport(words)
  const answer = useInfiniteQuery(hourReports.ending(query))
  const columns = useColumns()
  const [report] = answer.data?.pages ?? []
  // What the rulebook says where the address says nothing.
  const shown = new URLSearchParams(params)
  if (report && !params.has('dias') && report.endsWithinDays !== null)
    shown.set('dias', String(report.endsWithinDays))
  return (
    <HourReportFrame
      name="ending"
      path="rp-7"
      query={query}
      answer={answer}
      at={report?.at}
      isEmpty={report?.totals.contracts === 0}
      onClear={clear}
      filters={
        <HourReportFilters
          params={shown}
          words={words}
          hasOrganizations={namesOrganizations(user)}
          onChange={change}
        />
      }
    >
      {report && (
        <>
          <dl className="rep-figs rep-figs-few">
            <BigFigure name={t('figures.contracts')} value={report.totals.contracts} />
            <BigFigure name={t('figures.byDays')} value={report.totals.byDays} />
            <BigFigure name={t('figures.byMinutes')} value={report.totals.byMinutes} />
          </dl>
          <div className="card card-pad">
            <PagedTable
              query={answer}
              caption={t('tables.list')}
              columns={columns}
              empty={t('emptyBody')}
              more={t('lists.more')}
            />
          </div>
        </>
      )}
    </HourReportFrame>
  )
}

function useColumns(): Array<Column<Line>> {
  const t = useTranslations('hourReports')
  return [
    ...useContractLineColumns(),
    {
      id: 'why',
      label: t('columns.why'),
      cell: ({ isByDays, isByMinutes }) => (
        <span className="row wrap">
          {isByDays && <Badge tone="soon">{t('byDays')}</Badge>}
          {isByMinutes && <Badge tone="late">{t('byMinutes')}</Badge>}
        </span>
      ),
    },
  ]
}
