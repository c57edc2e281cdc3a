import type { AdjustmentBody, ContractView } from '@mesa/shared/wire/contracts.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { dayAfter, dayIn, lastDay } from '../../lib/last-day.ts'
import { typedHours } from '../../lib/typed-hours.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { adjustmentQueries, askAdjustment, leftAlone } from './adjustments.queries.ts'

type Props = {
  contract: ContractView
  /** Minutes above which a second person is asked (`hours.adjustmentSecondPersonAboveMinutes`). */
  limitMinutes: number
  onClose: () => void
}

/** Minutes put right by hand; says before it is sent whether somebody else will have to approve. */
export function AdjustmentDialog({ contract, limitMinutes, onClose }: Props) {
  const t = useTranslations('consoleHoursActs')
  const format = useFormat()
  const [minutes, setMinutes] = useState(0)
  const [isAdding, setIsAdding] = useState(true)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const read = useRead(isAdding)
  const act = useAct({
    act: (body: AdjustmentBody, key) => askAdjustment(contract.id, body, key),
    families: ['hours'],
    onDone: (adjustment) => {
      const duration = format.duration(adjustment.minutes)
      showToast(
        t(adjustment.status === 'pending' ? 'adjust.pending' : 'adjust.posted', { duration }),
      )
      onClose()
    },
  })
  const { data } = useInfiniteQuery(
    adjustmentQueries.list({ contractId: contract.id, status: 'posted', limit: 200 }),
  )
  const left = data?.pages[0]
    ? leftAlone(data.pages[0], { limitMinutes, nowMs: nowMs() })
    : limitMinutes
  const isAlone = minutes <= left
  const limit = format.duration(isAlone ? left : limitMinutes)
  return (
    <Dialog isOpen onClose={onClose} title={t('adjust.title', { number: contract.number })}>
      <p className="md soft">{t('adjust.lead')}</p>
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
        <Direction isAdding={isAdding} onChange={setIsAdding} />
        <TextField
          name="minutes"
          label={t('hours')}
          description={t('hoursHint')}
          autoComplete="off"
          onChange={({ currentTarget }) => setMinutes(typedHours(currentTarget.value) ?? 0)}
        />
        {isAdding && <Dates contract={contract} />}
        <TextArea
          name="reason"
          label={t('reason')}
          description={t('adjust.reasonHint')}
          maxLength={2000}
          rows={3}
        />
        <p className={isAlone ? 'soft' : 'notice'} role="status">
          {t(isAlone ? 'adjust.alone' : 'adjust.second', { limit })}
        </p>
        <div className="row wrap">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Submit minutes={isAdding ? minutes : -minutes} isAlone={isAlone} busy={act.isPending} />
        </div>
      </Form>
    </Dialog>
  )
}

function Dates({ contract }: { contract: ContractView }) {
  const t = useTranslations('consoleHoursActs.adjust')
  return (
    <div className="form-2">
      <TextField
        name="validFrom"
        type="date"
        label={t('from')}
        defaultValue={dayIn(nowMs(), contract.timeZone)}
      />
      <TextField
        name="validUntil"
        type="date"
        label={t('until')}
        defaultValue={lastDay(contract.endsOn)}
      />
    </div>
  )
}

function Submit(given: { minutes: number; isAlone: boolean; busy: boolean }) {
  const { minutes, isAlone, busy } = given
  const t = useTranslations('consoleHoursActs.adjust')
  const { duration } = useFormat()
  const says = () => {
    if (minutes === 0) return t('plain')
    return t(isAlone ? 'confirm' : 'ask', { duration: duration(minutes) })
  }
  return (
    <Button look="primary" type="submit" busy={busy}>
      {says()}
    </Button>
  )
}

type DirectionProps = { isAdding: boolean; onChange: (isAdding: boolean) => void }

function Direction({ isAdding, onChange }: DirectionProps) {
  const t = useTranslations('consoleHoursActs.adjust')
  return (
    <RadioGroup
      name="direction"
      label={t('direction')}
      value={isAdding ? 'add' : 'take'}
      onChange={(value) => onChange(value === 'add')}
      choices={[
        { value: 'add', label: t('add'), description: t('addHint') },
        { value: 'take', label: t('take'), description: t('takeHint') },
      ]}
    />
  )
}

function useRead(isAdding: boolean) {
  const t = useTranslations('consoleHoursActs')
  return (data: FormData): { body: AdjustmentBody } | { errors: Record<string, string> } => {
    const minutes = typedHours(formText(data, 'minutes'))
    const reason = formText(data, 'reason').trim()
    const validFrom = formText(data, 'validFrom')
    const last = formText(data, 'validUntil')
    const errors: Record<string, string> = {}
    if (minutes === null || minutes < 1) errors['minutes'] = t('hoursBad')
    if (reason === '') errors['reason'] = t('required')
    if (isAdding && validFrom === '') errors['validFrom'] = t('required')
    if (isAdding && last === '') errors['validUntil'] = t('required')
    else if (isAdding && last < validFrom) errors['validUntil'] = t('grant.untilBad')
    if (minutes === null || Object.keys(errors).length > 0) return { errors }
    return {
      body: isAdding
        ? { minutes, reason, validFrom, validUntil: dayAfter(last) }
        : { minutes: -minutes, reason },
    }
  }
}
