import { useQuery } from '@tanstack/react-query'
import { CircleAlert, LogIn } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { buttonClass } from '../../components/button.tsx'
import { firstUseQueries } from '../../features/first-use/first-use.queries.ts'
import { startAddress } from '../../features/sign-on/sign-on.queries.ts'
import { safeNext } from '../../lib/paths.ts'

const reasons = [
  'sign_on_failed',
  'sign_on_expired',
  'sign_on_email_unverified',
  'sign_on_no_account',
  'sign_on_other_identity',
  'provider_unreachable',
] as const

/** Why a sign-in through a provider brought one back here. */
export function SignOnRefusal() {
  const t = useTranslations('signOn')
  const [search] = useSearchParams()
  const given = search.get('sso')
  if (given === null) return null
  const reason = reasons.find((one) => one === given) ?? 'sign_on_failed'
  return (
    <div className="notice notice-late" role="alert">
      <CircleAlert className="ico" aria-hidden />
      <div className="stack">
        <strong>{t(`reasons.${reason}.title`)}</strong>
        <p className="md">{t(`reasons.${reason}.body`)}</p>
      </div>
    </div>
  )
}

/** The providers of the desk, below its own form: links, since they leave this site. */
export function SignOnChoices() {
  const t = useTranslations('signOn')
  const [search] = useSearchParams()
  const { data } = useQuery(firstUseQueries.desk())
  if (!data || data.signOn.length === 0) return null
  const next = safeNext(search.get('next'))
  return (
    <nav className="auth-others" aria-label={t('others')}>
      <p className="auth-or">{t('or')}</p>
      {data.signOn.map(({ slug, name }) => (
        <a
          key={slug}
          className={buttonClass('secondary', 'lg')}
          href={startAddress({ slug, next })}
        >
          <LogIn className="ico" aria-hidden /> {t('enterWith', { name })}
        </a>
      ))}
    </nav>
  )
}
