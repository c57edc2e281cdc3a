import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleDashed } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Link, type LoaderFunctionArgs, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireQueue } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { KeyFoot } from '../../components/key-foot.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { boardSides } from '../../features/queue/board.ts'
import { BoardCard } from '../../features/queue/board-card.tsx'
import { queueQueries } from '../../features/queue/queue.queries.ts'
import { useQueueKeys } from '../../features/queue/use-queue-keys.ts'
import { slugOf } from '../../features/queue/views.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { paths } from '../../lib/paths.ts'
import { useNow } from '../../lib/use-now.ts'

const boardQuery = () => queueQueries.list({ open: true, sort: 'redAt' })

export async function loader({ request }: LoaderFunctionArgs) {
  await requireQueue(request)
  await queryClient.prefetchInfiniteQuery(boardQuery())
  return null
}

/** CV-5: who waits to hear from the desk, red and white, as it is at this moment. */
export function Component() {
  const t = useTranslations('consoleClocks.board')
  const board = useInfiniteQuery(boardQuery())
  const pages = board.data?.pages
  const rows = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages])
  const counts = useQuery(queueQueries.counts()).data
  const now = useNow(rows.map(({ redAt }) => redAt))
  const { red, white } = boardSides(rows, now)
  useLiveTickets()
  useCardKeys()
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <Turned count={red.length} />
        {counts && (
          <Link className="ml-auto sm" to={paths.queue(slugOf('waitingCustomer'))}>
            {t('waiting', { count: counts.waitingCustomer })}
          </Link>
        )}
      </header>
      <div className="b-board">
        <p className="soft b-lead">{t('lead')}</p>
        {board.isError && rows.length === 0 ? (
          <BrokenState
            level="h2"
            error={board.error}
            title={t('brokenTitle')}
            onRetry={() => void board.refetch()}
          />
        ) : rows.length === 0 && board.isSuccess ? (
          <EmptyState level="h2" side="nobody" title={t('emptyTitle')}>
            {t('emptyBody')}
          </EmptyState>
        ) : (
          <div className="b-sides">
            <Side
              id="rojo"
              title={t('red')}
              icon={<CircleAlert className="ico" aria-hidden />}
              rows={red}
              hasMore={board.hasNextPage && white.length === 0}
              empty={t('redEmpty')}
              now={now}
            />
            <Side
              id="blanco"
              title={t('white')}
              icon={<CircleDashed className="ico" aria-hidden />}
              rows={white}
              hasMore={board.hasNextPage}
              empty={t('whiteEmpty')}
              now={now}
            />
          </div>
        )}
        {board.hasNextPage && (
          <Button busy={board.isFetchingNextPage} onClick={() => void board.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
      <Help />
    </>
  )
}

type SideProps = {
  id: 'rojo' | 'blanco'
  title: string
  icon: ReactNode
  rows: readonly TicketListItem[]
  hasMore: boolean
  empty: string
  now: number
}

function Side({ id, title, icon, rows, hasMore, empty, now }: SideProps) {
  return (
    <section className={id === 'rojo' ? 'b-side red' : 'b-side'} aria-labelledby={id}>
      <h2 id={id}>
        {icon} {title}{' '}
        <span className="count">
          {rows.length}
          {hasMore && '+'}
        </span>
      </h2>
      {rows.length === 0 ? (
        <p className="soft">{empty}</p>
      ) : (
        <ul className="b-cards">
          {rows.map((row) => (
            <BoardCard key={row.id} row={row} now={now} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Says aloud that more cases turned red than were when the page was opened or last told. */
function Turned({ count }: { count: number }) {
  const t = useTranslations('consoleClocks.board')
  const [told, setTold] = useState({ count, more: 0 })
  if (count !== told.count) setTold({ count, more: Math.max(0, count - told.count) })
  return (
    <p className="sr" role="status">
      {told.more > 0 ? t('turned', { count: told.more }) : ''}
    </p>
  )
}

/** J and K pass from card to card, red ones first; Enter opens because a link has the focus. */
function useCardKeys() {
  const navigate = useNavigate()
  useQueueKeys({
    onMove: (step) => {
      const links = [...document.querySelectorAll<HTMLElement>('.b-card [data-case]')]
      const at = links.findIndex((link) => link === document.activeElement)
      const next = links[Math.min(links.length - 1, Math.max(0, at + step))]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    },
    onSearch: () => void navigate(paths.queue()),
  })
}

function Help() {
  const t = useTranslations('console.queue')
  return (
    <KeyFoot
      keys={[
        { keys: ['J', 'K'], does: t('helpMove') },
        { keys: ['Enter'], does: t('helpOpen') },
      ]}
    />
  )
}
