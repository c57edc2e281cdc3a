import {
  Boxes,
  Building2,
  CalendarDays,
  ChartLine,
  FileClock,
  FileText,
  Fingerprint,
  KeyRound,
  Mail,
  Timer,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useTranslations } from 'use-intl'
import { RailSlot } from '../../app/rail-slot.tsx'
import { paths } from '../../lib/paths.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const
const links = [
  { id: 'organizations', path: paths.adminOrganizations(), icon: <Building2 {...icon} /> },
  { id: 'people', path: paths.adminPeople(), icon: <Users {...icon} /> },
  { id: 'products', path: paths.adminProducts(), icon: <Boxes {...icon} /> },
  { id: 'contracts', path: paths.adminContracts(), icon: <FileText {...icon} /> },
  { id: 'calendars', path: paths.adminCalendars(), icon: <CalendarDays {...icon} /> },
  { id: 'targets', path: paths.adminTargets(), icon: <Timer {...icon} /> },
  { id: 'reports', path: paths.report(), icon: <ChartLine {...icon} /> },
  { id: 'mails', path: paths.adminMails(), icon: <Mail {...icon} /> },
  { id: 'signOn', path: paths.adminSignOn(), icon: <Fingerprint {...icon} /> },
  { id: 'apiKeys', path: paths.adminApiKeys(), icon: <KeyRound {...icon} /> },
  { id: 'audit', path: paths.adminAudit(), icon: <FileClock {...icon} /> },
] as const

/** Title, sections in the rail (or above, without a rail), content. */
export function AdminFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('admin.nav')
  const items = links.map(({ id, path, icon: mark }) => (
    <li key={id}>
      <NavLink to={path}>
        {mark} {t(id)}
      </NavLink>
    </li>
  ))
  return (
    <>
      <title>{`${title} · Mesa`}</title>
      <RailSlot>
        <ul className="c-nav">{items}</ul>
      </RailSlot>
      <nav className="a-tabs" aria-label={t('title')}>
        <ul className="c-nav">{items}</ul>
      </nav>
      <div className="a-page">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </>
  )
}
