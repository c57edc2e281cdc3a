import type { OidcProviderView } from '@mesa/shared/wire/sign-on.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { signOnQueries } from '../../features/sign-on/sign-on.queries.ts'
import { AdminFrame } from './admin-frame.tsx'
import { ProviderForm } from './provider-form.tsx'
import { LinkedPeople, ProviderActs } from './provider-use.tsx'

export function Component() {
  const t = useTranslations('signOn')
  const words = useTranslations('admin')
  const [editedId, setEditedId] = useState<string | null>(null)
  const query = useInfiniteQuery(signOnQueries.list())
  const edited = query.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === editedId)
  const columns = [
    {
      id: 'name',
      label: t('name'),
      cell: ({ id, name }: OidcProviderView) => (
        <button
          type="button"
          className="link-btn"
          aria-label={t('edit', { name })}
          onClick={() => setEditedId(id)}
        >
          {name}
        </button>
      ),
    },
    { id: 'issuer', label: t('issuer'), cell: ({ issuer }: OidcProviderView) => issuer },
    { id: 'side', label: t('side'), cell: ({ side }: OidcProviderView) => t(`sides.${side}`) },
    {
      id: 'state',
      label: t('state'),
      cell: ({ isEnabled }: OidcProviderView) => (
        <Badge tone={isEnabled ? 'ok' : 'plain'}>{t(isEnabled ? 'enabled' : 'disabled')}</Badge>
      ),
    },
  ]
  return (
    <AdminFrame title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <SectionCard title={t('providers')}>
        <PagedTable
          query={query}
          caption={t('providers')}
          columns={columns}
          empty={t('empty')}
          more={words('more')}
        />
      </SectionCard>
      <ProviderForm
        key={edited ? `${edited.id} ${edited.updatedAt}` : 'new'}
        provider={edited ?? null}
        onMade={setEditedId}
        onDone={() => setEditedId(null)}
      />
      {edited && <ProviderActs provider={edited} onGone={() => setEditedId(null)} />}
      {edited && <LinkedPeople providerId={edited.id} />}
    </AdminFrame>
  )
}
