import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { type LoaderFunctionArgs, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { RailSlot } from '../../app/rail-slot.tsx'
import { requireQueue } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { KeyFoot } from '../../components/key-foot.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { queueQueries } from '../../features/queue/queue.queries.ts'
import { useQueueKeys } from '../../features/queue/use-queue-keys.ts'
import { ViewNav, ViewPicker } from '../../features/queue/view-nav.tsx'
import { type QueueView, slugOf } from '../../features/queue/views.ts'
import { outcomes } from '../../features/reviews/outcomes.ts'
import { ReviewRows } from '../../features/reviews/review-list.tsx'
import { reviewQueries } from '../../features/reviews/reviews.queries.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { SelectedCase } from './intake-selected.tsx'
import { reviewTexts } from './rule-texts.ts'
import { type Inbox, useInbox } from './use-inbox.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireQueue(request)
  await Promise.all([
    reviewTexts.preload(),
    queryClient.prefetchInfiniteQuery(reviewQueries.list()),
  ])
  return null
}

export function Component() {
  return (
    <PageTexts texts={reviewTexts}>
      <Intake />
    </PageTexts>
  )
}

/** CL-1: one inbox for what nobody reviewed; beside the selected case, its checklist. */
function Intake() {
  const t = useTranslations('consoleReview')
  const navigate = useNavigate()
  useLiveTickets()
  const inbox = useInbox()
  const counts = useQuery(queueQueries.counts()).data
  const hrefOf = (view: QueueView) =>
    view === 'received' ? paths.intake() : paths.queue(slugOf(view))
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <RailSlot>
        <ViewNav current="received" counts={counts} hrefOf={hrefOf} />
      </RailSlot>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <ViewPicker
          current="received"
          counts={counts}
          onPick={(view) => void navigate(hrefOf(view))}
        />
        <div className="presence" role="status">
          {inbox.waiting > 0 && (
            <Button
              size="sm"
              icon={<RefreshCw className="ico ico-sm" aria-hidden />}
              onClick={inbox.showAll}
            >
              {t('newBelow', { count: inbox.waiting })}
            </Button>
          )}
        </div>
      </header>
      {inbox.unmerge.error && <ProblemNotice error={inbox.unmerge.error} />}
      <Body inbox={inbox} />
      <Foot />
    </>
  )
}

function Body({ inbox }: { inbox: Inbox }) {
  const t = useTranslations('consoleReview')
  const { list, rows, current } = inbox
  useQueueKeys({ onMove: inbox.move, onSearch: () => undefined })
  if (list.isPending) return <InboxShape />
  if (list.isError && rows.length === 0) {
    return (
      <div className="c-table p-6">
        <BrokenState
          level="h2"
          error={list.error}
          title={t('brokenTitle')}
          onRetry={() => void list.refetch()}
        >
          {t('brokenBody')}
        </BrokenState>
      </div>
    )
  }
  if (rows.length === 0) {
    return (
      <div className="c-table p-6">
        <EmptyState
          level="h2"
          side="nobody"
          title={t('emptyTitle')}
          actions={
            inbox.waiting > 0 && (
              <Button look="primary" onClick={inbox.showAll}>
                {t('newBelow', { count: inbox.waiting })}
              </Button>
            )
          }
        >
          {t('emptyBody')}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={current ? 'rv is-open' : 'rv'}>
      <nav className="rv-list" aria-label={t('list')}>
        <ReviewRows
          rows={rows}
          current={current?.number ?? null}
          hrefOf={({ number }) => `${paths.intake()}?caso=${number}`}
        />
        <div className="c-more">
          {list.hasNextPage && (
            <Button
              size="sm"
              busy={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
          <span className="muted xs">{t('count', { count: rows.length })}</span>
        </div>
      </nav>
      {current && <SelectedCase row={current} inbox={inbox} />}
    </div>
  )
}

function InboxShape() {
  return (
    <div className="c-table p-4">
      <LoadingShape>
        <div className="stack">
          {Array.from({ length: 9 }, (_, line) => (
            <Skeleton key={line} height={36} width={line % 2 ? '36%' : '32%'} />
          ))}
        </div>
      </LoadingShape>
    </div>
  )
}

function Foot() {
  const t = useTranslations('consoleReview')
  const queue = useTranslations('console.queue')
  return (
    <KeyFoot
      keys={[
        { keys: ['J', 'K'], does: queue('helpMove') },
        ...outcomes.map(({ id, key }) => ({
          keys: [key.toUpperCase()],
          does: t(`outcome.${id}.short`),
        })),
      ]}
    />
  )
}
