import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { EmptyState } from '../../components/states.tsx'
import { WindowList } from '../../features/critical-windows/window-list.tsx'
import { windowQueries } from '../../features/critical-windows/windows.queries.ts'
import { homeQueries } from '../../features/home/home.queries.ts'
import { newCaseQueries } from '../../features/new-case/new-case.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { requireRule } from './require-rule.ts'
import { ruleTexts } from './rule-texts.ts'

const AnnounceDialog = lazy(async () => {
  const { AnnounceDialog: Loaded } =
    await import('../../features/critical-windows/announce-dialog.tsx')
  return { default: Loaded }
})

export async function loader() {
  await requireRule(({ intake }) => intake.priorityReasons.length > 0)
  await Promise.all([
    ruleTexts.preload(),
    queryClient.ensureQueryData(newCaseQueries.products()),
    queryClient.ensureQueryData(windowQueries.open()),
  ])
  return null
}

/** IN-10: the hours in which nothing may fail, announced ahead. */
export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <Windows />
    </PageTexts>
  )
}

function Windows() {
  const t = useTranslations('portalRules.windows')
  const { memberships, user } = useSession()
  const { data: desk } = useSuspenseQuery(homeQueries.desk())
  const { data: products } = useSuspenseQuery(newCaseQueries.products())
  const { data: open } = useSuspenseQuery(windowQueries.open())
  const [isOpen, setIsOpen] = useState(false)
  const namesOrganization = memberships.length > 1
  return (
    <>
      <PageHeader
        title={t('title')}
        documentTitle={t('title')}
        lead={t('lead')}
        action={
          <Button
            look="primary"
            icon={<Plus className="ico" aria-hidden />}
            onClick={() => setIsOpen(true)}
          >
            {t('announce')}
          </Button>
        }
      />
      <section className="p-sec" aria-labelledby="ventanas-proximas">
        <h2 id="ventanas-proximas">{t('coming')}</h2>
        {open.items.length === 0 ? (
          <EmptyState side="nobody" title={t('empty')}>
            <p>{t('emptyBody')}</p>
          </EmptyState>
        ) : (
          <WindowList windows={open.items} namesOrganization={namesOrganization} />
        )}
      </section>
      <Over namesOrganization={namesOrganization} />
      <Suspense fallback={null}>
        {isOpen && (
          <AnnounceDialog
            products={products.items
              .filter(({ retired }) => !retired)
              .map(({ id, name }) => ({ value: id, label: name }))}
            organizations={memberships.map(({ organizationId, organizationName }) => ({
              value: organizationId,
              label: organizationName,
            }))}
            readerZone={user.timeZone}
            noticeDays={desk.policy.intake.criticalWindowNoticeDays}
            onClose={() => setIsOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}

function Over({ namesOrganization }: { namesOrganization: boolean }) {
  const t = useTranslations('portalRules.windows')
  const over = useInfiniteQuery(windowQueries.over())
  const windows = over.data?.pages.flatMap(({ items }) => items)
  if (windows?.length === 0) return null
  return (
    <section className="p-sec" aria-labelledby="ventanas-pasadas">
      <h2 id="ventanas-pasadas">{t('over')}</h2>
      {windows === undefined && !over.isError && <SkeletonLines lines={3} />}
      {over.isError && <ProblemNotice error={over.error} onRetry={() => void over.refetch()} />}
      {windows && <WindowList windows={windows} namesOrganization={namesOrganization} />}
      {over.hasNextPage && (
        <div>
          <Button busy={over.isFetchingNextPage} onClick={() => void over.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  )
}
