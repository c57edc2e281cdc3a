import { useInfiniteQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { DraftView } from '@mesa/shared/wire/drafts.schema'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { Button, buttonClass } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SkeletonLines } from '../../components/skeleton.tsx'
import { EmptyState } from '../../components/states.tsx'
import { DraftLines } from '../../features/drafts/draft-lines.tsx'
import { draftQueries } from '../../features/drafts/drafts.queries.ts'
import { useLiveTickets } from '../../features/tickets/use-live-tickets.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { keyUserships } from './customer-role.ts'
import { requireRule } from './require-rule.ts'
import { ruleTexts } from './rule-texts.ts'

export async function loader() {
  await requireRule(({ entitlement }) => entitlement.keyUsersOnly)
  await Promise.all([
    ruleTexts.preload(),
    queryClient.ensureInfiniteQueryData(draftQueries.list('open')),
  ])
  return null
}

/** EN-4: what was written by who may not open cases, for them and for their key user. */
export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <Drafts />
    </PageTexts>
  )
}

function Drafts() {
  const t = useTranslations('portalRules.drafts')
  const { memberships, user } = useSession()
  const open = useSuspenseInfiniteQuery(draftQueries.list('open'))
  useLiveTickets()
  const isKeyUser = keyUserships(memberships).length > 0
  const drafts = open.data.pages.flatMap(({ items }) => items)
  const isOwn = ({ author }: DraftView) => author.id === user.id
  const decides = ({ organizationId }: DraftView) =>
    keyUserships(memberships).some((one) => one.organizationId === organizationId)
  const toDecide = drafts.filter(decides)
  const own = drafts.filter((draft) => isOwn(draft) && !decides(draft))
  const namesOrganization = memberships.length > 1
  return (
    <>
      <PageHeader
        title={t('title')}
        documentTitle={t('title')}
        lead={t(isKeyUser ? 'leadKeyUser' : 'leadAuthor')}
        action={
          <Link className={buttonClass(isKeyUser ? 'secondary' : 'primary')} to={paths.newCase()}>
            <Plus className="ico" aria-hidden /> {t('writeOne')}
          </Link>
        }
      />
      {isKeyUser && (
        <section className="p-sec" aria-labelledby="borradores-decidir">
          <h2 id="borradores-decidir">{t('waiting')}</h2>
          {toDecide.length === 0 ? (
            <EmptyState side="nobody" title={t('emptyKeyUser')}>
              <p>{t('emptyKeyUserBody')}</p>
            </EmptyState>
          ) : (
            <DraftLines drafts={toDecide} decides namesOrganization={namesOrganization} />
          )}
        </section>
      )}
      {(!isKeyUser || own.length > 0) && (
        <section className="p-sec" aria-labelledby="borradores-propios">
          <h2 id="borradores-propios">{t('mine')}</h2>
          {own.length === 0 ? (
            <EmptyState side="nobody" title={t('emptyAuthor')}>
              <p>{t('emptyAuthorBody')}</p>
            </EmptyState>
          ) : (
            <DraftLines drafts={own} decides={false} namesOrganization={namesOrganization} />
          )}
        </section>
      )}
      {open.hasNextPage && (
        <Button busy={open.isFetchingNextPage} onClick={() => void open.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <Past namesOrganization={namesOrganization} />
    </>
  )
}

/** Decided ones, newest first; the open ones are listed above. */
function Past({ namesOrganization }: { namesOrganization: boolean }) {
  const t = useTranslations('portalRules.drafts')
  const all = useInfiniteQuery(draftQueries.list())
  const past = all.data?.pages
    .flatMap(({ items }) => items)
    .filter(({ status }) => status !== 'open')
  if (past?.length === 0 && !all.hasNextPage) return null
  return (
    <section className="p-sec" aria-labelledby="borradores-pasados">
      <h2 id="borradores-pasados">{t('past')}</h2>
      {past === undefined && !all.isError && <SkeletonLines lines={3} />}
      {all.isError && <ProblemNotice error={all.error} onRetry={() => void all.refetch()} />}
      {past && <DraftLines drafts={past} decides={false} namesOrganization={namesOrganization} />}
      {all.hasNextPage && (
        <div>
          <Button busy={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  )
}
