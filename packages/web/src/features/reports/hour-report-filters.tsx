import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import type { AddressWord } from './hour-report-address.ts'
import { hourReports } from './hour-reports.queries.ts'
import { reportChoices } from './report-choices.queries.ts'
import { ReportPeriod } from './report-period.tsx'

type Change = (changes: Partial<Record<AddressWord, string>>) => void
type Props = {
  params: URLSearchParams
  /** Which of them this report has, in their order. */
  words: readonly AddressWord[]
  /** Of the answer: what the API chose where the address says nothing. */
  report?: { from: string; to: string } | undefined
  /** Whether the reader may name a company. */
  hasOrganizations: boolean
  onChange: Change
}

const statuses = ['active', 'future', 'expired'] as const
const kinds = [
  'contract',
  'warranty',
  'included',
  'independent',
  'licence_plan',
  'package',
  'monthly',
  'annual',
  'maintenance',
  'unlimited',
] as const
const daysOffered = [15, 30, 60, 90, 180]
const minutesOffered = [120, 300, 600, 1200]

/** The filters a report of contracts or hours has; the address is the state. */
export function HourReportFilters({ params, words, report, hasOrganizations, onChange }: Props) {
  const t = useTranslations('hourReports')
  const { duration } = useFormat()
  const choices = useChoices(hasOrganizations && words.includes('empresa'), words.includes('tipo'))
  const of = (word: AddressWord) => params.get(word) ?? ''
  const picks: Partial<Record<AddressWord, Omit<PickProps, 'value' | 'onPick'>>> = {
    ...(choices.organizations.length > 0 && {
      empresa: {
        label: t('filters.organization'),
        any: t('filters.anyOrganization'),
        choices: choices.organizations,
      },
    }),
    ...(choices.types.length > 0 && {
      tipo: { label: t('filters.type'), any: t('filters.anyType'), choices: choices.types },
    }),
    clase: {
      label: t('filters.kind'),
      any: t('filters.anyKind'),
      choices: kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
    },
    estado: {
      label: t('filters.status'),
      choices: statuses.map((value) => ({ value, label: t(`statuses.${value}`) })),
    },
    dias: {
      label: t('filters.days'),
      any: t('filters.anyDays'),
      choices: offered(daysOffered, of('dias')).map((days) => ({
        value: String(days),
        label: t('filters.daysWithin', { days }),
      })),
    },
    minutos: {
      label: t('filters.minutes'),
      any: t('filters.anyMinutes'),
      choices: offered(minutesOffered, of('minutos')).map((minutes) => ({
        value: String(minutes),
        label: t('filters.minutesBelow', { duration: duration(minutes) }),
      })),
    },
  }
  return (
    <div className="c-filter rep-filter" role="group" aria-label={t('filters.label')}>
      {words.includes('desde') && (
        <ReportPeriod params={params} report={report} onChange={onChange} />
      )}
      {words.map((word) => {
        const pick = picks[word]
        return (
          pick && (
            <Pick
              key={word}
              {...pick}
              value={of(word)}
              onPick={(value) => onChange({ [word]: value })}
            />
          )
        )
      })}
    </div>
  )
}

/** What the list offers, and what an address that somebody sent asks besides. */
function offered(values: readonly number[], shown: string): number[] {
  const asked = /^\d{1,8}$/.test(shown) ? [Number(shown)] : []
  return [...new Set([...values, ...asked])].toSorted((one, other) => one - other)
}

function useChoices(hasOrganizations: boolean, hasTypes: boolean) {
  const organizations = useInfiniteQuery({
    ...reportChoices.organizations(),
    enabled: hasOrganizations,
  })
  const types = useQuery({ ...hourReports.types(), enabled: hasTypes })
  const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return {
    organizations: (organizations.data?.pages.flatMap(({ items }) => items) ?? []).map(toChoice),
    types: (types.data?.items ?? []).map(toChoice),
  }
}

type PickProps = {
  label: string
  /** Said by the empty choice; without it there is none. */
  any?: string
  value: string
  choices: ReadonlyArray<{ value: string; label: string }>
  onPick: (value: string) => void
}

function Pick({ label, any, value, choices, onPick }: PickProps) {
  return (
    <label className="c-pick">
      <span className="sr">{label}</span>
      <select
        className="select"
        value={value === '' && any === undefined ? choices[0]?.value : value}
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
