import type { AttainmentReport, ReportInterval } from '@mesa/shared/wire/reports.schema'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback } from 'react'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { namesOrganizations } from '../../app/desk-areas.ts'
import { requireReports, useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { GroupTable } from '../../features/reports/group-table.tsx'
import {
  type Drill,
  drillOf,
  goalOf,
  reportQueryOf,
  withValue,
  wordOf,
} from '../../features/reports/report-address.ts'
import { ReportFiles } from '../../features/reports/report-files.tsx'
import { ReportFigures } from '../../features/reports/report-figures.tsx'
import { ReportFilters } from '../../features/reports/report-filters.tsx'
import { reportQueries } from '../../features/reports/reports.queries.ts'
import { SeriesTable } from '../../features/reports/series-table.tsx'
import { reportPageTexts } from '../../features/reports/texts.ts'
import { useConclusion } from '../../features/reports/use-conclusion.ts'
import { lastDay } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'

/** The drawing library comes after the figures and tables, which say the same. */
const AttainmentChart = lazy(async () => {
  const { AttainmentChart: Chart } = await import('../../features/reports/attainment-chart.tsx')
  return { default: Chart }
})

export async function loader({ request }: LoaderFunctionArgs) {
  await requireReports(request)
  await reportPageTexts.preload()
  const query = reportQueryOf(new URL(request.url).searchParams)
  void queryClient.prefetchQuery(reportQueries.attainment(query))
  return null
}

/** RP-12: how far the desk kept its targets. */
export function Component() {
  return (
    <PageTexts texts={reportPageTexts}>
      <Report />
    </PageTexts>
  )
}

function Report() {
  const t = useTranslations('reports')
  const { conclusion } = useConclusion()
  const { user } = useSession()
  const { instant, period } = useFormat()
  const { params, change, goal, query, answer } = useReport()
  const report = answer.data
  const says = report ? conclusion(report, goal) : t('title')
  return (
    <>
      <title>{`${says} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <ReportFiles query={query} report={report} />
      </header>
      <ReportFilters
        params={params}
        report={report}
        hasOrganizations={namesOrganizations(user)}
        onChange={change}
      />
      <ScrollArea className="c-scroll" role="region" label={t('content')}>
        {report && (
          <p className="print-only">
            {t('cases.from', period(report.from, lastDay(report.to)))}{' '}
            {t(`metric.${report.metric}`)}
          </p>
        )}
        <Body answer={answer} params={params} says={says} onChange={change} />
        {report && <p className="muted xs">{t('asOf', { when: instant(report.at) })}</p>}
      </ScrollArea>
    </>
  )
}

function useReport() {
  const [params, setParams] = useSearchParams()
  const change = (values: Record<string, string>) =>
    setParams((before) =>
      Object.entries(values).reduce((next, [name, value]) => withValue(next, name, value), before),
    )
  const query = reportQueryOf(params)
  const answer = useQuery(reportQueries.attainment(query))
  return { params, change, goal: goalOf(params), query, answer }
}

type BodyProps = {
  answer: ReturnType<typeof useReport>['answer']
  params: URLSearchParams
  says: string
  onChange: (values: Record<string, string>) => void
}

function Body({ answer, params, says, onChange }: BodyProps) {
  const t = useTranslations('reports')
  const report = answer.data
  const hrefOf = useCallback((drill: Drill) => paths.reportCases(drillOf(params, drill)), [params])
  if (answer.isError && (!report || answer.isPlaceholderData))
    return (
      <BrokenState
        error={answer.error}
        title={t('broken')}
        onRetry={() => void answer.refetch()}
        level="h2"
      />
    )
  if (!report) return <Loading />
  const goal = goalOf(params)
  const isEmpty = report.totals.clocks === 0
  return (
    <div className={answer.isPlaceholderData ? 'rep-stale' : undefined}>
      <ReportFigures report={report} goal={goal} hrefOf={hrefOf} />
      {isEmpty ? (
        <Empty onClear={() => onChange(noFilters)} />
      ) : (
        <>
          <Card title={says} action={<IntervalChoice report={report} onChange={onChange} />}>
            <Suspense fallback={<Skeleton height={260} />}>
              <AttainmentChart report={report} goal={goal} hrefOf={hrefOf} />
            </Suspense>
            <SeriesTable report={report} hrefOf={hrefOf} />
          </Card>
          <Card
            title={t(`table.title.${report.groupBy}`)}
            action={<GroupChoice report={report} onChange={onChange} />}
          >
            <GroupTable report={report} goal={goal} hrefOf={hrefOf} />
          </Card>
        </>
      )}
    </div>
  )
}

const noFilters = {
  desde: '',
  hasta: '',
  plazo: '',
  tipo: '',
  criticidad: '',
  producto: '',
  empresa: '',
}

function Empty({ onClear }: { onClear: () => void }) {
  const t = useTranslations('reports')
  return (
    <EmptyState
      level="h2"
      title={t('empty.title')}
      actions={<Button onClick={onClear}>{t('filters.clear')}</Button>}
    >
      <p>{t('empty.body')}</p>
      <p>{t('empty.noTarget')}</p>
    </EmptyState>
  )
}

function Loading() {
  return (
    <LoadingShape>
      <div className="stack">
        <Skeleton height={96} />
        <Skeleton height={320} />
        <Skeleton height={240} />
      </div>
    </LoadingShape>
  )
}

type CardProps = { title: string; action: ReactNode; children: ReactNode }

function Card({ title, action, children }: CardProps) {
  return (
    <section className="card rep-card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

type ChoiceProps = { report: AttainmentReport; onChange: BodyProps['onChange'] }
const intervals: readonly ReportInterval[] = ['week', 'month']
const groupings = ['criticality', 'product', 'organization'] as const

function IntervalChoice({ report, onChange }: ChoiceProps) {
  const t = useTranslations('reports.chart')
  return (
    <span className="seg only-screen" role="group" aria-label={t('interval')}>
      {intervals.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={report.interval === one}
          onClick={() => onChange({ cada: wordOf('cada', one) })}
        >
          {t(one)}
        </button>
      ))}
    </span>
  )
}

function GroupChoice({ report, onChange }: ChoiceProps) {
  const t = useTranslations('reports.table')
  return (
    <span className="seg only-screen" role="group" aria-label={t('groupBy')}>
      {groupings.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={report.groupBy === one}
          onClick={() => onChange({ por: wordOf('por', one) })}
        >
          {t(`name.${one}`)}
        </button>
      ))}
    </span>
  )
}
