import { useTranslations } from 'use-intl'
import { SecurityParts } from '../account/security-parts.tsx'

export function Component() {
  const t = useTranslations('security')
  return (
    <div className="c-scroll">
      <title>{`${t('title')} · Mesa`}</title>
      <div className="a-page">
        <h1 tabIndex={-1}>{t('title')}</h1>
        <p className="md soft">{t('lead')}</p>
        <SecurityParts />
      </div>
    </div>
  )
}
