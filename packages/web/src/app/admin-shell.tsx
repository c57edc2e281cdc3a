import { useState } from 'react'
import { type LoaderFunctionArgs, Link, Outlet, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { Avatar, TurnShape } from '../components/marks.tsx'
import { PageTexts } from '../lib/page-texts.tsx'
import { paths } from '../lib/paths.ts'
import { AccountMenu } from './account-menu.tsx'
import { deskTexts } from './desk-texts.ts'
import { RailPlace } from './rail-slot.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { homeOf, requireSession, useSession } from './session.ts'
import { useDensity } from './use-density.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request)
  if (session.user.role !== 'admin') throw redirect(homeOf(session.user))
  // After the session: the account's language is known only then.
  await deskTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={deskTexts}>
      <AdminShell />
    </PageTexts>
  )
}

function AdminShell() {
  const t = useTranslations()
  const { desk, user } = useSession()
  useDensity('compact')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return (
    <div className="c-app">
      <header className="c-rail">
        <Link className="brand" to={paths.admin()}>
          <TurnShape />
          Mesa <span className="brand-name">{desk.name}</span>
        </Link>
        <nav aria-label={t('admin.nav.title')}>
          <h2>{t('admin.nav.title')}</h2>
          <div ref={setPlace} />
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
      </header>
      <PhoneBar
        home={paths.admin()}
        links={[{ id: 'admin', label: t('admin.nav.title'), path: paths.admin() }]}
      />
      <main className="c-scroll" id="contenido" tabIndex={-1}>
        <RailPlace value={place}>
          <Outlet />
        </RailPlace>
      </main>
    </div>
  )
}
