import { useQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { EmptyState } from '../../components/states.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { TextSection } from '../../features/published-texts/text-section.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { peopleRuleTexts } from './people-rule-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await Promise.all([peopleRuleTexts.preload(), queryClient.prefetchQuery(caseWorkQueries.desk())])
  return null
}

export function Component() {
  return (
    <PageTexts texts={peopleRuleTexts}>
      <Texts />
    </PageTexts>
  )
}

/** Conditions of service and terms of attention, as far as the rulebook asks for them. */
function Texts() {
  const t = useTranslations('adminPeopleRules.texts')
  const admin = useTranslations('admin')
  const policy = useQuery(caseWorkQueries.desk()).data?.policy
  const hasConditions = policy?.entitlement.conditions === 'once'
  const hasTerms = policy?.terms.perCase === true
  return (
    <AdminFrame title={admin('nav.texts')}>
      {hasConditions && <TextSection kind="conditions" />}
      {hasTerms && <TextSection kind="terms" />}
      {policy && !hasConditions && !hasTerms && (
        <EmptyState level="h2" title={t('offTitle')}>
          {t('offBody')}
        </EmptyState>
      )}
    </AdminFrame>
  )
}
