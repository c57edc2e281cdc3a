import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { Avatar } from '../components/marks.tsx'
import { LazyMenu } from '../components/lazy-menu.tsx'
import type { MenuGroup } from '../components/menu.tsx'
import { signOut } from '../features/session/session.queries.ts'
import { withBase } from '../lib/desk-base.ts'
import { chooseLocale, locales } from '../lib/i18n.ts'
import { type Area, paths } from '../lib/paths.ts'
import { useSession } from './session.ts'
import { chooseTheme, type Theme, useTheme } from './theme.ts'

const themes: readonly Theme[] = ['light', 'dark', 'system']

/** Theme and language as menu groups, for the account menu and the sign-in pages. */
export function usePreferenceGroups(): MenuGroup[] {
  const t = useTranslations('common')
  const theme = useTheme()
  const locale = useLocale()
  const themeNames = {
    light: t('themeLight'),
    dark: t('themeDark'),
    system: t('themeSystem'),
  }
  return [
    {
      id: 'theme',
      title: t('themeLabel'),
      actions: themes.map((id) => ({
        id: `theme-${id}`,
        label: themeNames[id],
        isChosen: id === theme,
        onAction: () => chooseTheme(id),
      })),
    },
    {
      id: 'language',
      title: t('languageLabel'),
      actions: locales.map((id) => ({
        id: `language-${id}`,
        label: t(`languageName.${id}`),
        isChosen: id === locale,
        onAction: () => chooseLocale(id),
      })),
    },
  ]
}

async function leave(): Promise<void> {
  await signOut().catch(() => undefined)
  // A full load empties every cache of the person who left.
  location.assign(withBase(paths.signIn()))
}

const areaOf = (pathname: string): Area => {
  const [, first] = pathname.split('/')
  return first === 'console' || first === 'admin' ? first : 'portal'
}

type AccountMenuProps = {
  placement?: 'bottom end' | 'top start'
  trigger?: ReactNode
  first?: MenuGroup
}

export function AccountMenu({ placement = 'bottom end', trigger, first }: AccountMenuProps) {
  const t = useTranslations('common')
  const { user } = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const preferences = usePreferenceGroups()
  const last: MenuGroup = {
    id: 'session',
    actions: [
      {
        id: 'security',
        label: t('security'),
        onAction: () => void navigate(paths.security(areaOf(pathname))),
      },
      { id: 'sign-out', label: t('signOut'), onAction: () => void leave() },
    ],
  }
  return (
    <LazyMenu
      label={t('accountOf', { name: user.name })}
      placement={placement}
      groups={[...(first ? [first] : []), ...preferences, last]}
      trigger={
        trigger ?? (
          <>
            <Avatar name={user.name} decorative /> {user.name}
            <ChevronDown className="ico ico-sm" aria-hidden />
          </>
        )
      }
    />
  )
}
