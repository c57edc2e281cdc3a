import type { TimeLine } from '@mesa/shared/wire/work-reports.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireReports } from '../../app/session.ts'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { LinesFrame } from '../../features/reports/hour-report-frame.tsx'
import { hourReports } from '../../features/reports/hour-reports.queries.ts'
import { hourReportTexts } from '../../features/reports/texts.ts'
import { useHourReport } from '../../features/reports/use-hour-report.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireReports(request)
  await hourReportTexts.preload()
  return null
}

/** The entries behind a figure of RP-10. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Lines />
    </PageTexts>
  )
}

const words = ['desde', 'hasta', 'persona', 'actividad'] as const

function Lines() {
  const t = useTranslations('hourReports')
  const { params, query } = useHourReport(words)
  const lines = useInfiniteQuery(hourReports.timeLines(query))
  const columns = useColumns()
  return (
    <LinesFrame
      title={t('lists.time')}
      backTo={paths.hourReport('tiempo', params.get('informe') ?? '')}
    >
      <PagedTable
        query={lines}
        caption={t('lists.time')}
        columns={columns}
        empty={t('emptyBody')}
        more={t('lists.more')}
      />
    </LinesFrame>
  )
}

function useColumns(): Array<Column<TimeLine>> {
  const t = useTranslations('hourReports.columns')
  const { date, duration } = useFormat()
  return [
    { id: 'day', label: t('day'), cell: ({ workedOn }) => date(workedOn) },
    { id: 'person', label: t('person'), cell: ({ person }) => person.name },
    { id: 'type', label: t('timeType'), cell: ({ type }) => type.name },
    { id: 'note', label: t('note'), cell: ({ note }) => note ?? '–' },
    { id: 'time', label: t('time'), isNumber: true, cell: ({ minutes }) => duration(minutes) },
  ]
}
