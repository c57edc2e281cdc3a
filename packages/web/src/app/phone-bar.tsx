import { ChevronDown } from 'lucide-react'
import { Link, useNavigate } from 'react-router'
import { useTranslations } from 'use-intl'
import { TurnShape } from '../components/marks.tsx'
import { AccountMenu } from './account-menu.tsx'

export type PageLink = { id: string; label: string; path: string }

/** Links and account in one menu, for screens without room for a rail or a row of links. */
export function PhoneMenu({ links }: { links: readonly PageLink[] }) {
  const t = useTranslations('common')
  const navigate = useNavigate()
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
          {t('menu')} <ChevronDown className="ico ico-sm" aria-hidden />
        </>
      }
    />
  )
}

/** What the rail of console and administration becomes up to 1100 px. */
export function PhoneBar({ links, home }: { links: readonly PageLink[]; home: string }) {
  return (
    <header className="c-phone">
      <Link className="brand" to={home}>
        <TurnShape />
        Mesa
      </Link>
      <PhoneMenu links={links} />
    </header>
  )
}
