import type { AuditEntry } from '@mesa/shared/wire/audit.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { actWords, hasWords } from '../../features/audit/act-words.ts'
import { auditQueries } from '../../features/audit/audit.queries.ts'
import { IntegrityChecks } from '../../features/audit/integrity-checks.tsx'
import { useLedgerTargets } from '../../features/audit/use-ledger-targets.ts'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { peopleQueries } from '../../features/people/people.queries.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(auditQueries.list())
  const wordsOf = useActWords()
  const targetOf = useTarget()
  const ledgerTargetOf = useLedgerTargets()
  const columns = [
    { id: 'when', label: t('audit.when'), cell: ({ at }: AuditEntry) => format.instant(at) },
    { id: 'who', label: t('audit.who'), cell: ({ actor }: AuditEntry) => actor.name },
    { id: 'action', label: t('audit.action'), cell: ({ action }: AuditEntry) => wordsOf(action) },
    {
      id: 'target',
      label: t('audit.target'),
      cell: (entry: AuditEntry) => ledgerTargetOf(entry) ?? targetOf(entry),
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

function useActWords() {
  const t = useTranslations('admin.audit.acts')
  return (action: string) => (hasWords(action) ? t(actWords[action]) : action)
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
  return ({ targetType, targetId, details, actor }: AuditEntry) => {
    const change = part(details, 'change') ?? details
    const before = part(details, 'before')
    const was = roleOf(part(before, 'role') ?? before)
    const role = roleOf(part(change, 'role'))
    const facts = [role && was && was !== role ? `${was} → ${role}` : role]
    facts.push(stateOf(part(change, 'status')))
    const given = part(details, 'name') ?? part(details, 'slug')
    const found = targetType === 'user' ? people?.get(targetId ?? '') : undefined
    const name =
      found ??
      (typeof given === 'string' ? given : targetType === 'user' ? t('someone') : actor.name)
    const organization = organizations.find(({ id }) => id === part(details, 'organizationId'))
    const who = organization ? t('ofOrganization', { name, organization: organization.name }) : name
    const said = facts.filter(Boolean).join(', ')
    return said ? `${who}: ${said}` : who
  }
}
