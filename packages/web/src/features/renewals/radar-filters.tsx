import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import type { RadarWord } from './radar-address.ts'
import { renewalQueries } from './renewals.queries.ts'

type Props = {
  params: URLSearchParams
  onChange: (word: RadarWord, value: string) => void
}

const daysOffered = [30, 60, 90, 180]
const minutesOffered = [120, 300, 600, 1200]

/** By days, by hours, by forecast: whatever meets one of them is shown. */
export function RadarFilters({ params, onChange }: Props) {
  const t = useTranslations('renewals.by')
  const { duration } = useFormat()
  const organizations = useQuery(renewalQueries.organizations()).data?.items ?? []
  const of = (word: RadarWord) => params.get(word) ?? ''
  const days = (word: 'dias' | 'ritmo', key: 'daysWithin' | 'forecastWithin') =>
    offered(daysOffered, of(word)).map((one) => ({
      value: String(one),
      label: t(key, { days: one }),
    }))
  const pick = (word: RadarWord) => ({
    value: of(word),
    onPick: (value: string) => onChange(word, value),
  })
  return (
    <div className="c-filter" role="group" aria-label={t('label')}>
      <Pick
        label={t('days')}
        any={t('anyDays')}
        choices={days('dias', 'daysWithin')}
        {...pick('dias')}
      />
      <Pick
        label={t('hours')}
        any={t('anyHours')}
        choices={offered(minutesOffered, of('minutos')).map((one) => ({
          value: String(one),
          label: t('hoursBelow', { duration: duration(one) }),
        }))}
        {...pick('minutos')}
      />
      <Pick
        label={t('forecast')}
        any={t('anyForecast')}
        choices={days('ritmo', 'forecastWithin')}
        {...pick('ritmo')}
      />
      {organizations.length > 1 && (
        <Pick
          label={t('organization')}
          any={t('anyOrganization')}
          choices={organizations.map(({ id, name }) => ({ value: id, label: name }))}
          {...pick('empresa')}
        />
      )}
    </div>
  )
}

/** What the list offers, and what an address that somebody sent asks besides. */
function offered(values: readonly number[], shown: string): number[] {
  const asked = /^\d{1,8}$/.test(shown) ? [Number(shown)] : []
  return [...new Set([...values, ...asked])].toSorted((one, other) => one - other)
}

type PickProps = {
  label: string
  any: string
  value: string
  choices: ReadonlyArray<{ value: string; label: string }>
  onPick: (value: string) => void
}

/** Its label is seen: three choices of days would else look alike. */
function Pick({ label, any, value, choices, onPick }: PickProps) {
  return (
    <label className="c-pick row">
      <span className="muted">{label}</span>
      <select
        className="select"
        value={value}
        onChange={(event) => onPick(event.currentTarget.value)}
      >
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
