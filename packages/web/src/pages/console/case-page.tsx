import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Inbox, SquareKanban, Settings } from 'lucide-react'
import { useMemo } from 'react'
import { type LoaderFunctionArgs, Link, useParams, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { PhoneBar } from '../../app/phone-bar.tsx'
import { queryClient } from '../../app/query-client.ts'
import { requireQueue, useSession } from '../../app/session.ts'
import { BrokenState } from '../../components/states.tsx'
import { TurnShape } from '../../components/marks.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { CaseList } from '../../features/queue/case-list.tsx'
import { queueQueries } from '../../features/queue/queue.queries.ts'
import { filtersOf, viewOf } from '../../features/queue/views.ts'
import { ticketQueries } from '../../features/tickets/tickets.queries.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { nowMs } from '../../lib/clock.ts'
import { endOfDay } from '../../lib/end-of-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { CaseContext } from './case-context.tsx'
import { CaseConversation } from './case-conversation.tsx'
import { ruleTexts } from './rule-texts.ts'

export const handle = { frame: 'own' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireQueue(request)
  const ref = params['number'] ?? ''
  await Promise.all([
    queryClient.ensureQueryData(ticketQueries.detail(ref)),
    queryClient.prefetchQuery(ticketQueries.transitions(ref)),
    queryClient.prefetchQuery(caseWorkQueries.desk()),
    ruleTexts.preload(),
  ])
  return null
}

export function Component() {
  const { number = '' } = useParams()
  useLiveTickets()
  return (
    <PageTexts texts={ruleTexts}>
      <CaseFrame key={number} reference={number} />
    </PageTexts>
  )
}

function CaseFrame({ reference }: { reference: string }) {
  const t = useTranslations('consoleCase')
  const board = useTranslations('consoleClocks.board')
  const { user } = useSession()
  const ticket = useQuery(ticketQueries.detail(reference))
  const [params] = useSearchParams()
  const links = [
    { id: 'queue', label: t('queue'), path: backPath(params) },
    { id: 'board', label: board('nav'), path: paths.board() },
    ...(user.role === 'admin' ? [{ id: 'admin', label: t('admin'), path: paths.admin() }] : []),
  ]
  return (
    <>
      <PhoneBar home={paths.queue()} links={links} />
      <div className="cc">
        <Areas isAdmin={user.role === 'admin'} back={backPath(params)} />
        <ViewList reference={reference} params={params} />
        {ticket.data ? (
          <>
            <title>{`${ticket.data.number} ${ticket.data.subject} · Mesa`}</title>
            <CaseConversation ticket={ticket.data} />
            <CaseContext ticket={ticket.data} readerId={user.id} />
          </>
        ) : (
          <main className="cc-conv p-6" id="contenido" tabIndex={-1}>
            <BrokenState
              level="h1"
              error={ticket.error}
              title={t('context.brokenTitle')}
              onRetry={() => void ticket.refetch()}
            />
          </main>
        )}
      </div>
    </>
  )
}

const backPath = (params: URLSearchParams): string => {
  const query = params.toString()
  return query ? `${paths.queue()}?${query}` : paths.queue()
}

function Areas({ isAdmin, back }: { isAdmin: boolean; back: string }) {
  const t = useTranslations('consoleCase')
  const board = useTranslations('consoleClocks.board')
  return (
    <nav className="cc-icons" aria-label={t('areas')}>
      <Link className="brand" to={paths.queue()} aria-label={t('backToQueue')}>
        <TurnShape />
      </Link>
      <Link to={back} title={t('queue')} aria-label={t('queue')} aria-current="true">
        <Inbox className="ico" aria-hidden />
      </Link>
      <Link to={paths.board()} title={board('nav')} aria-label={board('nav')}>
        <SquareKanban className="ico" aria-hidden />
      </Link>
      {isAdmin && (
        <Link to={paths.admin()} title={t('admin')} aria-label={t('admin')}>
          <Settings className="ico" aria-hidden />
        </Link>
      )}
    </nav>
  )
}

function ViewList({ reference, params }: { reference: string; params: URLSearchParams }) {
  const t = useTranslations('console.queue')
  const { desk } = useSession()
  const filters = filtersOf(params, endOfDay(nowMs(), desk.timeZone))
  const pages = useInfiniteQuery(queueQueries.list(filters)).data?.pages
  const rows = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages])
  return (
    <CaseList
      title={t(`view.${viewOf(params)}`)}
      backTo={backPath(params)}
      rows={rows}
      current={Number(reference)}
      hrefOf={(row) => paths.deskCase(row.number, params.toString())}
    />
  )
}
