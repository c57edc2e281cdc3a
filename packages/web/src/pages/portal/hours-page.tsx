import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState, RefusedState } from '../../components/states.tsx'
import { Select } from '../../components/text-field.tsx'
import { homeQueries } from '../../features/home/home.queries.ts'
import { BalanceExplained } from '../../features/hours/balance-explained.tsx'
import { Forecast } from '../../features/hours/forecast.tsx'
import { hoursQueries } from '../../features/hours/hours.queries.ts'
import { LotsByDate } from '../../features/hours/lots-by-date.tsx'
import { UnchargedWork } from '../../features/hours/uncharged-work.tsx'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { lastDay } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { ProblemError } from '../../lib/problem.ts'
import { useFormat } from '../../lib/use-format.ts'
import { keyUserships } from './customer-role.ts'
import { HoursPrintHead, HoursStatement } from './hours-statement.tsx'
import { hoursTexts } from './hours-texts.ts'

export async function loader() {
  await hoursTexts.preload()
  return null
}

/** HR-10: every minute of a contract explained, for whoever decides for the organization. */
export function Component() {
  const { memberships } = useSession()
  return (
    <PageTexts texts={hoursTexts}>
      {keyUserships(memberships).length > 0 ? <Hours /> : <NotYours />}
    </PageTexts>
  )
}

/** Hours are the key users' to see: what is not theirs is not asked for either. */
function NotYours() {
  const t = useTranslations('hoursPage')
  return (
    <>
      <PageHeader documentTitle={t('documentTitle')} title={t('title')} />
      <Refused />
    </>
  )
}

function Hours() {
  const t = useTranslations('hoursPage')
  const contracts = useQuery(hoursQueries.contracts())
  const [search] = useSearchParams()
  useLiveTickets()
  const items = contracts.data?.items ?? []
  const chosen =
    items.find(({ id }) => id === search.get('contrato')) ??
    items.find(({ status }) => status === 'active') ??
    items[0]
  if (chosen) return <ContractHours key={chosen.id} contract={chosen} contracts={items} />
  return (
    <>
      <PageHeader documentTitle={t('documentTitle')} title={t('title')} />
      {contracts.isError && (
        <Refusal error={contracts.error} onRetry={() => void contracts.refetch()} />
      )}
      {contracts.isPending && <SkeletonLines lines={6} />}
      {contracts.isSuccess && (
        <EmptyState level="h2" side="nobody" title={t('noneTitle')}>
          <p>{t('noneBody')}</p>
        </EmptyState>
      )}
    </>
  )
}

/** Says by name who may see them, as far as the reader may know. */
function Refused() {
  const t = useTranslations()
  const { memberships } = useSession()
  const [organization] = memberships
  const places = useQuery({
    ...homeQueries.slots(organization?.organizationId ?? ''),
    enabled: organization !== undefined,
  })
  const names = places.data?.keyUsers.map(({ name }) => name) ?? []
  return (
    <RefusedState level="h2" title={t('hoursPage.refusedTitle')}>
      <p>
        {names.length > 0
          ? t('portalHours.refusedNames', { names: names.join(', ') })
          : t('portalHours.refusedBody')}
      </p>
    </RefusedState>
  )
}

function Refusal({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('hoursPage')
  if (error instanceof ProblemError && (error.status === 403 || error.status === 404)) {
    return <Refused />
  }
  return (
    <BrokenState level="h2" error={error} title={t('brokenTitle')} onRetry={onRetry}>
      {t('brokenBody')}
    </BrokenState>
  )
}

type ContractHoursProps = { contract: ContractView; contracts: readonly ContractView[] }

function ContractHours({ contract, contracts }: ContractHoursProps) {
  const t = useTranslations('hoursPage')
  const format = useFormat()
  const [, setSearch] = useSearchParams()
  return (
    <>
      <HoursPrintHead contract={contract} />
      <PageHeader
        documentTitle={t('documentTitle')}
        title={t('title')}
        lead={t('lead', {
          number: contract.number,
          name: contract.name,
          ...format.period(contract.startsOn, lastDay(contract.endsOn)),
        })}
        action={
          <Button
            className="only-d"
            icon={<Printer className="ico" aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        }
      />
      {contracts.length > 1 && (
        <div className="only-screen mb-6">
          <Select
            label={t('contract')}
            value={contract.id}
            onChange={({ target }) => setSearch({ contrato: target.value })}
            choices={contracts.map(({ id, number, name, organizationName, status, startsOn }) => ({
              value: id,
              label: t(status === 'future' ? 'choiceLater' : 'choice', {
                number,
                name,
                organization: organizationName,
                from: format.date(startsOn),
              }),
            }))}
          />
        </div>
      )}
      <Now contract={contract} />
      <HoursStatement contract={contract} />
    </>
  )
}

/** What there is, what expires, how long it lasts, and what was not charged. */
function Now({ contract }: { contract: ContractView }) {
  const balance = useQuery(hoursQueries.balance(contract.id))
  const lots = useQuery(hoursQueries.lots(contract.id))
  const atCases = useQuery(hoursQueries.atCases(contract.id))
  const broken = [balance, lots].find(({ isError, data }) => isError && !data)
  if (broken?.error) {
    const retry = () => void Promise.all([balance.refetch(), lots.refetch(), atCases.refetch()])
    return <Refusal error={broken.error} onRetry={retry} />
  }
  if (!balance.data || !lots.data) return <SkeletonLines lines={8} />
  return (
    <>
      <div className="hours-top">
        <BalanceExplained
          contract={contract}
          balance={balance.data}
          lots={lots.data}
          atCases={atCases.data}
        />
        <LotsByDate contract={contract} lots={lots.data.items} />
        <Forecast forecast={balance.data.forecast ?? null} />
      </div>
      {atCases.data && <UnchargedWork atCases={atCases.data} />}
    </>
  )
}
