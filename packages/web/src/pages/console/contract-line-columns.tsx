import type { ContractLine } from '@mesa/shared/wire/contract-reports.schema'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { readsContracts } from '../../app/desk-areas.ts'
import { useSession } from '../../app/session.ts'
import type { Column } from '../../components/paged-table.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'

/** A contract in a row: what it is, its end and its hours. Who may, opens it. */
export function useContractLineColumns(): Array<Column<ContractLine>> {
  const t = useTranslations('hourReports')
  const { user } = useSession()
  const { date, duration } = useFormat()
  const isReader = readsContracts(user)
  const hours = (minutes: number, { isUnlimited, grantedMinutes }: ContractLine) =>
    isUnlimited ? t('unlimited') : grantedMinutes === 0 ? '–' : duration(minutes)
  return [
    {
      id: 'number',
      label: t('columns.number'),
      cell: ({ contract }) => (
        <>
          {isReader ? (
            <Link to={paths.contract(contract.id)}>{contract.number}</Link>
          ) : (
            contract.number
          )}
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
      id: 'type',
      label: t('columns.type'),
      cell: ({ contract }) => contract.type?.name ?? t(`kinds.${contract.kind}`),
    },
    { id: 'until', label: t('columns.until'), cell: ({ endsOn }) => date(lastDay(endsOn)) },
    {
      id: 'daysLeft',
      label: t('columns.daysLeft'),
      isNumber: true,
      cell: ({ daysLeft }) => daysLeft,
    },
    {
      id: 'used',
      label: t('columns.used'),
      isNumber: true,
      cell: ({ consumedMinutes }) => duration(consumedMinutes),
    },
    {
      id: 'left',
      label: t('columns.left'),
      isNumber: true,
      cell: (line) => hours(line.minutesLeft, line),
    },
  ]
}
