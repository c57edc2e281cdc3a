import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession } from '../../app/session.ts'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { LoadingShape, Skeleton } from '../../components/skeleton.tsx'
import { BrokenState, EmptyState } from '../../components/states.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { GroupCard } from '../../features/organization-groups/group-card.tsx'
import { createGroup, groupQueries } from '../../features/organization-groups/groups.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { useAct } from '../../lib/use-act.ts'
import { AdminFrame } from './admin-frame.tsx'
import { peopleRuleTexts } from './people-rule-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await peopleRuleTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={peopleRuleTexts}>
      <Groups />
    </PageTexts>
  )
}

/** Organizations that share their key users (EN-4). */
function Groups() {
  const t = useTranslations('adminPeopleRules.groups')
  const admin = useTranslations('admin')
  return (
    <AdminFrame title={admin('nav.organizationGroups')}>
      <p className="md soft">{t('lead')}</p>
      <GroupList />
      <Create />
    </AdminFrame>
  )
}

function GroupList() {
  const t = useTranslations('adminPeopleRules.groups')
  const admin = useTranslations('admin')
  const query = useInfiniteQuery(groupQueries.list())
  if (query.isPending) {
    return (
      <LoadingShape>
        <Skeleton height={120} />
      </LoadingShape>
    )
  }
  const groups = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (query.isError && groups.length === 0) {
    return <BrokenState level="h2" error={query.error} onRetry={() => void query.refetch()} />
  }
  if (groups.length === 0) {
    return (
      <EmptyState level="h2" title={t('emptyTitle')}>
        {t('emptyBody')}
      </EmptyState>
    )
  }
  return (
    <>
      {groups.map((group) => (
        <GroupCard key={group.id} group={group} />
      ))}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {admin('more')}
        </Button>
      )}
    </>
  )
}

function Create() {
  const t = useTranslations('adminPeopleRules.groups')
  const admin = useTranslations('admin')
  const act = useAct({
    act: (body: { name: string }, key) => createGroup(body, key),
    families: ['organizations'],
    onDone: ({ name }) => showToast(t('created', { name })),
  })
  const read = (data: FormData) => {
    const name = formText(data, 'name')
    const errors = missingIn({ name }, admin('required'))
    return errors ? { errors } : { body: { name } }
  }
  return (
    <SectionCard title={t('create')}>
      <ActForm act={act} read={read} submit={admin('create')}>
        <TextField name="name" label={admin('name')} autoComplete="off" maxLength={160} />
      </ActForm>
    </SectionCard>
  )
}
