import type { ApiKeyView, CreatedApiKey } from '@mesa/shared/wire/api-keys.schema'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { apiKeyQueries } from '../../features/api-keys/api-keys.queries.ts'
import { isLive } from '../../features/api-keys/is-live.ts'
import { organizationQueries } from '../../features/organizations/organizations.queries.ts'
import { nowMs } from '../../lib/clock.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'
import { ApiKeyActs } from './api-key-acts.tsx'
import { ApiKeyForm, scopeId } from './api-key-form.tsx'
import { ApiKeyShown } from './api-key-shown.tsx'

export function Component() {
  const t = useTranslations('apiKeys')
  const queryClient = useQueryClient()
  const query = useInfiniteQuery(apiKeyQueries.list())
  const [shown, setShown] = useState<CreatedApiKey | null>(null)
  const columns = useColumns(setShown)
  const close = () => {
    setShown(null)
    void queryClient.invalidateQueries({ queryKey: ['api-keys'] })
  }
  return (
    <AdminFrame title={t('title')}>
      <p className="md soft">{t('lead')}</p>
      {shown && <ApiKeyShown made={shown} onKept={close} />}
      <SectionCard title={t('list')}>
        <PagedTable
          query={query}
          caption={t('list')}
          columns={columns}
          empty={t('empty')}
          more={t('more')}
        />
      </SectionCard>
      {!shown && <ApiKeyForm onMade={setShown} />}
    </AdminFrame>
  )
}

function useColumns(onRotated: (made: CreatedApiKey) => void) {
  const t = useTranslations('apiKeys')
  const format = useFormat()
  const pages = useInfiniteQuery(organizationQueries.list()).data?.pages ?? []
  const organizations = pages.flatMap(({ items }) => items)
  const reachOf = ({ organizationId }: ApiKeyView) =>
    organizationId === null
      ? t('wholeDesk')
      : (organizations.find(({ id }) => id === organizationId)?.name ?? t('oneOrganization'))
  return [
    {
      id: 'name',
      label: t('name'),
      cell: (key: ApiKeyView) => (
        <>
          {key.name}
          <span className="mono sm soft block">{key.prefix}…</span>
        </>
      ),
    },
    {
      id: 'scopes',
      label: t('scopes'),
      cell: (key: ApiKeyView) => (
        <>
          {key.scopes.map((scope) => t(`scopeShort.${scopeId(scope)}`)).join(', ')}
          <span className="sm soft block">{reachOf(key)}</span>
        </>
      ),
    },
    {
      id: 'used',
      label: t('lastUsed'),
      cell: ({ lastUsedAt }: ApiKeyView) =>
        lastUsedAt === null ? t('neverUsed') : format.instant(lastUsedAt),
    },
    { id: 'state', label: t('state'), cell: (key: ApiKeyView) => <State apiKey={key} /> },
    {
      id: 'acts',
      label: t('acts'),
      cell: (key: ApiKeyView) => <ApiKeyActs apiKey={key} onRotated={onRotated} />,
    },
  ]
}

function State({ apiKey }: { apiKey: ApiKeyView }) {
  const t = useTranslations('apiKeys')
  const format = useFormat()
  const { revokedAt, expiresAt, exposedAt, previousUntil } = apiKey
  if (revokedAt !== null) return <Badge>{t('revokedOn', { day: format.day(revokedAt) })}</Badge>
  if (!isLive(apiKey)) return <Badge>{t('lapsedOn', { day: format.day(expiresAt ?? '') })}</Badge>
  const isOverlapping = previousUntil !== null && Date.parse(previousUntil) > nowMs()
  return (
    <>
      <Badge tone={exposedAt === null ? 'ok' : 'late'}>
        {t(exposedAt === null ? 'live' : 'exposed')}
      </Badge>
      {exposedAt !== null && (
        <span className="sm soft block">{t('exposedOn', { day: format.day(exposedAt) })}</span>
      )}
      {expiresAt !== null && (
        <span className="sm soft block">{t('until', { day: format.day(expiresAt) })}</span>
      )}
      {isOverlapping && (
        <span className="sm soft block">
          {t('formerUntil', { instant: format.instant(previousUntil) })}
        </span>
      )}
    </>
  )
}
