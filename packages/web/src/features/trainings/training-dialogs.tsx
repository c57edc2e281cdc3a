import { useState } from 'react'
import { useTimeZone, useTranslations } from 'use-intl'
import type { RecordTrainingBody, TrainingView } from '@mesa/shared/wire/trainings.schema'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { type Choice, Select, TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { localField } from '../../lib/typed-instant.ts'
import { useAct } from '../../lib/use-act.ts'
import { recordTraining, withdrawTraining } from './trainings.queries.ts'

type RecordDialogProps = {
  person: { id: string; name: string }
  products: readonly Choice[]
  onClose: () => void
}

/** EN-7: product, date, who gave it. */
export function RecordDialog({ person, products, onClose }: RecordDialogProps) {
  const t = useTranslations('portalRules.trainings')
  const today = localField(nowMs(), useTimeZone() ?? 'UTC').slice(0, 10)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const record = useAct({
    act: (body: RecordTrainingBody, idempotencyKey) =>
      recordTraining(person.id, body, idempotencyKey),
    families: ['trainings'],
    onDone: () => {
      showToast(t('done'))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const note = formText(data, 'note').trim()
    const body = {
      productId: formText(data, 'productId'),
      trainedOn: formText(data, 'trainedOn'),
      trainer: formText(data, 'trainer').trim(),
    }
    const missing = Object.entries(body).filter(([, value]) => value === '')
    const found = Object.fromEntries(missing.map(([name]) => [name, t('required')]))
    if (body.trainedOn > today) found['trainedOn'] = t('future')
    setErrors(found)
    if (Object.keys(found).length === 0) record.mutate({ ...body, ...(note !== '' && { note }) })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('recordFor', { name: person.name })}>
      <Form onSubmit={submit} submitError={record.error} pending={record.isPending} errors={errors}>
        <Select
          label={t('product')}
          name="productId"
          placeholder={t('productPick')}
          choices={products}
        />
        <TextField
          label={t('date')}
          name="trainedOn"
          type="date"
          max={today}
          defaultValue={today}
        />
        <TextField
          label={t('trainer')}
          description={t('trainerHint')}
          name="trainer"
          maxLength={200}
          autoComplete="off"
        />
        <TextArea label={t('note')} optional name="note" rows={2} maxLength={2000} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" busy={record.isPending}>
            {t('go')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type WithdrawTrainingProps = { training: TrainingView; name: string; onClose: () => void }

/** What was entered by mistake. */
export function WithdrawTraining({ training, name, onClose }: WithdrawTrainingProps) {
  const t = useTranslations('portalRules.trainings')
  const withdraw = useAct({
    act: (_input: undefined) => withdrawTraining(training.userId, training.id),
    families: ['trainings'],
    onDone: () => {
      showToast(t('withdrawn'))
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('withdrawTitle', { product: training.productName, name })}
      actions={
        <>
          <Button onClick={onClose}>{t('withdrawKeep')}</Button>
          <Button
            look="danger"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate(undefined)}
          >
            {t('withdraw')}
          </Button>
        </>
      }
    >
      <p className="md">{t('withdrawBody')}</p>
      {withdraw.isError && <ProblemNotice error={withdraw.error} />}
    </Dialog>
  )
}
