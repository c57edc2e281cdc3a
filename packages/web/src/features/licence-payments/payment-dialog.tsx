import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { CreateLicencePaymentBody } from '@mesa/shared/wire/maintenance.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { dayIn } from '../../lib/last-day.ts'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { recordPayment } from './licences.queries.ts'
import { PaymentBrings } from './payment-brings.tsx'
import { type PaymentFault, readPayment } from './read-payment.ts'

type Props = { contract: ContractView; currency: string | null; onClose: () => void }

/** HR-3: a licence paid for a year; its lot is granted by the factor of that year, once. */
export function PaymentDialog({ contract, currency, onClose }: Props) {
  const t = useTranslations('consoleLicences')
  const format = useFormat()
  const today = dayIn(nowMs(), contract.timeZone)
  const [typed, setTyped] = useState({
    year: today.slice(0, 4),
    amount: '',
    currency: currency ?? '',
  })
  const [faults, setFaults] = useState<Record<string, PaymentFault>>({})
  const act = useAct({
    act: (body: CreateLicencePaymentBody, key) => recordPayment(contract.id, body, key),
    families: ['hours'],
    onDone: ({ licenceYear, minutes }) => {
      const year = String(licenceYear)
      showToast(
        minutes > 0
          ? t('done', { year, duration: format.duration(minutes) })
          : t('doneWithout', { year }),
      )
      onClose()
    },
  })
  const own = Object.entries(faults).map(([name, fault]) => [name, t(`fault.${fault}`)])
  const errors = { ...useRefused(act.error, typed), ...Object.fromEntries(own) }
  return (
    <Dialog isOpen onClose={onClose} title={t('dialog.title', { number: contract.number })}>
      <p className="md soft">{t('dialog.lead')}</p>
      <Form
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
        onSubmit={(data) => {
          const found = readPayment(data)
          setFaults('faults' in found ? found.faults : {})
          if ('body' in found) act.mutate(found.body)
        }}
      >
        <PaymentFields
          typed={typed}
          today={today}
          onChange={(part) => setTyped((before) => ({ ...before, ...part }))}
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" busy={act.isPending}>
            {t('record')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type Typed = { year: string; amount: string; currency: string }
type FieldsProps = { typed: Typed; today: string; onChange: (part: Partial<Typed>) => void }

function PaymentFields({ typed, today, onChange }: FieldsProps) {
  const t = useTranslations('consoleLicences')
  return (
    <>
      <div className="form-2">
        <TextField
          name="licenceYear"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          label={t('dialog.year')}
          value={typed.year}
          onChange={({ currentTarget }) => onChange({ year: currentTarget.value })}
        />
        <TextField name="paidOn" type="date" label={t('dialog.paidOn')} defaultValue={today} />
      </div>
      <div className="form-2">
        <TextField
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          label={t('dialog.amount')}
          value={typed.amount}
          onChange={({ currentTarget }) => onChange({ amount: currentTarget.value })}
        />
        <TextField
          name="currency"
          autoComplete="off"
          maxLength={3}
          label={t('dialog.currency')}
          value={typed.currency}
          onChange={({ currentTarget }) => onChange({ currency: currentTarget.value })}
        />
      </div>
      <PaymentBrings {...typed} />
      <div className="form-2">
        <TextField name="validFrom" type="date" label={t('dialog.from')} defaultValue={today} />
        <TextField
          name="validUntil"
          type="date"
          label={t('dialog.until')}
          description={t('dialog.untilHint')}
          optional
        />
      </div>
      <TextField name="reference" label={t('dialog.reference')} optional maxLength={200} />
    </>
  )
}

/** What the server refused that is about a field, in words that say which. */
function useRefused(error: unknown, { year, currency }: Typed): Record<string, string> {
  const t = useTranslations('consoleLicences.refused')
  const words = { year, currency: currency.toUpperCase() }
  if (hasCode(error, 'factor_missing')) return { licenceYear: t('factor', words) }
  if (hasCode(error, 'already_exists')) return { licenceYear: t('paid', words) }
  if (hasCode(error, 'period_invalid')) return { validUntil: t('period') }
  return {}
}
