import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { uploadAttachment } from '../../features/attachments/attachments.queries.ts'
import { windowAt, windowQueries } from '../../features/critical-windows/windows.queries.ts'
import { homeQueries } from '../../features/home/home.queries.ts'
import { newCaseQueries } from '../../features/new-case/new-case.queries.ts'
import { paths } from '../../lib/paths.ts'
import { useNow } from '../../lib/use-now.ts'
import { ruleTexts } from './rule-texts.ts'

export const ConditionsDialog = lazy(async () => {
  const { ConditionsDialog: Loaded } =
    await import('../../features/conditions/conditions-dialog.tsx')
  return { default: Loaded }
})

/** What a form of a case needs before it is shown. */
export async function loadCaseForm(): Promise<void> {
  const [desk] = await Promise.all([
    queryClient.ensureQueryData(homeQueries.desk()),
    ruleTexts.preload(),
    queryClient.ensureQueryData(newCaseQueries.products()),
    queryClient.ensureQueryData(newCaseQueries.catalog('categories')),
    queryClient.ensureQueryData(newCaseQueries.catalog('priority-reasons')),
  ])
  if (desk.policy.intake.priorityReasons.length > 0) {
    void queryClient.prefetchQuery(windowQueries.open())
  }
}

/** The parts of a form of a case that stand still whatever is typed; features do not meet but here. */
export function useCaseForm(productId: string) {
  const { user, memberships } = useSession()
  const { data: desk } = useSuspenseQuery(homeQueries.desk())
  const { data: products } = useSuspenseQuery(newCaseQueries.products())
  const { data: categories } = useSuspenseQuery(newCaseQueries.catalog('categories'))
  const { data: priorities } = useSuspenseQuery(newCaseQueries.catalog('priority-reasons'))
  const hasWindows = desk.policy.intake.priorityReasons.length > 0
  const windows = useQuery({ ...windowQueries.open(), enabled: hasWindows })
  const nowMs = useNow(windows.data?.items.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))
  return {
    desk,
    readerZone: user.timeZone,
    products: products.items.filter(({ retired }) => !retired),
    categories: categories.items,
    priorities: priorities.items,
    organizations:
      memberships.length > 1
        ? memberships.map(({ organizationId, organizationName }) => ({
            value: organizationId,
            label: organizationName,
          }))
        : [],
    window:
      productId === '' ? undefined : windowAt(windows.data?.items ?? [], { productId, nowMs }),
    upload: uploadAttachment,
    announce: <AnnounceLink />,
    courseLink: paths.courses,
    conditions,
  }
}

function conditions(onAccepted: () => void, onClose: () => void): ReactNode {
  return (
    <Suspense fallback={null}>
      <ConditionsDialog onAccepted={onAccepted} onClose={onClose} />
    </Suspense>
  )
}

function AnnounceLink() {
  const t = useTranslations('portalRules.ask.priority')
  return <Link to={paths.windows()}>{t('announceLink')}</Link>
}
