import type { CatalogEntry, CatalogEntryVersion } from '@mesa/shared/wire/catalogs.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { catalogQueries } from './catalogs.queries.ts'
import type { EditedKind } from './kinds.ts'
import { useSettingsWords } from './settings-words.ts'

/** Every version, the newest first: cases keep the one they were written under. */
export function EntryVersions({ kind, entry }: { kind: EditedKind; entry: CatalogEntry }) {
  const t = useTranslations('adminCatalogs.versions')
  const query = useInfiniteQuery(catalogQueries.versions(kind, entry.id))
  const versions = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      {query.isError && !query.data && (
        <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ol className="cat-versions">
        {versions.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </ol>
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </SectionCard>
  )
}

function Version({ version }: { version: CatalogEntryVersion }) {
  const t = useTranslations('adminCatalogs.versions')
  const types = useTranslations('adminCatalogs.form.type')
  const format = useFormat()
  const wordsOf = useSettingsWords()
  const { createdBy, createdAt, name, settings } = version
  const fields = settings.fields ?? []
  return (
    <li>
      <div className="row cat-version">
        <h3>{t('version', { version: version.version })}</h3>
        <span className="soft sm" title={format.full(createdAt)}>
          {t('by', { name: createdBy, instant: format.instant(createdAt) })}
        </span>
      </div>
      <p>
        {name} <span className="soft sm">{wordsOf(version)}</span>
      </p>
      {fields.length > 0 && (
        <details>
          <summary>{t('fields', { count: fields.length })}</summary>
          <ul className="cat-version-fields">
            {fields.map(({ key, label, type, options = [] }) => (
              <li key={key}>
                {label} <span className="soft sm">{types(type)}</span>
                {options.length > 0 && <span className="soft sm">: {options.join(', ')}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
