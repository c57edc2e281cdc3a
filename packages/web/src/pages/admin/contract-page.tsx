import { ACCESS } from '@mesa/shared/access/can'
import type { ContractView, GrantLotBody, LotView } from '@mesa/shared/wire/contracts.schema'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession, useSession } from '../../app/session.ts'
import { ActForm, missingIn } from '../../components/act-form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { PagedTable } from '../../components/paged-table.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { contractQueries, grantLot } from '../../features/contracts/contracts.queries.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { AdminFrame } from './admin-frame.tsx'
import { ContractForm } from './contract-form.tsx'
import { Postings } from './contract-postings.tsx'

const origins = ['purchase', 'monthly', 'annual', 'maintenance', 'courtesy'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireSession(request)
  await queryClient.ensureQueryData(contractQueries.detail(params['id'] ?? ''))
  return null
}

export function Component() {
  const { id = '' } = useParams()
  const t = useTranslations('admin')
  const { user } = useSession()
  const query = useQuery(contractQueries.detail(id))
  return (
    <AdminFrame title={query.data ? `${query.data.number} ${query.data.name}` : t('nav.contracts')}>
      <Loaded query={query}>{(contract) => <Balance contract={contract} />}</Loaded>
      <Lots id={id} />
      <Grant id={id} />
      {query.data && <ContractForm key={query.data.etag} contract={query.data} />}
      {user.role !== null && user.role in ACCESS['hours.read'] && <Postings id={id} />}
    </AdminFrame>
  )
}

const figures = ['granted', 'overdraft', 'consumed', 'held', 'expired', 'available'] as const

function Balance({ contract }: { contract: ContractView }) {
  const t = useTranslations('admin.contracts')
  const format = useFormat()
  const { balance, organizationName, startsOn, endsOn, products } = contract
  return (
    <SectionCard title={t('balance')}>
      <p className="soft">
        {organizationName}. {t(`statuses.${contract.status}`)}, {format.date(startsOn)} –{' '}
        {format.date(lastDay(endsOn))}. {products.map(({ name }) => name).join(', ')}
      </p>
      <dl className="sum">
        {figures.map((figure) => (
          <div key={figure} className="contents">
            <dt className={figure === 'available' ? 'total' : undefined}>{t(figure)}</dt>
            <dd className={figure === 'available' ? 'total' : undefined}>
              {format.duration(balance[`${figure}Minutes`], 'full')}
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted xs">{t('balanceSum')}</p>
    </SectionCard>
  )
}

function Lots({ id }: { id: string }) {
  const t = useTranslations('admin')
  const format = useFormat()
  const query = useInfiniteQuery(contractQueries.lots(id))
  const minutes = (figure: 'granted' | 'available' | 'held' | 'consumed' | 'expired') => ({
    id: figure,
    label: t(`contracts.${figure}`),
    cell: (lot: LotView) => format.duration(lot[`${figure}Minutes`], 'full'),
    isNumber: true,
  })
  const columns = [
    { id: 'name', label: t('name'), cell: ({ name }: LotView) => name },
    {
      id: 'origin',
      label: t('contracts.origin'),
      cell: ({ origin }: LotView) => t(`contracts.origins.${origin}`),
    },
    {
      id: 'until',
      label: t('contracts.validUntil'),
      cell: ({ validUntil }: LotView) => format.date(validUntil),
    },
    minutes('granted'),
    minutes('consumed'),
    minutes('held'),
    minutes('expired'),
    minutes('available'),
  ]
  return (
    <SectionCard title={t('contracts.lots')}>
      <PagedTable
        query={query}
        caption={t('contracts.lots')}
        columns={columns}
        empty={t('contracts.noLots')}
        more={t('more')}
      />
    </SectionCard>
  )
}

function Grant({ id }: { id: string }) {
  const t = useTranslations('admin')
  const format = useFormat()
  const [minutes, setMinutes] = useState(0)
  const act = useAct({
    act: (body: GrantLotBody, key) => grantLot(id, body, key),
    families: ['hours'],
    onDone: ({ grantedMinutes }) => {
      setMinutes(0)
      showToast(t('contracts.granted1', { duration: format.duration(grantedMinutes) }))
    },
  })
  const read = (data: FormData) => {
    const validFrom = formText(data, 'validFrom')
    const validUntil = formText(data, 'validUntil')
    const note = formText(data, 'note')
    const minutes = Number(formText(data, 'minutes'))
    const origin = origins.find((one) => one === formText(data, 'origin')) ?? 'purchase'
    const isWhole = Number.isInteger(minutes) && minutes >= 1
    const errors = {
      ...missingIn({ validFrom, validUntil }, t('required')),
      ...(isWhole ? {} : { minutes: t('contracts.minutesBad') }),
    }
    if (Object.keys(errors).length > 0) return { errors }
    return { body: { minutes, validFrom, validUntil, origin, ...(note ? { note } : {}) } }
  }
  return (
    <SectionCard title={t('contracts.grant')}>
      <ActForm act={act} read={read} submit={t('contracts.grant')}>
        <TextField
          name="minutes"
          type="number"
          min={1}
          inputMode="numeric"
          label={t('contracts.minutes')}
          description={
            minutes >= 1
              ? t('contracts.minutesIs', { duration: format.duration(minutes, 'full') })
              : undefined
          }
          onChange={(event) => setMinutes(Math.floor(Number(event.currentTarget.value)) || 0)}
        />
        <TextField name="validFrom" type="date" label={t('contracts.validFrom')} />
        <TextField name="validUntil" type="date" label={t('contracts.validUntil')} />
        <Select
          name="origin"
          label={t('contracts.origin')}
          choices={origins.map((value) => ({ value, label: t(`contracts.origins.${value}`) }))}
        />
        <TextField name="note" label={t('contracts.note')} optional maxLength={2000} />
      </ActForm>
    </SectionCard>
  )
}
