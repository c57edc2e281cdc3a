import type { TimeGroupBy, TimeReport } from '@mesa/shared/wire/work-reports.schema'
import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireReports } from '../../app/session.ts'
import { FigureTable } from '../../features/reports/figure-table.tsx'
import { type AddressWord, drillTo } from '../../features/reports/hour-report-address.ts'
import { HourReportFilters } from '../../features/reports/hour-report-filters.tsx'
import {
  BigFigure,
  HourReportFrame,
  ReportCard,
  Segments,
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

/** RP-10: time of agents that is not on cases. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Report />
    </PageTexts>
  )
}

const filters = ['desde', 'hasta'] as const
const words = [...filters, 'por', 'persona', 'actividad'] as const

function Report() {
  const { params, query, change, clear } = useHourReport(words)
  const answer = useQuery(hourReports.time(query))
  const report = answer.data
  return (
    <HourReportFrame
      name="time"
      path="rp-10"
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
          hasOrganizations={false}
          onChange={change}
        />
      }
    >
      {report && <Figures report={report} params={params} onChange={change} />}
    </HourReportFrame>
  )
}

type Props = {
  report: TimeReport
  params: URLSearchParams
  onChange: (changes: Partial<Record<AddressWord, string>>) => void
}
const groupings: readonly TimeGroupBy[] = ['person', 'type']

function Figures({ report, params, onChange }: Props) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const { totals, groupBy } = report
  const entriesOf = (more: Partial<Record<AddressWord, string>>) =>
    paths.hourReport('tiempo/anotaciones', drillTo(params, words, { ...more, por: '' }))
  return (
    <>
      <dl className="rep-figs rep-figs-few">
        <BigFigure
          name={t('figures.offCases')}
          value={duration(totals.minutes)}
          href={entriesOf({})}
        >
          {t('figures.entries', { count: totals.entries })}
        </BigFigure>
        <BigFigure name={t('figures.onCases')} value={duration(totals.onCasesMinutes)}>
          {t('figures.onCasesBody')}
        </BigFigure>
        <BigFigure name={t('figures.people')} value={totals.people} />
      </dl>
      <ReportCard
        title={t('tables.groups', { by: t(`by.${groupBy}`).toLowerCase() })}
        action={
          <Segments
            label={t('filters.groupBy')}
            words={groupings}
            chosen={groupBy}
            labelOf={(word) => t(`by.${word}`)}
            onChoose={(por) => onChange({ por })}
          />
        }
      >
        <GroupTable report={report} entriesOf={entriesOf} />
      </ReportCard>
    </>
  )
}

type TableProps = {
  report: TimeReport
  entriesOf: (more: Partial<Record<AddressWord, string>>) => string
}
/** A group, or below it one of its parts. */
type Row = { key: string; name: string; of: string; entries: number; minutes: number }

function GroupTable({ report, entriesOf }: TableProps) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const { groupBy, totals } = report
  const rows = report.groups.flatMap((group): Row[] => [
    { ...group, of: '' },
    ...group.parts.map((part) => ({ ...part, of: group.key })),
  ])
  const [outer, inner] =
    groupBy === 'person' ? (['persona', 'actividad'] as const) : (['actividad', 'persona'] as const)
  const hrefOf = ({ key, of }: Row) => {
    if (key === '') return entriesOf({})
    return of === '' ? entriesOf({ [outer]: key }) : entriesOf({ [outer]: of, [inner]: key })
  }
  const columns = [
    {
      id: 'name',
      label: t(`by.${groupBy}`),
      cell: ({ name, of }: Row) =>
        of === '' ? name : <span className="soft rep-part">{name}</span>,
    },
    {
      id: 'entries',
      label: t('columns.entries'),
      isNumber: true,
      cell: ({ entries }: Row) => entries,
    },
    {
      id: 'time',
      label: t('columns.time'),
      isNumber: true,
      cell: (row: Row) => (
        <Link className="drill" to={hrefOf(row)}>
          {duration(row.minutes)}
        </Link>
      ),
    },
  ]
  const note = report.groupsLeftOff > 0 ? t('leftOff', { count: report.groupsLeftOff }) : t('note')
  return (
    <FigureTable
      caption={t('tables.groups', { by: t(`by.${groupBy}`).toLowerCase() })}
      columns={columns}
      rows={rows}
      keyOf={({ key, of }) => `${of} ${key}`}
      total={{ key: '', of: '', name: t('total'), ...totals }}
      note={note}
    />
  )
}
