import type { MailListItem } from '@mesa/shared/wire/mails.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { mailQueries } from '../../features/mail-log/mail-log.queries.ts'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'

export function Component() {
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(mailQueries.list())
  const columns = [
    {
      id: 'subject',
      label: t('mails.subject'),
      cell: ({ id, subject }: MailListItem) => <Link to={paths.adminMail(id)}>{subject}</Link>,
    },
    { id: 'to', label: t('mails.to'), cell: ({ to }: MailListItem) => to },
    {
      id: 'status',
      label: t('status'),
      cell: ({ status }: MailListItem) => t(`mails.statuses.${status}`),
    },
    {
      id: 'when',
      label: t('mails.when'),
      cell: ({ createdAt }: MailListItem) => format.instant(createdAt),
    },
  ]
  return (
    <AdminFrame title={t('nav.mails')}>
      <SectionCard title={t('nav.mails')}>
        <PagedTable
          query={query}
          caption={t('nav.mails')}
          columns={columns}
          empty={t('mails.empty')}
          more={t('more')}
        />
      </SectionCard>
    </AdminFrame>
  )
}
