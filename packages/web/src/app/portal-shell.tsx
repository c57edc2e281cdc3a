import { useQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, NavLink, Link, Outlet, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { TurnShape } from '../components/marks.tsx'
import { homeQueries } from '../features/home/home.queries.ts'
import { paths } from '../lib/paths.ts'
import { useFormat } from '../lib/use-format.ts'
import { AccountMenu } from './account-menu.tsx'
import { PhoneMenu } from './phone-bar.tsx'
import { homeOf, requireSession, useSession } from './session.ts'
import { useDensity } from './use-density.ts'
import { usePortalLinks } from './use-portal-links.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request)
  if (session.user.kind === 'staff') throw redirect(homeOf(session.user))
  return null
}

/** Header with brand, navigation and account; the page; the footer with company and zone. */
export function Component() {
  const t = useTranslations()
  const format = useFormat()
  const { desk, memberships, user } = useSession()
  useDensity('roomy')
  const links = usePortalLinks()
  return (
    <>
      <header className="p-bar">
        <div className="p-bar-in">
          <Link className="brand" to={paths.home()}>
            <TurnShape />
            <b className="brand-name">{desk.name}</b> <span>{t('common.support')}</span>
          </Link>
          <nav className="p-nav" aria-label={t('common.navMain')}>
            {links.map(({ id, label, path, count = 0 }) => (
              <NavLink key={id} to={path} end={id === 'home'}>
                {label}
                {count > 0 && <span className="nav-count">{count}</span>}
              </NavLink>
            ))}
          </nav>
          <div className="p-user">
            <div className="only-d">
              <AccountMenu />
            </div>
            <div className="only-m">
              <PhoneMenu
                links={links.map(({ label, count = 0, ...link }) => ({
                  ...link,
                  label: count > 0 ? `${label} (${count})` : label,
                }))}
              />
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
        <span>{t('common.zoneNote', { zone: format.zone(user.timeZone) })}</span>
        <ConditionsLink />
      </footer>
    </>
  )
}

/** EN-5: where the desk has conditions. */
function ConditionsLink() {
  const t = useTranslations('portal.nav')
  const { data: desk } = useQuery(homeQueries.desk())
  if (desk?.policy.entitlement.conditions !== 'once') return null
  return <Link to={paths.conditions()}>{t('conditions')}</Link>
}
