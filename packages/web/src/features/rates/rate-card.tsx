import { type CreateRateBody, RateKind, type RateView } from '@mesa/shared/wire/rates.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { useComponentWord } from '../../lib/component-word.ts'
import { formText } from '../../lib/form-data.ts'
import { minorUnitsIn } from '../../lib/typed-money.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useDeskCurrency } from './desk-currency.ts'
import { addRate, rateQueries, withdrawRate } from './rates.queries.ts'

/** `today`: of the desk's zone, `YYYY-MM-DD`. */
type Props = { components: string[]; today: string }

/** HR-11: prices of an hour from a day on; what was priced keeps its price. */
export function RateCard({ components, today }: Props) {
  const t = useTranslations('adminContracts.rates')
  const admin = useTranslations('admin')
  const word = useComponentWord()
  const format = useFormat()
  const [showsWithdrawn, setShowsWithdrawn] = useState(false)
  const query = useInfiniteQuery(rateQueries.list(showsWithdrawn))
  const columns = [
    { id: 'kind', label: t('kind'), cell: ({ kind }: RateView) => t(`kinds.${kind}`) },
    {
      id: 'component',
      label: t('component'),
      cell: ({ component }: RateView) => (component === null ? t('anyComponent') : word(component)),
    },
    {
      id: 'from',
      label: t('from'),
      cell: ({ validFrom }: RateView) => format.date(validFrom),
    },
    {
      id: 'price',
      label: t('price'),
      isNumber: true,
      cell: ({ hourPrice }: RateView) => format.money(hourPrice),
    },
    { id: 'state', label: t('state'), cell: (rate: RateView) => stateOf(rate) },
    {
      id: 'act',
      label: t('act'),
      cell: (rate: RateView) => (rate.withdrawnAt === null ? <Withdraw rate={rate} /> : '—'),
    },
  ]
  const stateOf = ({ isInForce, validFrom, withdrawnBy }: RateView) => {
    if (withdrawnBy !== null) return t('withdrawn', { name: withdrawnBy })
    if (isInForce) return <Badge tone="ok">{t('inForce')}</Badge>
    return validFrom > today ? t('waiting') : t('past')
  }
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <Checkbox
        label={t('withdrawnToo')}
        checked={showsWithdrawn}
        onChange={() => setShowsWithdrawn(!showsWithdrawn)}
      />
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        empty={t('empty')}
        more={admin('more')}
      />
      <h3>{t('add')}</h3>
      <AddRate components={components} today={today} />
    </SectionCard>
  )
}

function Withdraw({ rate: { id, kind, validFrom } }: { rate: RateView }) {
  const t = useTranslations('adminContracts.rates')
  const format = useFormat()
  const act = useAct({
    act: (one: string) => withdrawRate(one),
    families: ['rates'],
    onDone: () => showToast(t('withdrawnDone')),
  })
  return (
    <>
      <Button
        size="sm"
        busy={act.isPending}
        aria-label={t('withdrawNamed', { kind: t(`kinds.${kind}`), date: format.date(validFrom) })}
        onClick={() => act.mutate(id)}
      >
        {t('withdraw')}
      </Button>
      {act.error && <ProblemNotice error={act.error} />}
    </>
  )
}

function AddRate({ components, today }: Props) {
  const t = useTranslations('adminContracts.rates')
  const faults = useTranslations('adminContracts.fault')
  const admin = useTranslations('admin')
  const word = useComponentWord()
  const format = useFormat()
  const deskCurrency = useDeskCurrency({ enabled: true })
  const act = useAct({
    act: (body: CreateRateBody, key) => addRate(body, key),
    families: ['rates'],
    onDone: ({ validFrom }) => showToast(t('added', { date: format.date(validFrom) })),
  })
  const read = (data: FormData) => {
    const kind = RateKind.enum.find((one) => one === formText(data, 'kind'))
    const component = formText(data, 'component')
    const validFrom = formText(data, 'validFrom')
    const currency = formText(data, 'currency').toUpperCase()
    const price = formText(data, 'price')
    const errors: Record<string, string> = {
      ...missingIn({ kind: kind ?? '', validFrom, currency, price }, admin('required')),
    }
    const isCurrency = /^[A-Z]{3}$/.test(currency)
    if (currency !== '' && !isCurrency) errors['currency'] = faults('currency')
    const amount = isCurrency ? minorUnitsIn(price, currency) : null
    if (isCurrency && price !== '' && amount === null) errors['price'] = faults('price')
    if (Object.keys(errors).length > 0 || kind === undefined || amount === null) return { errors }
    const hourPrice = { amount, currency }
    return { body: { kind, component: component === '' ? null : component, validFrom, hourPrice } }
  }
  return (
    <ActForm act={act} read={read} submit={t('add')}>
      <Select
        name="kind"
        label={t('kind')}
        choices={RateKind.enum.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <Select
        name="component"
        label={t('component')}
        placeholder={t('anyComponent')}
        choices={components.map((value) => ({ value, label: word(value) }))}
      />
      <TextField name="validFrom" type="date" label={t('from')} defaultValue={today} />
      <div className="form-2">
        <TextField name="price" inputMode="decimal" autoComplete="off" label={t('price')} />
        <TextField
          key={deskCurrency}
          name="currency"
          autoComplete="off"
          maxLength={3}
          label={t('currency')}
          defaultValue={deskCurrency ?? ''}
        />
      </div>
    </ActForm>
  )
}
