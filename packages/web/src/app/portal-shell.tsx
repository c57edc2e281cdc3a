import { ChevronDown } from 'lucide-react'
import { type LoaderFunctionArgs, NavLink, Link, Outlet, redirect, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { TurnShape } from '../components/marks.tsx'
import { paths } from '../lib/paths.ts'
import { AccountMenu } from './account-menu.tsx'
import { homeOf, requireSession, useSession } from './session.ts'
import { useDensity } from './use-density.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request)
  if (session.user.kind === 'staff') throw redirect(homeOf(session.user))
  return null
}

/** Header with brand, navigation and account; the page; the footer with company and zone. */
export function Component() {
  const t = useTranslations()
  const { desk, memberships, user } = useSession()
  useDensity('roomy')
  return (
    <>
      <header className="p-bar">
        <div className="p-bar-in">
          <Link className="brand" to={paths.home()}>
            <TurnShape />
            {desk.name} <span>{t('common.support')}</span>
          </Link>
          <nav className="p-nav" aria-label={t('common.navMain')}>
            <NavLink to={paths.home()} end>
              {t('portal.nav.home')}
            </NavLink>
            <NavLink to={paths.cases()}>{t('portal.nav.cases')}</NavLink>
            <NavLink to={paths.hours()}>{t('portal.nav.hours')}</NavLink>
          </nav>
          <div className="p-user">
            <div className="only-d">
              <AccountMenu />
            </div>
            <div className="only-m">
              <PhoneMenu />
            </div>
          </div>
        </div>
      </header>
      <main className="p-main" id="contenido" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="p-foot">
        {memberships.map((membership) => (
          <span key={membership.organizationId}>{membership.organizationName}</span>
        ))}
        <span>{t('common.zoneNote', { zone: user.timeZone.replaceAll('_', ' ') })}</span>
      </footer>
    </>
  )
}

function PhoneMenu() {
  const t = useTranslations()
  const navigate = useNavigate()
  const links = [
    { id: 'home', label: t('portal.nav.home'), path: paths.home() },
    { id: 'cases', label: t('portal.nav.cases'), path: paths.cases() },
    { id: 'hours', label: t('portal.nav.hours'), path: paths.hours() },
  ]
  return (
    <AccountMenu
      first={{
        id: 'pages',
        actions: links.map(({ id, label, path }) => ({
          id,
          label,
          onAction: () => void navigate(path),
        })),
      }}
      trigger={
        <>
          {t('common.menu')} <ChevronDown className="ico ico-sm" aria-hidden />
        </>
      }
    />
  )
}
