import type { PostingView } from '@mesa/shared/wire/postings.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { contractQueries } from '../../features/contracts/contracts.queries.ts'
import { ProblemError } from '../../lib/problem.ts'
import { useFormat } from '../../lib/use-format.ts'

/** Every movement of a contract's hours, with where the minutes went from and to. */
export function Postings({ id }: { id: string }) {
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(contractQueries.postings(id))
  const columns = [
    {
      id: 'when',
      label: t('contracts.when'),
      cell: ({ recordedAt }: PostingView) => format.instant(recordedAt),
    },
    {
      id: 'kind',
      label: t('contracts.movement'),
      cell: ({ kind }: PostingView) => t(`contracts.kinds.${kind}`),
    },
    {
      id: 'case',
      label: t('contracts.case'),
      cell: ({ ticketNumber }: PostingView) => ticketNumber,
    },
    { id: 'who', label: t('contracts.who'), cell: ({ actor }: PostingView) => actor.name },
    {
      id: 'lines',
      label: t('contracts.lines'),
      cell: ({ lines }: PostingView) =>
        lines
          .map(({ bucket, minutes }) => {
            const plus = minutes > 0 ? '+' : ''
            return `${t(`contracts.buckets.${bucket}`)} ${plus}${format.duration(minutes, 'full')}`
          })
          .join(', '),
    },
  ]
  // An administrator grants hours without seeing the cases that use them.
  if (query.error instanceof ProblemError && query.error.status === 403) {
    return (
      <SectionCard title={t('contracts.postings')}>
        <p className="soft">{t('contracts.postingsRefused')}</p>
      </SectionCard>
    )
  }
  return (
    <SectionCard title={t('contracts.postings')}>
      <PagedTable
        query={query}
        caption={t('contracts.postings')}
        columns={columns}
        empty={t('contracts.noPostings')}
        more={t('more')}
      />
    </SectionCard>
  )
}
