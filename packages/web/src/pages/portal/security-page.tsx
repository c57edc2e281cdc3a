import { useTranslations } from 'use-intl'
import { PageHeader } from '../../components/page-header.tsx'
import { SecurityParts } from '../account/security-parts.tsx'

export function Component() {
  const t = useTranslations('security')
  return (
    <>
      <PageHeader title={t('title')} documentTitle={t('title')} lead={t('lead')} />
      <SecurityParts />
    </>
  )
}
