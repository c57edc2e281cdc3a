import type { RenewalTask } from '@mesa/shared/wire/renewals.schema'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

type Props = {
  query: ComponentProps<typeof PagedTable<RenewalTask>>['query']
  status: RenewalTask['status']
  /** Buttons of a row; absent for readers. */
  actsOf?: (task: RenewalTask) => ReactNode
}

/** Renewals that are somebody's to do, or what came of them. */
export function TaskTable({ query, status, actsOf }: Props) {
  const t = useTranslations('renewals')
  return (
    <PagedTable
      query={query}
      caption={t(status === 'open' ? 'views.tasks' : 'views.done')}
      columns={useColumns(status, actsOf)}
      empty={t(`empty.${status}`)}
      more={t('more')}
    />
  )
}

function useColumns(
  status: RenewalTask['status'],
  actsOf: Props['actsOf'],
): Array<Column<RenewalTask>> {
  const t = useTranslations('renewals')
  const { date, instant } = useFormat()
  const due: Column<RenewalTask> = {
    id: 'due',
    label: t('columns.due'),
    cell: ({ dueOn }) => date(dueOn),
  }
  const outcome: Column<RenewalTask> = {
    id: 'outcome',
    label: t('columns.outcome'),
    cell: ({ outcome: said, renewedContract, note, finishedAt, finishedBy }) => (
      <>
        {said && t(`outcomes.${said}`)}{' '}
        {renewedContract && (
          <Link to={paths.contract(renewedContract.id)}>
            {t('renewedBy', { number: renewedContract.number })}
          </Link>
        )}
        {note !== null && <span className="block">{note}</span>}
        <span className="soft block">
          {finishedBy} · {finishedAt && instant(finishedAt)}
        </span>
      </>
    ),
  }
  const columns: Array<Column<RenewalTask>> = [
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
    { id: 'cause', label: t('columns.cause'), cell: ({ cause }) => t(`causes.${cause}`) },
    { id: 'ends', label: t('columns.ends'), cell: ({ endsOn }) => date(lastDay(endsOn)) },
    status === 'open' ? due : outcome,
    {
      id: 'owner',
      label: t('columns.owner'),
      cell: ({ owner }) => owner?.name ?? <span className="soft">{t('nobody')}</span>,
    },
  ]
  if (actsOf) columns.push({ id: 'acts', label: t('columns.acts'), cell: actsOf })
  return columns
}
