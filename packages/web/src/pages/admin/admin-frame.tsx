import {
  BookOpenCheck,
  Boxes,
  Building2,
  CalendarDays,
  ChartLine,
  FileClock,
  FileCog,
  FileText,
  Fingerprint,
  GraduationCap,
  KeyRound,
  ListChecks,
  Mail,
  Network,
  Scale,
  Tags,
  Timer,
  UserRoundCog,
  Users,
} from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { RailSlot } from '../../app/rail-slot.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { paths } from '../../lib/paths.ts'

const icon = { className: 'ico', 'aria-hidden': true } as const
/** By what one comes to do; each page stands in one group. */
const groups = [
  {
    id: 'customers',
    links: [
      { id: 'organizations', path: paths.adminOrganizations(), icon: <Building2 {...icon} /> },
      { id: 'organizationGroups', path: paths.adminGroups(), icon: <Network {...icon} /> },
      { id: 'contracts', path: paths.contracts(), icon: <FileText {...icon} /> },
      { id: 'contractTypes', path: paths.adminContractTypes(), icon: <FileCog {...icon} /> },
      { id: 'rates', path: paths.adminRates(), icon: <Tags {...icon} /> },
    ],
  },
  {
    id: 'team',
    links: [
      { id: 'people', path: paths.adminPeople(), icon: <Users {...icon} /> },
      { id: 'skills', path: paths.adminSkills(), icon: <GraduationCap {...icon} /> },
      { id: 'substitutions', path: paths.adminSubstitutions(), icon: <UserRoundCog {...icon} /> },
    ],
  },
  {
    id: 'rules',
    links: [
      { id: 'catalogs', path: paths.adminCatalogs(), icon: <ListChecks {...icon} /> },
      { id: 'rulebook', path: paths.adminRulebook(), icon: <Scale {...icon} /> },
      { id: 'products', path: paths.adminProducts(), icon: <Boxes {...icon} /> },
      { id: 'calendars', path: paths.adminCalendars(), icon: <CalendarDays {...icon} /> },
      { id: 'targets', path: paths.adminTargets(), icon: <Timer {...icon} /> },
      { id: 'texts', path: paths.adminTexts(), icon: <BookOpenCheck {...icon} /> },
    ],
  },
  {
    id: 'follow',
    links: [
      { id: 'reports', path: paths.report(), icon: <ChartLine {...icon} /> },
      { id: 'mails', path: paths.adminMails(), icon: <Mail {...icon} /> },
      { id: 'audit', path: paths.adminAudit(), icon: <FileClock {...icon} /> },
    ],
  },
  {
    id: 'access',
    links: [
      { id: 'signOn', path: paths.adminSignOn(), icon: <Fingerprint {...icon} /> },
      { id: 'apiKeys', path: paths.adminApiKeys(), icon: <KeyRound {...icon} /> },
    ],
  },
] as const

/** Title, sections in the rail (or folded above, without a rail), content. */
export function AdminFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations('admin.nav')
  return (
    <>
      <title>{`${title} · Mesa`}</title>
      <RailSlot>
        <Sections />
      </RailSlot>
      <nav className="a-tabs" aria-label={t('title')}>
        <details>
          <summary>
            <Here />
          </summary>
          <Sections />
        </details>
      </nav>
      <div className="a-page">
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </>
  )
}

function Sections() {
  const t = useTranslations('admin.nav')
  const hasTexts = useHasTexts()
  const own = useId()
  return (
    <div className="a-sections">
      {groups.map(({ id, links }) => (
        <div key={id}>
          <h3 id={`${own}${id}`}>{t(`groups.${id}`)}</h3>
          <ul className="c-nav" aria-labelledby={`${own}${id}`}>
            {links
              .filter(({ id: link }) => link !== 'texts' || hasTexts)
              .map(({ id: link, path, icon: mark }) => (
                <li key={link}>
                  <NavLink to={path}>
                    {mark} {t(link)}
                  </NavLink>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** A rulebook without conditions and terms has no texts to publish. */
function useHasTexts(): boolean {
  const policy = useQuery(caseWorkQueries.desk()).data?.policy
  return policy?.entitlement.conditions === 'once' || policy?.terms.perCase === true
}

/** «Sección: Contratos»: where one is, on the fold. */
function Here() {
  const t = useTranslations('admin.nav')
  const { pathname } = useLocation()
  const links = groups.flatMap((group) => [...group.links])
  const link = links.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`))
  return link ? t('here', { section: t(link.id) }) : t('title')
}
