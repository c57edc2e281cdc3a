import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import { Hourglass } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { BalanceBar } from './balance-bar.tsx'
import { isUnlimited, useContractWords } from './use-contract-words.ts'

type Props = {
  query: ComponentProps<typeof PagedTable<ContractView>>['query']
  /** Names of contract types by id. */
  types: ReadonlyMap<string, string>
}

/** Contracts with their end and what is left of their hours, soonest to end first. */
export function ContractList({ query, types }: Props) {
  const t = useTranslations('consoleContracts')
  const columns = useColumns(types)
  return (
    <PagedTable
      query={query}
      caption={t('title')}
      columns={columns}
      empty={t('empty.title')}
      more={t('more')}
    />
  )
}

const tones: Record<ContractView['status'], BadgeTone> = {
  future: 'plain',
  active: 'ok',
  expired: 'neutral',
  terminated: 'neutral',
}

export function StatusBadge({ status }: Pick<ContractView, 'status'>) {
  const t = useTranslations('consoleContracts.statuses')
  return <Badge tone={tones[status]}>{t(status)}</Badge>
}

function useColumns(types: Props['types']): Array<Column<ContractView>> {
  const t = useTranslations('consoleContracts')
  const words = useContractWords()
  return [
    {
      id: 'number',
      label: t('number'),
      cell: ({ id, number, name }) => (
        <>
          <Link to={paths.contract(id)}>{number}</Link>
          <span className="soft block ct-name">{name}</span>
        </>
      ),
    },
    {
      id: 'organization',
      label: t('organization'),
      cell: ({ organizationName }) => organizationName,
    },
    {
      id: 'type',
      label: t('type'),
      cell: (contract) => (
        <>
          {words.type(contract, types)}
          <span className="muted xs block">{words.hours(contract)}</span>
        </>
      ),
    },
    { id: 'status', label: t('status'), cell: ({ status }) => <StatusBadge status={status} /> },
    { id: 'ends', label: t('ends'), cell: (contract) => <Ends contract={contract} /> },
    { id: 'hours', label: t('hours'), cell: (contract) => <Hours contract={contract} /> },
  ]
}

const soonDays = 30

type EndsProps = { contract: ContractView; label?: string }

/** `label` says what the date is, where no column does. */
export function Ends({ contract, label }: EndsProps) {
  const words = useContractWords()
  const { status, daysLeft } = contract
  const isSoon = status === 'active' && daysLeft <= soonDays
  return (
    <span className="ct-ends">
      <span className="nowrap">
        {label && <span className="muted">{label} </span>}
        {words.ends(contract)}
      </span>
      {isSoon ? (
        <Badge tone="soon" icon={<Hourglass className="ico" aria-hidden />}>
          {words.left(contract)}
        </Badge>
      ) : (
        <span className="muted xs block">{words.left(contract)}</span>
      )}
    </span>
  )
}

function Hours({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleContracts')
  const { duration, date } = useFormat()
  const { balance } = contract
  const { grantedMinutes, availableMinutes, heldMinutes, overdraftMinutes, forecast } = balance
  if (grantedMinutes === 0 && overdraftMinutes === 0) {
    return (
      <span className="muted">{t(isUnlimited(contract) ? 'period.unlimited' : 'noHours')}</span>
    )
  }
  return (
    <div className="ct-hours">
      <BalanceBar balance={balance} />
      <span>
        {t('availableOf', {
          available: duration(availableMinutes),
          granted: duration(grantedMinutes),
        })}
        {heldMinutes > 0 && (
          <span className="muted xs block">{t('heldToo', { held: duration(heldMinutes) })}</span>
        )}
        {overdraftMinutes > 0 && (
          <span className="xs block ct-advance">
            {t('advance', { overdraft: duration(overdraftMinutes) })}
          </span>
        )}
        {forecast?.runsOutOn && (
          <span className="muted xs block">
            {t('runsOut', { date: date(lastDay(forecast.runsOutOn)) })}
          </span>
        )}
      </span>
    </div>
  )
}
