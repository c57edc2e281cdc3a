import type { ContractGroupBy, ContractsReport } from '@mesa/shared/wire/contract-reports.schema'
import { useQuery } from '@tanstack/react-query'
import { Link, type LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { namesOrganizations } from '../../app/desk-areas.ts'
import { requireContractReports, useSession } from '../../app/session.ts'
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
  await requireContractReports(request)
  await hourReportTexts.preload()
  return null
}

/** RP-6: contracts and warranties by type or customer, with days and hours left. */
export function Component() {
  return (
    <PageTexts texts={hourReportTexts}>
      <Report />
    </PageTexts>
  )
}

const filters = ['estado', 'clase', 'tipo', 'empresa'] as const
const words = [...filters, 'por'] as const satisfies readonly AddressWord[]

function Report() {
  const { user } = useSession()
  const { params, query, change, clear } = useHourReport(words)
  const answer = useQuery(hourReports.contracts(query))
  const report = answer.data
  return (
    <HourReportFrame
      name="contracts"
      path="rp-6"
      query={query}
      answer={answer}
      at={report?.at}
      isEmpty={report?.totals.contracts === 0}
      onClear={clear}
      filters={
        <HourReportFilters
          params={params}
          words={filters}
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
  report: ContractsReport
  params: URLSearchParams
  onChange: (changes: Partial<Record<AddressWord, string>>) => void
}
type Group = ContractsReport['groups'][number]
const groupings: readonly ContractGroupBy[] = ['type', 'organization', 'kind']

function Figures({ report, params, onChange }: Props) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const { totals, groupBy } = report
  const listOf = (more: Partial<Record<AddressWord, string>>) =>
    paths.hourReport('contratos/lista', drillTo(params, filters, more))
  return (
    <>
      <dl className="rep-figs rep-figs-few">
        <BigFigure name={t('figures.contracts')} value={totals.contracts} href={listOf({})}>
          {t('figures.warranties', { count: totals.warranties })}
        </BigFigure>
        <BigFigure name={t('figures.left')} value={duration(totals.minutesLeft)}>
          {t('figures.ofGranted', {
            granted: duration(totals.grantedMinutes),
            held: duration(totals.heldMinutes),
          })}
        </BigFigure>
        <BigFigure
          name={t('figures.soonest')}
          value={t('figures.days', { days: totals.soonestDaysLeft ?? 0 })}
        />
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
        <GroupTable report={report} listOf={listOf} />
      </ReportCard>
    </>
  )
}

const filterOf = { type: 'tipo', organization: 'empresa', kind: 'clase' } as const

function GroupTable({
  report,
  listOf,
}: Pick<Props, 'report'> & {
  listOf: (more: Partial<Record<AddressWord, string>>) => string
}) {
  const t = useTranslations('hourReports')
  const { groupBy } = report
  const minutes = useMinuteColumns()
  const nameOf = ({ key, name }: Group) => {
    if (name !== null) return name
    return groupBy === 'kind' ? t(`kinds.${key as 'contract'}`) : t('none')
  }
  // Contracts without a type have no filter of their own.
  const hrefOf = ({ key }: Group) => {
    if (key === '') return listOf({})
    return key === 'none' ? null : listOf({ [filterOf[groupBy]]: key })
  }
  const columns = [
    { id: 'name', label: t(`by.${groupBy}`), cell: nameOf },
    {
      id: 'contracts',
      label: t('columns.contracts'),
      isNumber: true,
      cell: (row: Group) => {
        const href = hrefOf(row)
        return href === null ? (
          row.contracts
        ) : (
          <Link className="drill" to={href}>
            {row.contracts}
          </Link>
        )
      },
    },
    {
      id: 'warranties',
      label: t('columns.warranties'),
      isNumber: true,
      cell: (row: Group) => row.warranties,
    },
    {
      id: 'daysLeft',
      label: t('columns.daysLeft'),
      isNumber: true,
      cell: (row: Group) => row.soonestDaysLeft ?? '–',
    },
    ...minutes,
  ]
  const note = report.groupsLeftOff > 0 ? t('leftOff', { count: report.groupsLeftOff }) : t('note')
  return (
    <FigureTable
      caption={t('tables.groups', { by: t(`by.${groupBy}`).toLowerCase() })}
      columns={columns}
      rows={report.groups}
      keyOf={({ key }) => key}
      total={{ ...report.totals, key: '', name: t('total') }}
      note={note}
    />
  )
}

function useMinuteColumns() {
  const t = useTranslations('hourReports.columns')
  const { duration } = useFormat()
  const of = {
    granted: (row: Group) => row.grantedMinutes,
    used: (row: Group) => row.consumedMinutes,
    held: (row: Group) => row.heldMinutes,
    expired: (row: Group) => row.expiredMinutes,
    left: (row: Group) => row.minutesLeft,
  }
  return (['granted', 'used', 'held', 'expired', 'left'] as const).map((id) => ({
    id,
    label: t(id),
    isNumber: true,
    cell: (row: Group) => duration(of[id](row)),
  }))
}
