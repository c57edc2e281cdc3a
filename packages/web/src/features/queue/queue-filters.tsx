import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { QueueSearch } from './queue-search.tsx'
import { criticalities, criticalityOf, type QueueSort, sortOf, sorts } from './views.ts'

type Props = {
  params: URLSearchParams
  /** An empty value takes the filter away. */
  onChange: (name: 'q' | 'criticidad' | 'orden', value: string) => void
  searchRef: Ref<HTMLInputElement>
}

/** Search, criticality and order; the address is the state. */
export function QueueFilters({ params, onChange, searchRef }: Props) {
  const t = useTranslations('console')
  return (
    <div className="c-filter" role="group" aria-label={t('queue.searchShort')}>
      <QueueSearch
        q={params.get('q') ?? ''}
        inputRef={searchRef}
        onSearch={(q) => onChange('q', q)}
      />
      <label className="c-pick">
        <span className="sr">{t('queue.criticality')}</span>
        <select
          className="select"
          value={criticalityOf(params) ?? ''}
          onChange={(event) => onChange('criticidad', event.currentTarget.value)}
        >
          <option value="">{t('queue.anyCriticality')}</option>
          {criticalities.map((one) => (
            <option key={one} value={one}>
              {t(`words.criticality.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="c-pick">
        <span className="sr">{t('queue.sort')}</span>
        <select
          className="select"
          value={sortOf(params)}
          onChange={(event) => onChange('orden', event.currentTarget.value as QueueSort)}
        >
          {sorts.map((one) => (
            <option key={one} value={one}>
              {t(`queue.sorts.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
