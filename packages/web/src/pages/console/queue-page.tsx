import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { type LoaderFunctionArgs, redirect, useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { RailSlot } from '../../app/rail-slot.tsx'
import { requireQueue, useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { KeyFoot } from '../../components/key-foot.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { OpenByNumber } from '../../features/queue/open-by-number.tsx'
import { QueueFilters } from '../../features/queue/queue-filters.tsx'
import { QueuePreview } from '../../features/queue/queue-preview.tsx'
import { queueQueries } from '../../features/queue/queue.queries.ts'
import { QueueTable } from '../../features/queue/queue-table.tsx'
import { useBusinessTime } from '../../features/queue/use-business-time.ts'
import { useQueueKeys } from '../../features/queue/use-queue-keys.ts'
import { useSteadyRows } from '../../features/queue/use-steady-rows.ts'
import { ViewNav, ViewPicker } from '../../features/queue/view-nav.tsx'
import { filtersOf, type QueueView, slugOf, sortOf, viewOf } from '../../features/queue/views.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { nowMs } from '../../lib/clock.ts'
import { endOfDay } from '../../lib/end-of-day.ts'
import { paths } from '../../lib/paths.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const { desk } = await requireQueue(request)
  const params = new URL(request.url).searchParams
  if (viewOf(params) === 'received') throw redirect(paths.intake())
  const filters = filtersOf(params, endOfDay(nowMs(), desk.timeZone))
  // Refusals are drawn by the page itself, with its navigation around them.
  await queryClient.prefetchInfiniteQuery(queueQueries.list(filters))
  return null
}

export function Component() {
  const t = useTranslations('console.queue')
  useLiveTickets()
  const queue = useQueue()
  const { params, view, steady, list } = queue
  const counts = useQuery(queueQueries.counts()).data
  const navigate = useNavigate()
  const current = steady.rows.find(({ number }) => number === queue.current)
  return (
    <>
      <title>{`${t(`view.${view}`)} · Mesa`}</title>
      <RailSlot>
        <ViewNav current={view} counts={counts} hrefOf={hrefOfView} />
      </RailSlot>
      <header className="c-top">
        <h1 tabIndex={-1}>{t(`view.${view}`)}</h1>
        <ViewPicker
          current={view}
          counts={counts}
          onPick={(one) => void navigate(hrefOfView(one))}
        />
        <News waiting={steady.waiting} onShow={steady.showAll} />
      </header>
      <QueueFilters params={params} searchRef={queue.search} onChange={queue.setFilter} />
      <OpenByNumber params={params} />
      <Found queue={queue} />
      {list.isError && steady.rows.length === 0 ? (
        <div className="c-table p-6">
          <BrokenState
            error={list.error}
            title={t('brokenTitle')}
            onRetry={() => void list.refetch()}
            level="h2"
          />
        </div>
      ) : (
        <QueueBody queue={queue} />
      )}
      <QueuePreview
        row={current}
        href={current ? queue.hrefOf(current) : ''}
        businessTime={queue.businessTime}
      />
      <Help />
    </>
  )
}

/** What nobody reviewed has a page of its own. */
const hrefOfView = (view: QueueView) =>
  view === 'received' ? paths.intake() : paths.queue(slugOf(view))

/** Everything the queue knows: the address, the rows in their steady order, the chosen one. */
function useQueue() {
  const [params, setParams] = useSearchParams()
  const { desk } = useSession()
  const [current, setCurrent] = useState<number | null>(null)
  const [isScrolled, setIsScrolled] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const filters = filtersOf(params, endOfDay(nowMs(), desk.timeZone))
  const list = useInfiniteQuery(queueQueries.list(filters))
  const pages = list.data?.pages
  const rows = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages])
  const steady = useSteadyRows<TicketListItem>({
    rows,
    pages: pages?.length ?? 0,
    listKey: list.isPlaceholderData ? '' : JSON.stringify(filters),
    isHeld: isScrolled || current !== null,
  })
  const businessTime = useBusinessTime(steady.rows)
  useQueueKeys({
    onMove: (step) => {
      const at = steady.rows.findIndex(({ number }) => number === current)
      const next = steady.rows[Math.min(steady.rows.length - 1, Math.max(0, at + step))]
      if (next) setCurrent(next.number)
    },
    onSearch: () => search.current?.focus(),
  })
  const setFilter = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: name === 'q' },
    )
  const searchAll = () => setParams({ vista: slugOf('all'), q: params.get('q') ?? '' })
  const view = viewOf(params)
  const hrefOf = (row: { number: number }) => paths.deskCase(row.number, params.toString())
  return {
    params,
    view,
    list,
    steady,
    search,
    setFilter,
    searchAll,
    hrefOf,
    businessTime,
    current,
    setCurrent,
    setIsScrolled,
  }
}

type QueueState = ReturnType<typeof useQueue>

function QueueBody({ queue }: { queue: QueueState }) {
  const t = useTranslations('console.queue')
  const { list, steady, view, params } = queue
  if (list.isPending) return <QueueShape />
  if (steady.rows.length === 0) return <NoCases view={view} queue={queue} />
  const more = () => {
    if (list.hasNextPage && !list.isFetching) void list.fetchNextPage()
  }
  return (
    <QueueTable
      rows={steady.rows}
      caption={t('caption', { view: t(`view.${view}`), sort: t(`sorts.${sortOf(params)}`) })}
      current={queue.current}
      onCurrent={queue.setCurrent}
      hrefOf={queue.hrefOf}
      onScrolled={queue.setIsScrolled}
      onEnd={more}
      businessTime={queue.businessTime}
      foot={
        <div className="c-more">
          {list.hasNextPage && (
            <Button size="sm" busy={list.isFetchingNextPage} onClick={more}>
              {t('more')}
            </Button>
          )}
          <span className="muted xs">{t('shown', { count: steady.rows.length })}</span>
        </div>
      }
    />
  )
}

function NoCases({ view, queue }: { view: QueueView; queue: QueueState }) {
  const t = useTranslations('console.queue')
  const q = queue.params.get('q')
  const isFiltered = q !== null || queue.params.has('criticidad')
  const isNarrowed = q !== null && (view !== 'all' || queue.params.has('criticidad'))
  const navigate = useNavigate()
  return (
    <div className="c-table p-6">
      {isFiltered ? (
        <EmptyState
          level="h2"
          title={t('emptySearchTitle')}
          actions={
            <>
              {isNarrowed && (
                <Button look="primary" onClick={queue.searchAll}>
                  {t('searchAll')}
                </Button>
              )}
              <Button onClick={() => void navigate(paths.queue(slugOf(view)))}>
                {t('clearFilters')}
              </Button>
            </>
          }
        >
          {isNarrowed ? t('emptyViewBody', { view: t(`view.${view}`) }) : t('emptySearchBody')}
        </EmptyState>
      ) : (
        <EmptyState level="h2" side="nobody" title={t('emptyTitle', { view: t(`view.${view}`) })}>
          {t('emptyBody')}
        </EmptyState>
      )}
    </div>
  )
}

/** Says aloud what a search found, since it runs while one types. */
function Found({ queue: { params, list, steady } }: { queue: QueueState }) {
  const t = useTranslations('console.queue')
  const count = steady.rows.length
  const words = count === 0 ? t('emptySearchTitle') : t('shown', { count })
  return (
    <p className="sr" role="status">
      {params.has('q') && list.isSuccess && !list.isFetching ? words : ''}
    </p>
  )
}

/** What arrived while somebody was reading waits here, so that nothing moves. */
function News({ waiting, onShow }: { waiting: number; onShow: () => void }) {
  const t = useTranslations('console.queue')
  return (
    <div className="presence" role="status">
      {waiting > 0 ? (
        <Button size="sm" icon={<RefreshCw className="ico ico-sm" aria-hidden />} onClick={onShow}>
          {t('newAbove', { count: waiting })}
        </Button>
      ) : (
        <span className="muted">{t('live')}</span>
      )}
    </div>
  )
}

function QueueShape() {
  return (
    <div className="c-table p-4">
      <LoadingShape>
        <div className="stack">
          {Array.from({ length: 12 }, (_, line) => (
            <Skeleton key={line} height={20} width={line % 2 ? '88%' : '94%'} />
          ))}
        </div>
      </LoadingShape>
    </div>
  )
}

function Help() {
  const t = useTranslations('console.queue')
  return (
    <KeyFoot
      keys={[
        { keys: ['J', 'K'], does: t('helpMove') },
        { keys: ['Enter'], does: t('helpOpen') },
        { keys: ['/'], does: t('helpSearch') },
      ]}
    />
  )
}
