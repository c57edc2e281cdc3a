import type { WorkReport } from '@mesa/shared/wire/work-reports.schema'
import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { namesOrganizations } from '../../app/desk-areas.ts'
import { requireReports, useSession } from '../../app/session.ts'
import { FigureTable } from '../../features/reports/figure-table.tsx'
import { type AddressWord, drillTo } from '../../features/reports/hour-report-address.ts'
import { HourReportFilters } from '../../features/reports/hour-report-filters.tsx'
import {
  BigFigure,
  HourReportFrame,
  ReportCard,
} from '../../features/reports/hour-report-frame.tsx'
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

/** RP-8: hours charged by who did the work, with customers. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Report />
    </PageTexts>
  )
}

const filters = ['desde', 'hasta', 'empresa'] as const
const words = [...filters, 'persona', 'contrato', 'componente'] as const

function Report() {
  const { user } = useSession()
  const { params, query, change, clear } = useHourReport(words)
  const answer = useQuery(hourReports.work(query))
  const report = answer.data
  return (
    <HourReportFrame
      name="work"
      path="rp-8"
      query={query}
      answer={answer}
      at={report?.at}
      isEmpty={report?.totals.entries === 0}
      onClear={clear}
      filters={
        <HourReportFilters
          params={params}
          words={filters}
          report={report}
          hasOrganizations={namesOrganizations(user)}
          onChange={change}
        />
      }
    >
      {report && <Figures report={report} params={params} />}
    </HourReportFrame>
  )
}

/** A person, or below them one of their customers. */
type Row = Omit<WorkReport['people'][number], 'organizations'> & {
  personId: string
  isPart: boolean
}

function Figures({ report, params }: { report: WorkReport; params: URLSearchParams }) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const { totals } = report
  const workOf = (more: Partial<Record<AddressWord, string>>) =>
    paths.hourReport('horas-por-responsable/trabajo', drillTo(params, words, more))
  return (
    <>
      <dl className="rep-figs rep-figs-few">
        <BigFigure
          name={t('figures.charged')}
          value={duration(totals.chargedMinutes)}
          href={workOf({})}
        >
          {t('figures.ofWorked', { worked: duration(totals.workedMinutes) })}
        </BigFigure>
        <BigFigure name={t('figures.people')} value={totals.people}>
          {t('figures.customers', { count: totals.organizations })}
        </BigFigure>
        <BigFigure name={t('figures.cases')} value={totals.cases}>
          {t('figures.entries', { count: totals.entries })}
        </BigFigure>
      </dl>
      <ReportCard title={t('tables.people')}>
        <PeopleTable report={report} workOf={workOf} />
      </ReportCard>
    </>
  )
}

type TableProps = {
  report: WorkReport
  workOf: (more: Partial<Record<AddressWord, string>>) => string
}

function PeopleTable({ report, workOf }: TableProps) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const rows = report.people.flatMap((person): Row[] => [
    { ...person, personId: person.id, isPart: false },
    ...person.organizations.map((one) => ({ ...one, personId: person.id, isPart: true })),
  ])
  const hrefOf = ({ id, personId, isPart }: Row) =>
    id === '' ? workOf({}) : workOf({ persona: personId, ...(isPart && { empresa: id }) })
  const count = (id: 'cases' | 'entries') => ({
    id,
    label: t(`columns.${id}`),
    isNumber: true,
    cell: (row: Row) => row[id],
  })
  const columns = [
    {
      id: 'person',
      label: t('columns.person'),
      cell: ({ name, isPart }: Row) =>
        isPart ? <span className="soft rep-part">{name}</span> : name,
    },
    count('cases'),
    count('entries'),
    {
      id: 'worked',
      label: t('columns.worked'),
      isNumber: true,
      cell: (row: Row) => duration(row.workedMinutes),
    },
    {
      id: 'charged',
      label: t('columns.charged'),
      isNumber: true,
      cell: (row: Row) => (
        <Link className="drill" to={hrefOf(row)}>
          {duration(row.chargedMinutes)}
        </Link>
      ),
    },
  ]
  const note = report.peopleLeftOff > 0 ? t('leftOff', { count: report.peopleLeftOff }) : t('note')
  return (
    <FigureTable
      caption={t('tables.people')}
      columns={columns}
      rows={rows}
      keyOf={({ personId, id }) => `${personId} ${id}`}
      total={{ ...report.totals, id: '', personId: '', name: t('total'), isPart: false }}
      note={note}
    />
  )
}
