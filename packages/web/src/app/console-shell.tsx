import { Inbox, ScanLine, Settings } from 'lucide-react'
import { useState } from 'react'
import { type LoaderFunctionArgs, Link, NavLink, Outlet, redirect, useMatches } from 'react-router'
import { useTranslations } from 'use-intl'
import { Avatar, TurnShape } from '../components/marks.tsx'
import { paths } from '../lib/paths.ts'
import { AccountMenu } from './account-menu.tsx'
import { RailPlace } from './rail-slot.tsx'
import { homeOf, requireSession, useSession } from './session.ts'
import { useDensity } from './use-density.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request)
  if (session.user.kind === 'customer') throw redirect(homeOf(session.user))
  return null
}

/** A page with `handle = { frame: 'own' }` lays out the whole screen itself (the case: four columns). */
export type PageHandle = { frame?: 'own' }

export function Component() {
  useDensity('compact')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const hasOwnFrame = useMatches().some((match) => (match.handle as PageHandle | undefined)?.frame)
  if (hasOwnFrame) return <Outlet />
  return (
    <div className="c-app">
      <ConsoleRail placeRef={setPlace} />
      <main className="c-main" id="contenido" tabIndex={-1}>
        <RailPlace value={place}>
          <Outlet />
        </RailPlace>
      </main>
    </div>
  )
}

function ConsoleRail({ placeRef }: { placeRef: (place: HTMLElement | null) => void }) {
  const t = useTranslations()
  const { desk, user } = useSession()
  return (
    <div className="c-rail">
      <Link className="brand" to={paths.queue()}>
        <TurnShape />
        Mesa <span>{desk.name}</span>
      </Link>
      <div ref={placeRef} />
      <nav aria-label={t('common.navAreas')}>
        <h2>{t('console.nav.desk')}</h2>
        <ul className="c-nav">
          <li>
            <NavLink to={paths.queue()}>
              <Inbox className="ico" aria-hidden /> {t('console.nav.queue')}
            </NavLink>
          </li>
          <li>
            <NavLink to={paths.intake()}>
              <ScanLine className="ico" aria-hidden /> {t('console.nav.intake')}
            </NavLink>
          </li>
          {user.role === 'admin' && (
            <li>
              <NavLink to={paths.admin()}>
                <Settings className="ico" aria-hidden /> {t('console.nav.admin')}
              </NavLink>
            </li>
          )}
        </ul>
      </nav>
      <div className="c-account">
        <AccountMenu
          placement="top start"
          trigger={
            <>
              <Avatar name={user.name} look="desk" decorative /> {user.name}
            </>
          }
        />
      </div>
    </div>
  )
}
