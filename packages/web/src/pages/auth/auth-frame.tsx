import { Settings2 } from 'lucide-react'
import { Link, Outlet } from 'react-router'
import { useTranslations } from 'use-intl'
import { usePreferenceGroups } from '../../app/account-menu.tsx'
import { useDensity } from '../../app/use-density.ts'
import { TurnShape } from '../../components/marks.tsx'
import { LazyMenu } from '../../components/lazy-menu.tsx'
import { paths } from '../../lib/paths.ts'

/** Plain page with the brand on top and one card; language and theme before signing in too. */
export function Component() {
  const t = useTranslations('common')
  const groups = usePreferenceGroups()
  useDensity('roomy')
  return (
    <div className="auth">
      <header className="auth-bar">
        <Link className="brand" to={paths.signIn()}>
          <TurnShape />
          Mesa <span>{t('support')}</span>
        </Link>
        <LazyMenu
          label={`${t('languageLabel')}, ${t('themeLabel')}`}
          groups={groups}
          trigger={
            <>
              <Settings2 className="ico" aria-hidden /> {t('languageLabel')}
            </>
          }
        />
      </header>
      <main className="auth-main" id="contenido" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}
