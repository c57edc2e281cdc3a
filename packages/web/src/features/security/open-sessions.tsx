import type { DeviceView, OpenSessionView } from '@mesa/shared/wire/security.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Laptop, MonitorSmartphone, Smartphone, SquareTerminal, Tablet } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RelativeTime } from '../../components/gauges.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { endOtherSessions, endSession, securityQueries } from './security.queries.ts'

/** Where one is signed in; what one does not recognise can be ended here. */
export function OpenSessions() {
  const t = useTranslations('security')
  const query = useInfiniteQuery(securityQueries.sessions())
  const endOthers = useAct({
    act: () => endOtherSessions(),
    families: ['security'],
    onDone: ({ ended }) => showToast(t('othersEnded', { count: ended })),
  })
  const sessions = query.data?.pages.flatMap(({ items }) => items) ?? []
  const isAlone = sessions.every(({ isCurrent }) => isCurrent)
  return (
    <SectionCard title={t('sessions')}>
      <p className="md soft">{t('sessionsLead')}</p>
      {query.isPending && <SkeletonLines lines={3} />}
      {query.isError && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="sec-sessions">
        {sessions.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
      {endOthers.error !== null && <ProblemNotice error={endOthers.error} />}
      <div className="row wrap">
        {query.hasNextPage && (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
        {!isAlone && (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
            {t('endOthers')}
          </Button>
        )}
      </div>
    </SectionCard>
  )
}

function Session({ session }: { session: OpenSessionView }) {
  const t = useTranslations('security')
  const nameOf = useDeviceName()
  const name = nameOf(session.device)
  const act = useAct({
    act: () => endSession(session.id),
    families: ['security'],
    onDone: () => showToast(t('ended', { name })),
  })
  return (
    <li>
      <DeviceIcon kind={session.device.kind} />
      <div className="grow">
        <strong>{name}</strong>
        <p className="sm soft">
          {session.isCurrent ? (
            t('thisSession')
          ) : (
            <>
              {t('lastUsed')} <RelativeTime instant={session.lastUsedAt} />
            </>
          )}
          {' · '}
          {t('since')} <RelativeTime instant={session.createdAt} />
        </p>
        {act.error !== null && <ProblemNotice error={act.error} />}
      </div>
      {!session.isCurrent && (
        <Button
          size="sm"
          busy={act.isPending}
          aria-label={t('endNamed', { name })}
          onClick={() => act.mutate(undefined)}
        >
          {t('end')}
        </Button>
      )}
    </li>
  )
}

function DeviceIcon({ kind }: { kind: DeviceView['kind'] }) {
  const icon = { className: 'ico', 'aria-hidden': true } as const
  switch (kind) {
    case 'computer':
      return <Laptop {...icon} />
    case 'phone':
      return <Smartphone {...icon} />
    case 'tablet':
      return <Tablet {...icon} />
    case 'program':
      return <SquareTerminal {...icon} />
    case 'unknown':
      return <MonitorSmartphone {...icon} />
  }
}

function useDeviceName() {
  const t = useTranslations('security')
  return ({ kind, browser, system }: DeviceView) => {
    if (browser !== null && system !== null) return t('deviceOn', { browser, system })
    return browser ?? system ?? t(`deviceKinds.${kind}`)
  }
}
