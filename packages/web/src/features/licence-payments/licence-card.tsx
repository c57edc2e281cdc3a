import type { ContractView, LotView } from '@mesa/shared/wire/contracts.schema'
import type { LicencePaymentView } from '@mesa/shared/wire/maintenance.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { lastDay } from '../../lib/last-day.ts'
import { useFormat } from '../../lib/use-format.ts'
import { licenceQueries } from './licences.queries.ts'
import { PaymentDialog } from './payment-dialog.tsx'

type Props = {
  contract: ContractView
  lots: readonly LotView[]
  /** Whether the reader records payments (`maintenance.manage`). */
  canRecord: boolean
  /** Code that a payment begins with; null: it is typed. */
  currency: string | null
}

/** HR-3: the licences paid for this contract, the factor of each year and the lot it made. */
export function LicenceCard({ contract, lots, canRecord, currency }: Props) {
  const t = useTranslations('consoleLicences')
  const id = useId()
  const [isRecording, setIsRecording] = useState(false)
  const query = useInfiniteQuery(licenceQueries.ofContract(contract.id))
  const columns = useColumns(lots)
  const isEmpty = query.data?.pages.every(({ items }) => items.length === 0) ?? false
  // Who only reads is not told of what this contract does not have.
  if (!canRecord && isEmpty) return null
  return (
    <section className="card card-pad a-section" aria-labelledby={id}>
      <div className="row row-between wrap">
        <h2 id={id}>{t('title')}</h2>
        {canRecord && (
          <Button size="sm" onClick={() => setIsRecording(true)}>
            {t('record')}
          </Button>
        )}
      </div>
      <p className="soft">{t('lead')}</p>
      <PagedTable
        query={query}
        caption={t('title')}
        columns={columns}
        empty={t('empty')}
        more={t('more')}
      />
      {isRecording && (
        <PaymentDialog
          contract={contract}
          currency={currency}
          onClose={() => setIsRecording(false)}
        />
      )}
    </section>
  )
}

function useColumns(lots: readonly LotView[]): Array<Column<LicencePaymentView>> {
  const t = useTranslations('consoleLicences')
  const format = useFormat()
  return [
    { id: 'year', label: t('year'), cell: ({ licenceYear }) => licenceYear },
    {
      id: 'paid',
      label: t('paid'),
      cell: ({ paidOn, amount, reference }) => (
        <>
          {amount
            ? t('paidAmount', { amount: format.money(amount), date: format.date(paidOn) })
            : format.date(paidOn)}
          {reference && <span className="soft xs block">{reference}</span>}
        </>
      ),
    },
    {
      id: 'factor',
      label: t('factor'),
      isNumber: true,
      cell: ({ minutesPerThousand }) =>
        t('factorOf', { duration: format.duration(minutesPerThousand) }),
    },
    {
      id: 'lot',
      label: t('lot'),
      cell: (payment) => <LotMade payment={payment} lots={lots} />,
    },
    {
      id: 'by',
      label: t('by'),
      cell: ({ recordedBy, recordedAt }) =>
        t('byWhom', { name: recordedBy.name, instant: format.instant(recordedAt) }),
    },
  ]
}

function LotMade({ payment, lots }: { payment: LicencePaymentView; lots: readonly LotView[] }) {
  const t = useTranslations('consoleLicences')
  const format = useFormat()
  if (payment.lotId === null) return <span className="muted">{t('noLot')}</span>
  const lot = lots.find(({ id }) => id === payment.lotId)
  return (
    <>
      {format.duration(payment.minutes, 'full')}
      {lot && (
        <span className="soft xs block">
          {t('span', format.period(lot.validFrom, lastDay(lot.validUntil)))}
        </span>
      )}
    </>
  )
}
