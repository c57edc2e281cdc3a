import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { goalOf, reportQueryOf, wordOf } from './report-address.ts'
import { reportChoices } from './report-choices.queries.ts'
import { ReportPeriod } from './report-period.tsx'

type Props = {
  params: URLSearchParams
  /** Of the answer: what the API chose where the address says nothing. */
  report: AttainmentReport | undefined
  /** Whether the reader may name a company. */
  hasOrganizations: boolean
  onChange: (values: Record<string, string>) => void
}

const metrics = ['first_reply', 'next_reply', 'resolution'] as const
const types = ['support', 'change', 'consulting', 'problem', 'internal', 'alert'] as const
const criticalities = ['critical', 'serious', 'moderate', 'minor', 'none'] as const

/** Period, kind of target and which cases count; the address is the state. */
export function ReportFilters({ params, report, hasOrganizations, onChange }: Props) {
  const t = useTranslations('reports')
  const words = useTranslations('console.words')
  const { metric } = reportQueryOf(params)
  const { products, organizations } = useChoices(hasOrganizations)
  const pick = (name: string) => (value: string) => onChange({ [name]: value })
  return (
    <div className="c-filter rep-filter" role="group" aria-label={t('filters.label')}>
      <ReportPeriod params={params} report={report} onChange={onChange} />
      <Pick
        label={t('filters.metric')}
        value={wordOf('plazo', metric)}
        choices={metrics.map((one) => ({ value: wordOf('plazo', one), label: t(`metric.${one}`) }))}
        onPick={pick('plazo')}
      />
      <Pick
        label={t('filters.type')}
        any={t('filters.anyType')}
        value={params.get('tipo') ?? ''}
        choices={types.map((one) => ({ value: one, label: words(`type.${one}`) }))}
        onPick={pick('tipo')}
      />
      <Pick
        label={t('filters.criticality')}
        any={t('filters.anyCriticality')}
        value={params.get('criticidad') ?? ''}
        choices={criticalities.map((one) => ({
          value: one,
          label: one === 'none' ? t('table.none') : words(`criticality.${one}`),
        }))}
        onPick={pick('criticidad')}
      />
      {products.length > 1 && (
        <Pick
          label={t('filters.product')}
          any={t('filters.anyProduct')}
          value={params.get('producto') ?? ''}
          choices={products}
          onPick={pick('producto')}
        />
      )}
      {organizations.length > 0 && (
        <Pick
          label={t('filters.organization')}
          any={t('filters.anyOrganization')}
          value={params.get('empresa') ?? ''}
          choices={organizations}
          onPick={pick('empresa')}
        />
      )}
      <Goal goal={goalOf(params)} onChange={pick('meta')} />
    </div>
  )
}

function useChoices(hasOrganizations: boolean) {
  const products = useQuery(reportChoices.products()).data?.items ?? []
  const organizations = useInfiniteQuery({
    ...reportChoices.organizations(),
    enabled: hasOrganizations,
  })
  const toChoice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const items = organizations.data?.pages.flatMap((page) => page.items) ?? []
  return { products: products.map(toChoice), organizations: items.map(toChoice) }
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

function Goal({ goal, onChange }: { goal: number; onChange: (value: string) => void }) {
  const t = useTranslations('reports.filters')
  const take = (value: string) => {
    const wanted = Number(value)
    if (Number.isInteger(wanted) && wanted >= 1 && wanted <= 100) onChange(value)
  }
  return (
    <label className="c-pick row">
      <span className="muted">{t('goal')}</span>
      <input
        key={goal}
        className="input rep-goal"
        type="number"
        min={1}
        max={100}
        defaultValue={goal}
        onBlur={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && take(event.currentTarget.value)}
      />
    </label>
  )
}
