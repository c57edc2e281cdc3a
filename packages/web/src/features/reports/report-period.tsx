import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { type Period, periodOf, settle } from './period.ts'

type Props = {
  params: URLSearchParams
  report: Pick<AttainmentReport, 'from' | 'to'> | undefined
  onChange: (period: Period) => void
}

/**
 * Two dates, taken over when both make a period: one at a time may be wrong until the other is typed
 * too. Until then it says which period the figures are of.
 */
export function ReportPeriod({ params, report, onChange }: Props) {
  const t = useTranslations('reports.filters')
  const { period: dates } = useFormat()
  const id = useId()
  const shown = periodOf(params, report)
  const { typed, isRefused, fieldOf } = useDraft(shown, onChange)
  return (
    <>
      {(['desde', 'hasta'] as const).map((name) => (
        <label key={name} className="c-pick row">
          <span className="muted">{t(name === 'desde' ? 'from' : 'until')}</span>
          <input
            className="input"
            type="date"
            min="2000-01-01"
            max="2099-12-31"
            value={typed[name]}
            aria-invalid={isRefused || undefined}
            aria-describedby={isRefused ? id : undefined}
            {...fieldOf(name)}
          />
        </label>
      ))}
      {isRefused && (
        <span id={id} role="alert" className="rep-refused">
          {t('periodInvalid')}
          {shown.desde && shown.hasta && ` ${t('periodKept', dates(shown.desde, shown.hasta))}`}
        </span>
      )}
    </>
  )
}

/** What is typed over the period shown; forgotten as soon as another period is shown. */
function useDraft(shown: Period, onChange: Props['onChange']) {
  const [draft, setDraft] = useState({ over: shown, typed: shown, isRefused: false })
  const isTyping = useRef(false)
  const isOfShown = draft.over.desde === shown.desde && draft.over.hasta === shown.hasta
  const { typed, isRefused } = isOfShown ? draft : { typed: shown, isRefused: false }
  // Not kept for later: the way back in the browser would find it again.
  if (!isOfShown) setDraft({ over: shown, typed, isRefused })
  const take = (next: Period) => {
    const found = settle(shown, next)
    setDraft({ over: shown, typed: next, isRefused: found === 'refused' })
    if (found === 'taken') onChange(next)
  }
  const fieldOf = (name: keyof Period) => ({
    // A date picked with the pointer is whole at once; one being typed is not until the field is left.
    onChange: ({ currentTarget: { value } }: React.ChangeEvent<HTMLInputElement>) => {
      const next = { ...typed, [name]: value }
      if (isTyping.current) setDraft({ over: shown, typed: next, isRefused })
      else take(next)
    },
    onKeyDown: ({ key }: KeyboardEvent) => {
      isTyping.current = key !== 'Enter'
      if (key === 'Enter') take(typed)
    },
    onPointerDown: () => {
      isTyping.current = false
    },
    onBlur: () => {
      isTyping.current = false
      take(typed)
    },
  })
  return { typed, isRefused, fieldOf }
}
