import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus, RefreshCw, Search } from 'lucide-react'
import { useState } from 'react'
import { Link, type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { EmptyState } from '../../components/states.tsx'
import { Select } from '../../components/text-field.tsx'
import { CaseRows } from '../../features/tickets/case-rows.tsx'
import {
  type PortalFilters,
  readFilters,
  toQuery,
  writeFilters,
} from '../../features/tickets/portal-filters.ts'
import { ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { paths } from '../../lib/paths.ts'
import { keyUserships } from './customer-role.ts'

const pageSize = 25

export async function loader({ request }: LoaderFunctionArgs) {
  const filters = readFilters(new URL(request.url).searchParams)
  await queryClient.ensureInfiniteQueryData(ticketQueries.list(toQuery(filters), pageSize))
  return null
}

export function Component() {
  const t = useTranslations('portal')
  const [search, setSearch] = useSearchParams()
  const filters = readFilters(search)
  const change = (part: Partial<PortalFilters>) =>
    setSearch(writeFilters({ ...filters, ...part }), { replace: true, preventScrollReset: true })
  return (
    <>
      <PageHeader
        documentTitle={t('cases.documentTitle')}
        title={t('cases.title')}
        lead={t('cases.lead')}
        action={
          <Link className={buttonClass('primary', 'lg')} to={paths.newCase()}>
            <Plus className="ico" aria-hidden /> {t('newCase')}
          </Link>
        }
      />
      <Filters filters={filters} onChange={change} />
      <Results filters={filters} onClear={() => setSearch(new URLSearchParams())} />
    </>
  )
}

type FiltersProps = { filters: PortalFilters; onChange: (part: Partial<PortalFilters>) => void }

function Filters({ filters, onChange }: FiltersProps) {
  const t = useTranslations('portal')
  const turn = useTranslations('common.turn')
  return (
    <div className="case-filters">
      <form
        role="search"
        className="case-search"
        onSubmit={(event) => {
          event.preventDefault()
          const q = new FormData(event.currentTarget).get('q')
          onChange({ q: typeof q === 'string' ? q.trim() : '' })
        }}
      >
        <label className="sr" htmlFor="case-q">
          {t('cases.search')}
        </label>
        <input
          key={filters.q}
          className="input"
          id="case-q"
          name="q"
          type="search"
          maxLength={200}
          defaultValue={filters.q}
          placeholder={t('cases.search')}
        />
        <Button type="submit" icon={<Search className="ico" aria-hidden />}>
          {t('cases.searchButton')}
        </Button>
      </form>
      <fieldset className="case-filter-row" aria-label={t('cases.filters')}>
        <Select
          label={t('cases.status')}
          value={filters.status}
          onChange={({ target }) => onChange({ status: target.value as PortalFilters['status'] })}
          choices={[
            { value: 'open', label: t('cases.statusOpen') },
            { value: 'closed', label: t('cases.statusClosed') },
            { value: 'all', label: t('cases.statusAll') },
          ]}
        />
        <Select
          label={t('cases.turn')}
          value={filters.turn}
          onChange={({ target }) => onChange({ turn: target.value as PortalFilters['turn'] })}
          choices={[
            { value: '', label: t('cases.turnAny') },
            { value: 'customer', label: turn('you') },
            { value: 'desk', label: turn('us') },
            { value: 'vendor', label: turn('vendor') },
          ]}
        />
        <label className="check-row row case-mine">
          <input
            type="checkbox"
            checked={filters.mine}
            onChange={({ target }) => onChange({ mine: target.checked })}
          />
          {t('cases.mine')}
        </label>
      </fieldset>
    </div>
  )
}

function Results({ filters, onClear }: { filters: PortalFilters; onClear: () => void }) {
  const t = useTranslations('portal.cases')
  const list = useInfiniteQuery({
    ...ticketQueries.list(toQuery(filters), pageSize),
    placeholderData: keepPreviousData,
  })
  const { user, memberships } = useSession()
  const led = new Set(keyUserships(memberships).map((one) => one.organizationId))
  const isTheirs = (ticket: TicketListItem) =>
    ticket.requesterId === user.id || led.has(ticket.organizationId)
  const cases = list.data?.pages.flatMap(({ items }) => items)
  if (!cases) {
    if (!list.isError) return <SkeletonLines lines={5} />
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
  }
  return (
    <>
      <News onShow={() => void list.refetch()} />
      <p className="muted sm mb-2" role="status">
        {t('count', { count: cases.length, hasMore: String(list.hasNextPage) })}
      </p>
      {cases.length === 0 ? (
        <NoCases filters={filters} onClear={onClear} />
      ) : (
        <div aria-busy={list.isPlaceholderData || undefined}>
          <CaseRows cases={cases} isTheirs={isTheirs} />
        </div>
      )}
      {list.isError && (
        <ProblemNotice error={list.error} onRetry={() => void list.fetchNextPage()} />
      )}
      {list.hasNextPage && (
        <p className="mt-4">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </p>
      )}
    </>
  )
}

/** The list never moves under its reader: changes are offered, not applied. */
function News({ onShow }: { onShow: () => void }) {
  const t = useTranslations('portal.cases')
  const [hasNews, setHasNews] = useState(false)
  useLiveTickets(({ ticketId }) => ticketId !== null && setHasNews(true))
  return (
    <div role="status">
      {hasNews && (
        <div className="notice notice-act mb-4 items-center">
          <span className="grow">{t('news')}</span>
          <Button
            icon={<RefreshCw className="ico" aria-hidden />}
            onClick={() => {
              setHasNews(false)
              onShow()
            }}
          >
            {t('showNews')}
          </Button>
        </div>
      )}
    </div>
  )
}

function NoCases({ filters, onClear }: { filters: PortalFilters; onClear: () => void }) {
  const t = useTranslations('portal')
  const isFiltered = writeFilters(filters).size > 0
  if (isFiltered) {
    return (
      <EmptyState
        side="nobody"
        level="h2"
        title={t('cases.noneTitle')}
        actions={<Button onClick={onClear}>{t('cases.clear')}</Button>}
      >
        <p>{t('cases.noneBody')}</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      side="nobody"
      level="h2"
      title={t('cases.emptyTitle')}
      actions={
        <Link className={buttonClass('secondary')} to={paths.newCase()}>
          {t('newCase')}
        </Link>
      }
    >
      <p>{t('cases.emptyBody')}</p>
    </EmptyState>
  )
}
