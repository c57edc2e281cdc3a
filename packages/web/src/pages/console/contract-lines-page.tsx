import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireContractReports } from '../../app/session.ts'
import { PagedTable } from '../../components/paged-table.tsx'
import { LinesFrame } from '../../features/reports/hour-report-frame.tsx'
import { hourReports } from '../../features/reports/hour-reports.queries.ts'
import { hourReportTexts } from '../../features/reports/texts.ts'
import { useHourReport } from '../../features/reports/use-hour-report.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useContractLineColumns } from './contract-line-columns.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireContractReports(request)
  await hourReportTexts.preload()
  return null
}

/** The contracts behind a figure of RP-6. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Lines />
    </PageTexts>
  )
}

const words = ['estado', 'clase', 'tipo', 'empresa'] as const

function Lines() {
  const t = useTranslations('hourReports')
  const { params, query } = useHourReport(words)
  const lines = useInfiniteQuery(hourReports.contractLines(query))
  const columns = useContractLineColumns()
  return (
    <LinesFrame
      title={t('lists.contracts')}
      backTo={paths.hourReport('contratos', params.get('informe') ?? '')}
    >
      <PagedTable
        query={lines}
        caption={t('tables.list')}
        columns={columns}
        empty={t('emptyBody')}
        more={t('lists.more')}
      />
    </LinesFrame>
  )
}
