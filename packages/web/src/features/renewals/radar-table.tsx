import type { HoursForecast } from '@mesa/shared/wire/forecast.schema'
import type { RenewalRow } from '@mesa/shared/wire/renewals.schema'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/marks.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { daysToSay, lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

type Props = {
  query: ComponentProps<typeof PagedTable<RenewalRow>>['query']
  /** Buttons of a row; absent for readers. */
  actsOf?: (row: RenewalRow) => ReactNode
}

/** Contracts with their end, what is left of their hours, until when these last, and the task. */
export function RadarTable({ query, actsOf }: Props) {
  const t = useTranslations('renewals')
  return (
    <PagedTable
      query={query}
      caption={t('title')}
      columns={useColumns(actsOf)}
      empty={t('empty.radar')}
      more={t('more')}
    />
  )
}

function useColumns(actsOf: Props['actsOf']): Array<Column<RenewalRow>> {
  const t = useTranslations('renewals')
  const { date } = useFormat()
  const columns: Array<Column<RenewalRow>> = [
    {
      id: 'contract',
      label: t('columns.contract'),
      cell: ({ contract }) => (
        <>
          <Link to={paths.contract(contract.id)}>{contract.number}</Link>
          <span className="soft block">{contract.name}</span>
        </>
      ),
    },
    {
      id: 'organization',
      label: t('columns.organization'),
      cell: ({ organization }) => organization.name,
    },
    {
      id: 'ends',
      label: t('columns.ends'),
      cell: ({ contract, daysLeft, causes }) => (
        <>
          {date(lastDay(contract.endsOn))}
          <span className={causes.includes('days') ? 'block rn-why' : 'soft block'}>
            {daysLeft > 0 ? t('daysLeft', { days: daysToSay(daysLeft) }) : t('ended')}
          </span>
        </>
      ),
    },
    { id: 'left', label: t('columns.left'), cell: (row) => <HoursLeft row={row} /> },
    {
      id: 'forecast',
      label: t('columns.forecast'),
      cell: ({ forecast }) => <Forecast forecast={forecast} />,
    },
    { id: 'task', label: t('columns.task'), cell: ({ task }) => <TaskSaid task={task} /> },
  ]
  if (actsOf) columns.push({ id: 'acts', label: t('columns.acts'), cell: actsOf })
  return columns
}

function HoursLeft({ row }: { row: RenewalRow }) {
  const t = useTranslations('renewals')
  const { duration } = useFormat()
  if (row.contract.isUnlimited) return t('unlimited')
  if (row.minutesLeft === null) return <span className="soft">{t('noHours')}</span>
  return (
    <>
      <span className={row.causes.includes('hours') ? 'rn-why' : undefined}>
        {duration(row.minutesLeft)}
      </span>
      <span className="soft block">
        {t('ofGranted', { granted: duration(row.grantedMinutes) })}
      </span>
    </>
  )
}

/** Until when the hours last, and the weeks that say so. */
function Forecast({ forecast }: { forecast: HoursForecast | null }) {
  const t = useTranslations('renewals')
  const { date, duration } = useFormat()
  if (forecast === null) return <span className="soft">{t('noForecast')}</span>
  const { runsOutOn, perDayMinutes, horizon, basis } = forecast
  const said = () => {
    if (runsOutOn === null) return t('lasts', { date: date(lastDay(horizon)) })
    return runsOutOn <= basis.to
      ? t('runsOutNow')
      : t('runsOut', { date: date(lastDay(runsOutOn)) })
  }
  return (
    <>
      {said()}
      <span className="soft block">
        {t('basis', { perWeek: duration(Math.round(perDayMinutes * 7)), weeks: basis.weeks })}
      </span>
    </>
  )
}

function TaskSaid({ task }: Pick<RenewalRow, 'task'>) {
  const t = useTranslations('renewals')
  const { date } = useFormat()
  if (task === null) return '–'
  if (task.outcome !== null) return <Badge tone="neutral">{t(`outcomes.${task.outcome}`)}</Badge>
  return (
    <>
      {t('toDo', { date: date(task.dueOn) })}
      <span className="soft block">{task.owner?.name ?? t('nobody')}</span>
    </>
  )
}
