import type { WorkLine } from '@mesa/shared/wire/work-reports.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { readsContracts, readsQueue } from '../../app/desk-areas.ts'
import { requireReports, useSession } from '../../app/session.ts'
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

/** The work behind a figure of RP-8. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Lines />
    </PageTexts>
  )
}

const words = ['desde', 'hasta', 'empresa', 'persona', 'contrato', 'componente'] as const

function Lines() {
  const t = useTranslations('hourReports')
  const { params, query } = useHourReport(words)
  const lines = useInfiniteQuery(hourReports.workLines(query))
  const columns = useColumns()
  return (
    <LinesFrame
      title={t('lists.work')}
      backTo={paths.hourReport('horas-por-responsable', params.get('informe') ?? '')}
    >
      <PagedTable
        query={lines}
        caption={t('lists.work')}
        columns={columns}
        empty={t('emptyBody')}
        more={t('lists.more')}
      />
    </LinesFrame>
  )
}

function useColumns(): Array<Column<WorkLine>> {
  const t = useTranslations('hourReports.columns')
  const { user } = useSession()
  const { date, duration } = useFormat()
  const linked = (isReader: boolean, to: string, said: string | number) =>
    isReader ? <Link to={to}>{said}</Link> : said
  return [
    { id: 'day', label: t('day'), cell: ({ workedOn }) => date(workedOn) },
    { id: 'person', label: t('person'), cell: ({ person }) => person.name },
    {
      id: 'case',
      label: t('case'),
      cell: ({ ticketNumber, subject }) => (
        <>
          {linked(readsQueue(user), paths.deskCase(ticketNumber), ticketNumber)}{' '}
          <span className="soft">{subject}</span>
        </>
      ),
    },
    {
      id: 'organization',
      label: t('organization'),
      cell: ({ organization, contract }) => (
        <>
          {organization.name}{' '}
          {contract && linked(readsContracts(user), paths.contract(contract.id), contract.number)}
        </>
      ),
    },
    { id: 'description', label: t('description'), cell: ({ description }) => description },
    {
      id: 'worked',
      label: t('worked'),
      isNumber: true,
      cell: ({ workedMinutes }) => duration(workedMinutes),
    },
    {
      id: 'charged',
      label: t('charged'),
      isNumber: true,
      cell: ({ chargedMinutes }) => duration(chargedMinutes),
    },
  ]
}
