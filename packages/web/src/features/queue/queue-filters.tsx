import { Search, X } from 'lucide-react'
import { type Ref, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
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
      <SearchBox
        key={params.get('q') ?? ''}
        initial={params.get('q') ?? ''}
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

type SearchProps = {
  initial: string
  inputRef: Ref<HTMLInputElement>
  onSearch: (q: string) => void
}

function SearchBox({ initial, inputRef, onSearch }: SearchProps) {
  const t = useTranslations('console.queue')
  const [text, setText] = useState(initial)
  return (
    <form
      role="search"
      className="c-find"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(text.trim())
      }}
    >
      <Search className="ico" aria-hidden />
      <input
        ref={inputRef}
        className="input"
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {initial !== '' && (
        <IconButton label={t('clearSearch')} onClick={() => onSearch('')}>
          <X className="ico" aria-hidden />
        </IconButton>
      )}
    </form>
  )
}
