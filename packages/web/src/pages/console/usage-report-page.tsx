import type { UsageGroupBy, UsageReport } from '@mesa/shared/wire/contract-reports.schema'
import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { namesOrganizations, readsContracts } from '../../app/desk-areas.ts'
import { requireContractReports, useSession } from '../../app/session.ts'
import { FigureTable } from '../../features/reports/figure-table.tsx'
import { type AddressWord, withWord } from '../../features/reports/hour-report-address.ts'
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
import { useReportFormat } from '../../features/reports/use-report-format.ts'
import { lastDay } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireContractReports(request)
  await hourReportTexts.preload()
  return null
}

/** RP-9: hours used against contracted. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Report />
    </PageTexts>
  )
}

const filters = ['desde', 'hasta', 'clase', 'tipo', 'empresa'] as const
const words = [...filters, 'por', 'contrato'] as const

function Report() {
  const { user } = useSession()
  const { params, query, change, clear } = useHourReport(words)
  const answer = useQuery(hourReports.usage(query))
  const report = answer.data
  return (
    <HourReportFrame
      name="usage"
      path="rp-9"
      query={query}
      answer={answer}
      at={report?.at}
      isEmpty={report?.totals.contracts === 0}
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
      {report && <Figures report={report} params={params} onChange={change} />}
    </HourReportFrame>
  )
}

type Props = {
  report: UsageReport
  params: URLSearchParams
  onChange: (changes: Partial<Record<AddressWord, string>>) => void
}
const groupings: readonly UsageGroupBy[] = ['contract', 'organization', 'type']

function Figures({ report, params, onChange }: Props) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const format = useReportFormat()
  const { totals, groupBy } = report
  return (
    <>
      <dl className="rep-figs rep-figs-few">
        <BigFigure name={t('figures.used')} value={duration(totals.usedMinutes)}>
          {t('figures.contracted', {
            contracted: duration(totals.contractedMinutes),
            count: totals.contracts,
          })}
        </BigFigure>
        <BigFigure name={t('figures.share')} value={format.share(totals.usedShare)}>
          {t('figures.before', { before: duration(totals.usedBeforeMinutes) })}
        </BigFigure>
      </dl>
      <ReportCard title={t('tables.months')}>
        <MonthTable report={report} />
      </ReportCard>
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
        <GroupTable report={report} params={params} />
      </ReportCard>
    </>
  )
}

function MonthTable({ report }: Pick<Props, 'report'>) {
  const t = useTranslations('hourReports')
  const { date, duration } = useFormat()
  type Month = UsageReport['series'][number]
  const most = Math.max(1, ...report.series.map(({ usedMinutes }) => usedMinutes))
  const columns = [
    {
      id: 'month',
      label: t('columns.month'),
      cell: ({ from, to }: Month) => `${date(from)} – ${date(lastDay(to))}`,
    },
    {
      id: 'granted',
      label: t('columns.granted'),
      isNumber: true,
      cell: ({ grantedMinutes }: Month) => duration(grantedMinutes),
    },
    {
      id: 'used',
      label: t('columns.used'),
      isNumber: true,
      cell: ({ usedMinutes }: Month) => (
        <span className="rep-share">
          <span className="mt" aria-hidden="true">
            <i style={{ width: `${(Math.max(0, usedMinutes) / most) * 100}%` }} />
          </span>
          <span>{duration(usedMinutes)}</span>
        </span>
      ),
    },
  ]
  return (
    <FigureTable
      caption={t('tables.months')}
      columns={columns}
      rows={report.series}
      keyOf={({ from }) => from}
    />
  )
}

function GroupTable({ report, params }: Pick<Props, 'report' | 'params'>) {
  const t = useTranslations('hourReports')
  const { user } = useSession()
  const { duration } = useFormat()
  const format = useReportFormat()
  type Group = UsageReport['groups'][number]
  const { groupBy } = report
  const name = ({ key, name: said }: Group) => {
    const shown = said ?? t('none')
    if (key === '' || key === 'none') return shown
    if (groupBy === 'contract')
      return readsContracts(user) ? <Link to={paths.contract(key)}>{shown}</Link> : shown
    // One group is opened by contract.
    const inside = { [groupBy === 'type' ? 'tipo' : 'empresa']: key, por: 'contract' }
    const query = withWord(params, inside).toString()
    return <Link to={paths.hourReport('horas-usadas', query)}>{shown}</Link>
  }
  const minutes = (id: 'contracted' | 'usedBefore' | 'used', of: (row: Group) => number) => ({
    id,
    label: t(`columns.${id}`),
    isNumber: true,
    cell: (row: Group) => duration(of(row)),
  })
  const columns = [
    { id: 'name', label: t(`by.${groupBy}`), cell: name },
    ...(groupBy === 'contract'
      ? [
          {
            id: 'organization',
            label: t('columns.organization'),
            cell: (row: Group) => row.organizationName ?? '–',
          },
        ]
      : []),
    minutes('contracted', (row) => row.contractedMinutes),
    minutes('usedBefore', (row) => row.usedBeforeMinutes),
    minutes('used', (row) => row.usedMinutes),
    {
      id: 'share',
      label: t('columns.share'),
      isNumber: true,
      cell: (row: Group) => format.share(row.usedShare),
    },
  ]
  const note = report.groupsLeftOff > 0 ? t('leftOff', { count: report.groupsLeftOff }) : t('note')
  return (
    <FigureTable
      caption={t('tables.groups', { by: t(`by.${groupBy}`).toLowerCase() })}
      columns={columns}
      rows={report.groups}
      keyOf={({ key }) => key}
      total={{ ...report.totals, key: '', name: t('total'), organizationName: null }}
      note={note}
    />
  )
}
