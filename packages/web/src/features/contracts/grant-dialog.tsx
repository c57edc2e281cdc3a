import type { ContractView, GrantLotBody } from '@mesa/shared/wire/contracts.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { dayAfter, dayIn, lastDay } from '../../lib/last-day.ts'
import { typedHours } from '../../lib/typed-hours.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { grantLot } from './contracts.queries.ts'

const origins = ['purchase', 'courtesy', 'monthly', 'annual', 'maintenance'] as const

type Props = { contract: ContractView; onClose: () => void }

/** A lot of hours by hand; what was worked in advance is settled out of it first. */
export function GrantDialog({ contract, onClose }: Props) {
  const t = useTranslations('consoleHoursActs')
  const format = useFormat()
  const [minutes, setMinutes] = useState(0)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const read = useRead()
  const act = useAct({
    act: (body: GrantLotBody, key) => grantLot(contract.id, body, key),
    families: ['hours'],
    onDone: ({ grantedMinutes }) => {
      showToast(t('grant.done', { duration: format.duration(grantedMinutes) }))
      onClose()
    },
  })
  const settled = Math.min(minutes, contract.balance.overdraftMinutes)
  return (
    <Dialog isOpen onClose={onClose} title={t('grant.title', { number: contract.number })}>
      <p className="md soft">{t('grant.lead')}</p>
      <Form
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
        onSubmit={(data) => {
          const found = read(data)
          setErrors('errors' in found ? found.errors : {})
          if ('body' in found) act.mutate(found.body)
        }}
      >
        <TextField
          name="minutes"
          label={t('hours')}
          autoComplete="off"
          description={
            settled > 0
              ? t('grant.settles', { duration: format.duration(settled) })
              : t('hoursHint')
          }
          onChange={(event) => setMinutes(typedHours(event.currentTarget.value) ?? 0)}
        />
        <LotFields contract={contract} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" busy={act.isPending}>
            {minutes > 0
              ? t('grant.confirm', { duration: format.duration(minutes) })
              : t('grant.confirmPlain')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function LotFields({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleHoursActs')
  const origin = useTranslations('consoleContracts.lots.origins')
  return (
    <>
      <div className="form-2">
        <TextField
          name="validFrom"
          type="date"
          label={t('grant.from')}
          defaultValue={dayIn(nowMs(), contract.timeZone)}
        />
        <TextField
          name="validUntil"
          type="date"
          label={t('grant.until')}
          defaultValue={lastDay(contract.endsOn)}
        />
      </div>
      <Select
        name="origin"
        label={t('grant.origin')}
        choices={origins.map((value) => ({ value, label: origin(value) }))}
      />
      <TextField name="note" label={t('grant.note')} optional maxLength={2000} />
    </>
  )
}

function useRead() {
  const t = useTranslations('consoleHoursActs')
  return (data: FormData): { body: GrantLotBody } | { errors: Record<string, string> } => {
    const minutes = typedHours(formText(data, 'minutes'))
    const validFrom = formText(data, 'validFrom')
    const last = formText(data, 'validUntil')
    const note = formText(data, 'note').trim()
    const errors: Record<string, string> = {}
    if (minutes === null || minutes < 1) errors['minutes'] = t('hoursBad')
    if (validFrom === '') errors['validFrom'] = t('required')
    if (last === '') errors['validUntil'] = t('required')
    else if (last < validFrom) errors['validUntil'] = t('grant.untilBad')
    if (minutes === null || Object.keys(errors).length > 0) return { errors }
    const origin = origins.find((one) => one === formText(data, 'origin')) ?? 'purchase'
    return {
      body: { minutes, validFrom, validUntil: dayAfter(last), origin, ...(note && { note }) },
    }
  }
}
