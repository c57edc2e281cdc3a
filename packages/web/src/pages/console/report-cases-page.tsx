import type { AttainmentCase, AttainmentCasesQuery } from '@mesa/shared/wire/reports.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { readsQueue } from '../../app/desk-areas.ts'
import { queryClient } from '../../app/query-client.ts'
import { requireReports, useSession } from '../../app/session.ts'
import { PagedTable } from '../../components/paged-table.tsx'
import { casesQueryOf } from '../../features/reports/report-address.ts'
import { reportQueries } from '../../features/reports/reports.queries.ts'
import { reportPageTexts } from '../../features/reports/texts.ts'
import { lastDay } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireReports(request)
  await reportPageTexts.preload()
  const query = casesQueryOf(new URL(request.url).searchParams)
  void queryClient.prefetchInfiniteQuery(reportQueries.cases(query))
  return null
}

/** The cases behind a figure of the report. */
export function Component() {
  return (
    <PageTexts texts={reportPageTexts}>
      <ReportCases />
    </PageTexts>
  )
}

function ReportCases() {
  const t = useTranslations('reports.cases')
  const metrics = useTranslations('reports.metric')
  const [params] = useSearchParams()
  const { period } = useFormat()
  const query = casesQueryOf(params)
  const cases = useInfiniteQuery(reportQueries.cases(query))
  const columns = useColumns()
  const title = t(`title.${titleOf(query)}`)
  const isRed = query.metric === 'freshness'
  return (
    <>
      <title>{`${title} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{isRed ? title : `${title}: ${metrics(query.metric)}`}</h1>
        <Link className="btn push only-screen" to={paths.report(params.get('informe') ?? '')}>
          <ArrowLeft className="ico" aria-hidden /> {t('back')}
        </Link>
      </header>
      <ScrollArea className="c-scroll" role="region" label={title}>
        {query.from && query.to && (
          <p className="muted rep-period">{t('from', period(query.from, lastDay(query.to)))}</p>
        )}
        <div className="card card-pad">
          <PagedTable
            query={cases}
            caption={title}
            columns={columns}
            empty={t('empty')}
            more={t('more')}
          />
        </div>
      </ScrollArea>
    </>
  )
}

const titleOf = ({ metric, outcome }: AttainmentCasesQuery) =>
  metric === 'freshness' ? 'red' : (outcome ?? 'all')

function useColumns() {
  const t = useTranslations('reports.cases')
  const words = useTranslations('console.words.criticality')
  const none = useTranslations('reports.table')('none')
  const { user } = useSession()
  const { instant, duration } = useFormat()
  const isReader = readsQueue(user)
  const lateness = ({ outcome, lateMinutes, lateUnit, isByRetarget }: AttainmentCase) => {
    if (lateMinutes === null) return outcome === 'met' ? t('inTime') : t('running')
    const said = { duration: duration(lateMinutes) }
    const late = lateUnit === 'clock' ? t('lateClock', said) : t('lateBusiness', said)
    return isByRetarget ? `${late}; ${t('byRetarget')}` : late
  }
  const cells: Array<
    [
      id: 'number' | 'subject' | 'organization' | 'criticality' | 'due' | 'finished' | 'late',
      cell: (row: AttainmentCase) => React.ReactNode,
    ]
  > = [
    [
      'number',
      ({ number }) => (isReader ? <Link to={paths.deskCase(number)}>{number}</Link> : number),
    ],
    ['subject', ({ subject }) => subject],
    ['organization', ({ organization }) => organization.name],
    ['criticality', ({ criticality }) => (criticality ? words(criticality) : none)],
    ['due', ({ dueAt }) => (dueAt ? instant(dueAt) : t('paused'))],
    ['finished', ({ finishedAt }) => (finishedAt ? instant(finishedAt) : t('notFinished'))],
    ['late', lateness],
  ]
  return cells.map(([id, cell]) => ({ id, label: t(id), cell, isNumber: id === 'late' }))
}
