import { Search } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useFormat } from '../../lib/use-format.ts'
import {
  everyStatus,
  type FilterName,
  hasFilters,
  shownStatus,
  statusOf,
  statusWords,
} from './contract-address.ts'

type Choice = { value: string; label: string }
type Props = {
  params: URLSearchParams
  organizations: readonly Choice[]
  types: readonly Choice[]
  onChange: (name: FilterName, value: string) => void
  onClear: () => void
}

const daysOffered = [15, 30, 60, 90] as const
const minutesOffered = [120, 300, 600, 1200] as const

/** Which contracts are shown; the address is the state. */
export function ContractFilters({ params, organizations, types, onChange, onClear }: Props) {
  const t = useTranslations('consoleContracts')
  const format = useFormat()
  const of = (name: FilterName) => params.get(name) ?? ''
  const days = offered(daysOffered, of('termina'))
  const minutes = offered(minutesOffered, of('quedan'))
  return (
    <div className="c-filter ct-filter" role="group" aria-label={t('filters.label')}>
      <Find value={of('q')} onFind={(q) => onChange('q', q)} />
      <Pick
        label={t('filters.status')}
        value={shownStatus(params)}
        choices={[
          ...statusWords.map((word) => ({ value: word, label: t(`statuses.${statusOf(word)}`) })),
          { value: everyStatus, label: t('filters.anyStatus') },
        ]}
        onPick={(value) => onChange('estado', value === 'vigente' ? '' : value)}
      />
      {organizations.length > 1 && (
        <Pick
          label={t('filters.organization')}
          any={t('filters.anyOrganization')}
          value={of('empresa')}
          choices={organizations}
          onPick={(value) => onChange('empresa', value)}
        />
      )}
      {types.length > 0 && (
        <Pick
          label={t('filters.type')}
          any={t('filters.anyType')}
          value={of('tipo')}
          choices={types}
          onPick={(value) => onChange('tipo', value)}
        />
      )}
      <Pick
        label={t('filters.ends')}
        any={t('filters.anyEnds')}
        value={of('termina')}
        choices={days.map((one) => ({
          value: String(one),
          label: t('filters.endsWithin', { days: one }),
        }))}
        onPick={(value) => onChange('termina', value)}
      />
      <Pick
        label={t('filters.left')}
        any={t('filters.anyLeft')}
        value={of('quedan')}
        choices={minutes.map((one) => ({
          value: String(one),
          label: t('filters.leftBelow', { duration: format.duration(one) }),
        }))}
        onPick={(value) => onChange('quedan', value)}
      />
      {hasFilters(params) && (
        <Button size="sm" look="quiet" onClick={onClear}>
          {t('filters.clear')}
        </Button>
      )}
    </div>
  )
}

/** What the list offers, and what an address that somebody sent asks besides. */
function offered(values: readonly number[], shown: string): number[] {
  const asked = /^\d{1,8}$/.test(shown) ? [Number(shown)] : []
  return [...new Set([...values, ...asked])].toSorted((one, other) => one - other)
}

/** Typed words reach the address once the hand rests. */
function Find({ value, onFind }: { value: string; onFind: (q: string) => void }) {
  const t = useTranslations('consoleContracts.filters')
  const [typed, setTyped] = useState(value)
  const settled = useDebounced(typed, 300)
  const find = useEffectEvent((words: string) => {
    if (words !== value) onFind(words)
  })
  useEffect(() => find(settled.trim()), [settled])
  return (
    <label className="c-find">
      <span className="sr">{t('find')}</span>
      <Search className="ico" aria-hidden />
      <input
        className="input"
        type="search"
        maxLength={120}
        value={typed}
        placeholder={t('find')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}

type PickProps = {
  label: string
  /** Said by the empty choice; without it there is none. */
  any?: string
  value: string
  choices: readonly Choice[]
  onPick: (value: string) => void
}

function Pick({ label, any, value, choices, onPick }: PickProps) {
  return (
    <label className="c-pick">
      <span className="sr">{label}</span>
      <select
        className="select"
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        {any !== undefined && <option value="">{any}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
