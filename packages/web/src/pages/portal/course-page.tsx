import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { useSession } from '../../app/session.ts'
import { PageHeader } from '../../components/page-header.tsx'
import { showToast } from '../../components/toast.tsx'
import { newCaseQueries } from '../../features/new-case/new-case.queries.ts'
import { CourseForm } from '../../features/trainings/course-form.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { requireRule } from './require-rule.ts'
import { ruleTexts } from './rule-texts.ts'

export async function loader() {
  await requireRule(({ entitlement }) => entitlement.training === 'required')
  await Promise.all([ruleTexts.preload(), queryClient.ensureQueryData(newCaseQueries.products())])
  return null
}

/** EN-7: who is not trained asks for an induction course. */
export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <Course />
    </PageTexts>
  )
}

function Course() {
  const t = useTranslations('portalRules.courses')
  const { memberships } = useSession()
  const { data: products } = useSuspenseQuery(newCaseQueries.products())
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const productId = params.get('producto') ?? ''
  return (
    <>
      <PageHeader title={t('title')} documentTitle={t('title')} lead={t('lead')} />
      {productId !== '' && <p className="notice mb-6">{t('back')}</p>}
      <div className="reading-page">
        <CourseForm
          products={products.items
            .filter(({ retired }) => !retired)
            .map(({ id, name }) => ({ value: id, label: name }))}
          productId={productId}
          organizations={memberships.map(({ organizationId, organizationName }) => ({
            value: organizationId,
            label: organizationName,
          }))}
          onAsked={({ number }) => {
            showToast(t('done', { number: String(number) }))
            void navigate(paths.case(number))
          }}
        />
      </div>
    </>
  )
}
