import type { AuditEntry } from '@mesa/shared/wire/audit.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { auditQueries } from '../../features/audit/audit.queries.ts'
import { IntegrityChecks } from '../../features/audit/integrity-checks.tsx'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { peopleQueries } from '../../features/people/people.queries.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(auditQueries.list())
  const actWords = useActWords()
  const targetOf = useTarget()
  const columns = [
    { id: 'when', label: t('audit.when'), cell: ({ at }: AuditEntry) => format.instant(at) },
    { id: 'who', label: t('audit.who'), cell: ({ actor }: AuditEntry) => actor.name },
    { id: 'action', label: t('audit.action'), cell: ({ action }: AuditEntry) => actWords(action) },
    {
      id: 'target',
      label: t('audit.target'),
      cell: targetOf,
    },
  ]
  return (
    <AdminFrame title={t('nav.audit')}>
      <IntegrityChecks />
      <SectionCard title={t('nav.audit')}>
        <PagedTable
          query={query}
          caption={t('nav.audit')}
          columns={columns}
          empty={t('audit.empty')}
          more={t('more')}
        />
      </SectionCard>
    </AdminFrame>
  )
}

const acts = {
  'desk.created': 'desk_created',
  'user.invited': 'user_invited',
  'user.changed': 'user_changed',
  'user.disabled': 'user_disabled',
  'member.invited': 'member_invited',
  'member.changed': 'member_changed',
  'member.removed': 'member_removed',
  'api_key.created': 'api_key_created',
  'api_key.revoked': 'api_key_revoked',
  'api_key.rotated': 'api_key_rotated',
  'security.second_factor_on': 'second_factor_on',
  'security.second_factor_off': 'second_factor_off',
  'security.second_factor_reset': 'second_factor_reset',
  'security.recovery_codes_new': 'recovery_codes_new',
  'security.password_changed': 'password_changed',
  'session.ended': 'session_ended',
  'session.others_ended': 'sessions_ended',
} as const
const isAct = (action: string): action is keyof typeof acts => Object.hasOwn(acts, action)

function useActWords() {
  const t = useTranslations('admin.audit.acts')
  return (action: string) => (isAct(action) ? t(acts[action]) : action)
}

const roles = [
  'requester',
  'key_user',
  'backup_key_user',
  'agent',
  'technician',
  'commercial',
  'supervisor',
  'admin',
  'viewer',
] as const
const statuses = ['active', 'disabled'] as const
const part = (details: unknown, name: string): unknown =>
  typeof details === 'object' && details !== null
    ? (details as Record<string, unknown>)[name]
    : undefined

/** Whom or what an act touched, by name, and the role or state that it left. */
function useTarget() {
  const t = useTranslations('admin.audit')
  const words = useTranslations('console.words.role')
  const people = useQuery(peopleQueries.names()).data
  const pages = useInfiniteQuery(organizationQueries.list()).data?.pages ?? []
  const organizations = pages.flatMap(({ items }) => items)
  const roleOf = (value: unknown) => {
    const role = roles.find((one) => one === value)
    return role ? words(role) : ''
  }
  const stateOf = (value: unknown) => {
    const status = statuses.find((one) => one === value)
    return status ? t(status) : ''
  }
  return ({ targetType, targetId, details }: AuditEntry) => {
    const change = part(details, 'change') ?? details
    const before = part(details, 'before')
    const was = roleOf(part(before, 'role') ?? before)
    const role = roleOf(part(change, 'role'))
    const facts = [role && was && was !== role ? `${was} → ${role}` : role]
    facts.push(stateOf(part(change, 'status')))
    const given = part(details, 'name') ?? part(details, 'slug')
    const found = targetType === 'user' ? people?.get(targetId ?? '') : undefined
    const name = found ?? (typeof given === 'string' ? given : t('someone'))
    const organization = organizations.find(({ id }) => id === part(details, 'organizationId'))
    const who = organization ? t('ofOrganization', { name, organization: organization.name }) : name
    const said = facts.filter(Boolean).join(', ')
    return said ? `${who}: ${said}` : who
  }
}
