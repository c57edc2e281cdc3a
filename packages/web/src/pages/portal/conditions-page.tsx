import { useSuspenseQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { conditionsQueries } from '../../features/conditions/conditions.queries.ts'
import { ConditionsReading } from '../../features/conditions/conditions-view.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { ruleTexts } from './rule-texts.ts'

export async function loader() {
  await Promise.all([ruleTexts.preload(), queryClient.ensureQueryData(conditionsQueries.current())])
  return null
}

/** EN-5: what governs the service, to be read and accepted once per version. */
export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <Conditions />
    </PageTexts>
  )
}

function Conditions() {
  const t = useTranslations('portalRules.conditions')
  const { data: view } = useSuspenseQuery(conditionsQueries.current())
  return (
    <>
      <PageHeader title={t('title')} documentTitle={t('title')} lead={t('lead')} />
      <ConditionsReading view={view} />
    </>
  )
}
