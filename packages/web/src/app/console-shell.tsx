import { useState } from 'react'
import {
  type LoaderFunctionArgs,
  Link,
  NavLink,
  Outlet,
  redirect,
  useLocation,
  useMatches,
} from 'react-router'
import { useTranslations } from 'use-intl'
import { Avatar, TurnShape } from '../components/marks.tsx'
import { PageTexts } from '../lib/page-texts.tsx'
import { AccountMenu } from './account-menu.tsx'
import { deskTexts } from './desk-texts.ts'
import { RailPlace } from './rail-slot.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { homeOf, requireSession, useSession } from './session.ts'
import { useConsoleLinks } from './use-console-links.tsx'
import { useDensity } from './use-density.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request)
  if (session.user.kind === 'customer') throw redirect(homeOf(session.user))
  // After the session: the account's language is known only then.
  await deskTexts.preload()
  return null
}

/** A page with `handle = { frame: 'own' }` lays out the whole screen itself (the case: four columns). */
export type PageHandle = { frame?: 'own' }

export function Component() {
  return (
    <PageTexts texts={deskTexts}>
      <ConsoleShell />
    </PageTexts>
  )
}

function ConsoleShell() {
  useDensity('compact')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const hasOwnFrame = useMatches().some((match) => (match.handle as PageHandle | undefined)?.frame)
  const links = useConsoleLinks()
  const { user } = useSession()
  if (hasOwnFrame) return <Outlet />
  return (
    <div className="c-app">
      <ConsoleRail links={links} placeRef={setPlace} />
      <PhoneBar links={links} home={homeOf(user)} />
      <main className="c-main" id="contenido" tabIndex={-1}>
        <RailPlace value={place}>
          <Outlet />
        </RailPlace>
      </main>
    </div>
  )
}

type RailProps = {
  links: ReturnType<typeof useConsoleLinks>
  placeRef: (place: HTMLElement | null) => void
}

function ConsoleRail({ links, placeRef }: RailProps) {
  const t = useTranslations()
  const { desk, user } = useSession()
  const { pathname } = useLocation()
  // In the queue its views stand above, and the one shown is lit there.
  const elsewhere = links.filter(({ id, path }) => id !== 'queue' || path !== pathname)
  return (
    <header className="c-rail">
      <Link className="brand" to={homeOf(user)}>
        <TurnShape />
        Mesa <span className="brand-name">{desk.name}</span>
      </Link>
      <div ref={placeRef} />
      {elsewhere.length > 0 && (
        <nav aria-label={t('common.navAreas')}>
          <h2>{t('console.nav.desk')}</h2>
          <ul className="c-nav">
            {elsewhere.map(({ id, label, path, icon }) => (
              <li key={id}>
                <NavLink to={path}>
                  {icon} {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
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
    </header>
  )
}
