import type {
  CreateMaintenanceFactorBody,
  MaintenanceFactorView,
} from '@mesa/shared/wire/maintenance.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Badge } from '../../components/marks.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useDeskCurrency } from './desk-currency.ts'
import { rateQueries, setFactor } from './rates.queries.ts'

/** HR-3: what a year's licence payments bring. */
export function MaintenanceCard() {
  const t = useTranslations('adminContracts.maintenance')
  const admin = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(rateQueries.factors())
  const columns = [
    {
      id: 'year',
      label: t('year'),
      cell: ({ year, isInForce }: MaintenanceFactorView) => (
        <>
          {year} {isInForce && <Badge tone="ok">{t('inForce')}</Badge>}
        </>
      ),
    },
    {
      id: 'currency',
      label: t('currency'),
      cell: ({ currency }: MaintenanceFactorView) => currency,
    },
    {
      id: 'minutes',
      label: t('minutes'),
      isNumber: true,
      cell: ({ minutesPerThousand }: MaintenanceFactorView) => minutesPerThousand,
    },
    {
      id: 'by',
      label: t('by'),
      cell: ({ createdBy, createdAt }: MaintenanceFactorView) =>
        `${createdBy.name}, ${format.instant(createdAt)}`,
    },
  ]
  return (
    <SectionCard title={t('title')}>
      <p className="soft">{t('lead')}</p>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        empty={t('empty')}
        more={admin('more')}
      />
      <h3>{t('add')}</h3>
      <SetFactor />
    </SectionCard>
  )
}

function SetFactor() {
  const t = useTranslations('adminContracts.maintenance')
  const faults = useTranslations('adminContracts.fault')
  const admin = useTranslations('admin')
  const deskCurrency = useDeskCurrency({ enabled: true })
  const act = useAct({
    act: (body: CreateMaintenanceFactorBody, key) => setFactor(body, key),
    families: ['maintenance-factors'],
    onDone: ({ year }) => showToast(t('added', { year: String(year) })),
  })
  const read = (data: FormData) => {
    const year = formText(data, 'year')
    const currency = formText(data, 'factorCurrency').toUpperCase()
    const minutes = formText(data, 'minutesPerThousand')
    const errors: Record<string, string> = {
      ...missingIn(
        { year, factorCurrency: currency, minutesPerThousand: minutes },
        admin('required'),
      ),
    }
    if (year !== '' && !/^2\d{3}$/.test(year)) errors['year'] = t('bad')
    if (minutes !== '' && !/^\d{1,7}$/.test(minutes)) errors['minutesPerThousand'] = t('bad')
    if (currency !== '' && !/^[A-Z]{3}$/.test(currency))
      errors['factorCurrency'] = faults('currency')
    if (Object.keys(errors).length > 0) return { errors }
    return { body: { year: Number(year), currency, minutesPerThousand: Number(minutes) } }
  }
  return (
    <ActForm act={act} read={read} submit={t('add')}>
      <TextField name="year" inputMode="numeric" autoComplete="off" label={t('year')} />
      <TextField
        key={deskCurrency}
        name="factorCurrency"
        autoComplete="off"
        maxLength={3}
        label={t('currency')}
        defaultValue={deskCurrency ?? ''}
      />
      <TextField
        name="minutesPerThousand"
        inputMode="numeric"
        autoComplete="off"
        label={t('minutes')}
      />
    </ActForm>
  )
}
