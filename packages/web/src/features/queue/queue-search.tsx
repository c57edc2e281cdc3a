import { Search, X } from 'lucide-react'
import { type Ref, useEffect, useEffectEvent, useState } from 'react'
import { useNavigationType } from 'react-router'
import { useTranslations } from 'use-intl'
import { IconButton } from '../../components/button.tsx'
import { useDebounced } from '../../lib/use-debounced.ts'

const restsAfterMs = 300

type Props = {
  /** The search in the address. */
  q: string
  inputRef: Ref<HTMLInputElement>
  /** Puts a search in the address, replacing the one there: typing makes no history. */
  onSearch: (q: string) => void
}

/** Searches as one types, once the hand rests; Enter does not wait. */
export function QueueSearch({ q, inputRef, onSearch }: Props) {
  const t = useTranslations('console.queue')
  const [text, setText] = useState(q)
  const [seen, setSeen] = useState(q)
  const navigation = useNavigationType()
  if (q !== seen) {
    setSeen(q)
    // A link, a button or going back changed it; what this box itself sent may be behind the typing.
    if (navigation !== 'REPLACE') setText(q)
  }
  const settled = useDebounced(text, restsAfterMs)
  const search = useEffectEvent((words: string) => {
    if (words !== q) onSearch(words)
  })
  useEffect(() => search(settled.trim()), [settled])
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
      {text !== '' && (
        <IconButton
          label={t('clearSearch')}
          onClick={() => {
            setText('')
            onSearch('')
          }}
        >
          <X className="ico" aria-hidden />
        </IconButton>
      )}
    </form>
  )
}
