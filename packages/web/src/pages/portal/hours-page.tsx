import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { TurnShape } from '../../components/marks.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState, RefusedState } from '../../components/states.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { BalanceSummary } from '../../features/hours/contract-balance.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { hoursQueries, type Period } from '../../features/hours/hours.queries.ts'
import { StatementTable } from '../../features/hours/statement-table.tsx'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { ProblemError } from '../../lib/problem.ts'
import { useFormat } from '../../lib/use-format.ts'
import { keyUserships } from './customer-role.ts'

export function Component() {
  const { memberships } = useSession()
  return keyUserships(memberships).length > 0 ? <Hours /> : <NotYours />
}

/** Hours are the key users' to see: what is not theirs is not asked for either. */
function NotYours() {
  const t = useTranslations('portalHours')
  return (
    <>
      <PageHeader documentTitle={t('documentTitle')} title={t('title')} />
      <Refused />
    </>
  )
}

function Hours() {
  const t = useTranslations('portalHours')
  const contracts = useQuery(hoursQueries.contracts())
  const [search] = useSearchParams()
  useLiveTickets()
  const items = contracts.data?.items ?? []
  const chosen =
    items.find(({ id }) => id === search.get('contrato')) ??
    items.find(({ status }) => status === 'active') ??
    items[0]
  if (chosen) return <ContractHours contract={chosen} contracts={items} />
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

function Refused() {
  const t = useTranslations('portalHours')
  return (
    <RefusedState level="h2" title={t('refusedTitle')}>
      <p>{t('refusedBody')}</p>
    </RefusedState>
  )
}

function Refusal({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('portalHours')
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
  const t = useTranslations('portalHours')
  const format = useFormat()
  const [search, setSearch] = useSearchParams()
  const period = periodOf(search)
  const statement = useQuery(hoursQueries.statement(contract.id, period))
  const show = (next: Record<string, string>) =>
    setSearch(
      new URLSearchParams(Object.entries({ contrato: contract.id, ...next }).filter(([, v]) => v)),
    )
  return (
    <>
      {statement.data && <PrintHead statement={statement.data} />}
      <PageHeader
        documentTitle={t('documentTitle')}
        title={t('title')}
        lead={t('lead', {
          number: contract.number,
          name: contract.name,
          ...format.period(contract.startsOn, lastDay(contract.endsOn)),
        })}
        action={
          <Button icon={<Printer className="ico" aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      {contracts.length > 1 && (
        <div className="only-screen mb-6">
          <Select
            label={t('contract')}
            value={contract.id}
            onChange={({ target }) => show({ contrato: target.value })}
            choices={contracts.map(({ id, number, name, organizationName }) => ({
              value: id,
              label: `${number}, ${name} (${organizationName})`,
            }))}
          />
        </div>
      )}
      {statement.isPending && <SkeletonLines lines={8} />}
      {statement.isError && !statement.data && (
        <Refusal error={statement.error} onRetry={() => void statement.refetch()} />
      )}
      {statement.data && (
        <>
          <BalanceSummary balance={statement.data.balance} lots={statement.data.lots} />
          <Statement statement={statement.data} period={period} onPeriod={show} />
        </>
      )}
    </>
  )
}

const dateShape = /^\d{4}-\d{2}-\d{2}$/

function periodOf(search: URLSearchParams): Period {
  const read = (name: string) => {
    const value = search.get(name)
    return value && dateShape.test(value) ? value : undefined
  }
  return { from: read('desde'), to: read('hasta') }
}

type StatementProps = {
  statement: StatementView
  period: Period
  onPeriod: (period: Record<string, string>) => void
}

function Statement({ statement, period, onPeriod }: StatementProps) {
  const t = useTranslations('portalHours')
  const isNarrowed = period.from !== undefined || period.to !== undefined
  return (
    <section aria-labelledby="st">
      <div className="toolbar">
        <h2 className="p-h2" id="st">
          {t('statement')}
        </h2>
        <form
          key={`${period.from} ${period.to}`}
          className="push period-form"
          onSubmit={(event) => {
            event.preventDefault()
            const data = new FormData(event.currentTarget)
            onPeriod({ desde: formText(data, 'desde'), hasta: formText(data, 'hasta') })
          }}
        >
          <TextField label={t('from')} name="desde" type="date" defaultValue={statement.from} />
          <TextField label={t('to')} name="hasta" type="date" defaultValue={statement.to} />
          <Button type="submit">{t('apply')}</Button>
          {isNarrowed && (
            <Button look="quiet" onClick={() => onPeriod({})}>
              {t('wholeContract')}
            </Button>
          )}
        </form>
      </div>
      {statement.lines.length === 0 ? (
        <EmptyState title={t('emptyTitle')} level="h3">
          <p>{t('emptyBody')}</p>
        </EmptyState>
      ) : (
        <StatementTable statement={statement} />
      )}
      <p className="muted sm mt-3" role="status">
        {t('count', { count: statement.lines.length })}.{' '}
        {t('headHash', { seq: statement.headSeq, hash: shorten(statement.headHash) })}
      </p>
    </section>
  )
}

const shorten = (hash: string) => `${hash.slice(0, 4)}…${hash.slice(-4)}`

function PrintHead({ statement }: { statement: StatementView }) {
  const t = useTranslations('portalHours')
  const format = useFormat()
  const { desk } = useSession()
  return (
    <div className="print-head" aria-hidden="true">
      <span className="brand">
        <TurnShape />
        {desk.name}
      </span>
      <span className="text-right">
        {statement.contract.organizationName}
        <br />
        {t('issued', { instant: format.full(nowMs()) })}.{' '}
        {t('headHash', { seq: statement.headSeq, hash: shorten(statement.headHash) })}
      </span>
    </div>
  )
}
