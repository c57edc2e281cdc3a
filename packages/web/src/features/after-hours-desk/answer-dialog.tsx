import type { AfterHoursView, AnswerAfterHoursBody } from '@mesa/shared/wire/after-hours.schema'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { storage } from '../../lib/storage.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { answerAfterHours } from './after-hours.queries.ts'

const currencyKey = 'mesa.after-hours-currency'

type Props = { request: AfterHoursView; onClose: () => void }

/** Available at a price, which the customer then decides, or not available and why. */
export function AnswerDialog({
  request: { id: requestId, ticketNumber, ...window },
  onClose,
}: Props) {
  const t = useTranslations('consoleRules.afterHours')
  const format = useFormat()
  const id = useId()
  const [isAvailable, setIsAvailable] = useState(true)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const answer = useAct({
    act: (body: AnswerAfterHoursBody, idempotencyKey) =>
      answerAfterHours({ number: ticketNumber, id: requestId, body, idempotencyKey }),
    families: ['tickets'],
    onDone: (_answered, body) => {
      if (body.hourPrice) storage.write(currencyKey, body.hourPrice.currency)
      showToast(t(body.isAvailable ? 'offered' : 'refused'))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const found = isAvailable ? readOffer(data) : readRefusal(data)
    const wrong = 'wrong' in found ? found.wrong : []
    setErrors(Object.fromEntries(wrong.map((name) => [name, t(`bad.${name}`)])))
    if ('body' in found) answer.mutate(found.body)
  }
  const words = { from: format.instant(window.startsAt), to: format.instant(window.endsAt) }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('answerTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={answer.isPending}>
            {t(isAvailable ? 'offerGo' : 'refuseGo')}
          </Button>
        </>
      }
    >
      <p className="md">{t('answerLead', words)}</p>
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={answer.error}
        pending={answer.isPending}
        errors={errors}
      >
        <AnswerFields isAvailable={isAvailable} onAvailable={setIsAvailable} />
      </Form>
    </Dialog>
  )
}

type AnswerFieldsProps = { isAvailable: boolean; onAvailable: (isAvailable: boolean) => void }

function AnswerFields({ isAvailable, onAvailable }: AnswerFieldsProps) {
  const t = useTranslations('consoleRules.afterHours')
  return (
    <>
      <RadioGroup
        name="available"
        label={t('availability')}
        look="segments"
        value={isAvailable ? 'yes' : 'no'}
        onChange={(value) => onAvailable(value === 'yes')}
        choices={[
          { value: 'yes', label: t('available') },
          { value: 'no', label: t('unavailable') },
        ]}
      />
      {isAvailable && <PriceFields />}
      <TextArea
        name="note"
        label={t(isAvailable ? 'offerNote' : 'refusalNote')}
        optional={isAvailable}
        maxLength={2000}
        rows={3}
      />
    </>
  )
}

function PriceFields() {
  const t = useTranslations('consoleRules.afterHours')
  return (
    <>
      <TextField
        name="price"
        label={t('hourPrice')}
        description={t('hourPriceHint')}
        inputMode="decimal"
        autoComplete="off"
        maxLength={16}
      />
      <TextField
        name="currency"
        label={t('currency')}
        maxLength={3}
        autoComplete="off"
        defaultValue={storage.read(currencyKey) ?? 'USD'}
      />
    </>
  )
}

type Field = 'price' | 'currency' | 'note'
type Read = { body: AnswerAfterHoursBody } | { wrong: Field[] }

function readOffer(data: FormData): Read {
  const currency = formText(data, 'currency').toUpperCase()
  const note = formText(data, 'note')
  const digits = /^[A-Z]{3}$/.test(currency) ? digitsOf(currency) : null
  const price = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(formText(data, 'price'))
  const cents = price?.[2] ?? ''
  const isPrice = price !== null && cents.length <= (digits ?? 2)
  if (!isPrice || digits === null) {
    const wrong: Field[] = []
    if (!isPrice) wrong.push('price')
    if (digits === null) wrong.push('currency')
    return { wrong }
  }
  const amount = Number(`${price[1]}${cents.padEnd(digits, '0')}`)
  return {
    body: { isAvailable: true, hourPrice: { amount, currency }, ...(note ? { note } : {}) },
  }
}

/** How many digits of the currency stand behind the point. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('es', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2

function readRefusal(data: FormData): Read {
  const note = formText(data, 'note')
  return note ? { body: { isAvailable: false, note } } : { wrong: ['note'] }
}
