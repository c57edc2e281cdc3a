import type { AuditEntry } from '@mesa/shared/wire/audit.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { auditQueries } from '../../features/audit/audit.queries.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(auditQueries.list())
  const columns = [
    { id: 'when', label: t('audit.when'), cell: ({ at }: AuditEntry) => format.instant(at) },
    { id: 'who', label: t('audit.who'), cell: ({ actor }: AuditEntry) => actor.name },
    { id: 'action', label: t('audit.action'), cell: ({ action }: AuditEntry) => action },
    {
      id: 'target',
      label: t('audit.target'),
      cell: ({ targetType, targetId }: AuditEntry) => `${targetType} ${targetId ?? ''}`,
    },
  ]
  return (
    <AdminFrame title={t('nav.audit')}>
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
