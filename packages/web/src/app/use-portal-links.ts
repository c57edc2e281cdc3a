import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { draftQueries } from '../features/drafts/drafts.queries.ts'
import { homeQueries } from '../features/home/home.queries.ts'
import { paths } from '../lib/paths.ts'
import type { PageLink } from './phone-bar.tsx'
import { useSession } from './session.ts'

export type PortalLink = PageLink & { count?: number }

/** The portal's pages: those of every desk, and those that its rulebook and the reader's role add. */
export function usePortalLinks(): PortalLink[] {
  const t = useTranslations('portal.nav')
  const { memberships } = useSession()
  const { data: desk } = useQuery(homeQueries.desk())
  const hasDrafts = desk?.policy.entitlement.keyUsersOnly ?? false
  const hasWindows = (desk?.policy.intake.priorityReasons.length ?? 0) > 0
  const isKeyUser = memberships.some(({ role }) => role !== 'requester')
  const isTrained = desk?.policy.entitlement.training === 'required'
  const waiting = useWaitingDrafts(hasDrafts)
  return [
    { id: 'home', label: t('home'), path: paths.home() },
    { id: 'cases', label: t('cases'), path: paths.cases() },
    ...(hasDrafts
      ? [{ id: 'drafts', label: t('drafts'), path: paths.drafts(), count: waiting }]
      : []),
    { id: 'hours', label: t('hours'), path: paths.hours() },
    ...(hasWindows ? [{ id: 'windows', label: t('windows'), path: paths.windows() }] : []),
    ...(isKeyUser || isTrained ? [{ id: 'people', label: t('people'), path: paths.people() }] : []),
  ]
}

/** How many drafts of colleagues the reader is to decide on (EN-4). */
export function useWaitingDrafts(isOn: boolean): number {
  const { memberships } = useSession()
  const keyUserIn = memberships.filter(({ role }) => role !== 'requester')
  const open = useInfiniteQuery({
    ...draftQueries.list('open'),
    enabled: isOn && keyUserIn.length > 0,
  })
  const drafts = open.data?.pages.flatMap(({ items }) => items) ?? []
  return drafts.filter(({ organizationId }) =>
    keyUserIn.some((one) => one.organizationId === organizationId),
  ).length
}
