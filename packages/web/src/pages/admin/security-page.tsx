import { useTranslations } from 'use-intl'
import { SecurityParts } from '../account/security-parts.tsx'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('security')
  return (
    <AdminFrame title={t('title')}>
      <p className="md soft">{t('lead')}</p>
      <SecurityParts />
    </AdminFrame>
  )
}
