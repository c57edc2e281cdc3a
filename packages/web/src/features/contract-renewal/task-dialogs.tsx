import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type {
  CreateRenewalTaskBody,
  PatchRenewalTaskBody,
  RenewalTask,
} from '@mesa/shared/wire/renewals.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { lastDay } from '../../lib/last-day.ts'
import { useAct } from '../../lib/use-act.ts'
import { changeTask, createTask } from './renewal.queries.ts'

type NewProps = { contract: ContractView; onClose: () => void }

/** Somebody is to see to the renewal, by a day. */
export function NewTaskDialog({ contract, onClose }: NewProps) {
  const t = useTranslations('consoleHoursActs')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const act = useAct({
    act: (body: CreateRenewalTaskBody, key) => createTask(body, key),
    families: ['hours'],
    onDone: () => {
      showToast(t('renewals.askDone'))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('renewals.ask')}>
      <Form
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
        onSubmit={(data) => {
          const dueOn = formText(data, 'dueOn')
          const note = formText(data, 'note').trim()
          setErrors(dueOn === '' ? { dueOn: t('required') } : {})
          if (dueOn !== '') act.mutate({ contractId: contract.id, dueOn, ...(note && { note }) })
        }}
      >
        <TextField
          name="dueOn"
          type="date"
          label={t('renewals.askDue')}
          defaultValue={lastDay(contract.endsOn)}
        />
        <Note />
        <Foot submit={t('renewals.ask')} busy={act.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  )
}

type FinishProps = { task: RenewalTask; onClose: () => void }
const outcomes = ['not_renewed', 'upgraded'] as const

/** An end that is not a renewal: that one is the new contract itself. */
export function FinishTaskDialog({ task, onClose }: FinishProps) {
  const t = useTranslations('consoleHoursActs')
  const act = useAct({
    act: (body: PatchRenewalTaskBody) => changeTask(task, body),
    families: ['hours'],
    onDone: () => {
      showToast(t('renewals.finishDone'))
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('renewals.finishTitle', { number: task.contract.number })}
    >
      <Form
        submitError={act.error}
        pending={act.isPending}
        onSubmit={(data) => {
          const outcome = outcomes.find((one) => one === formText(data, 'outcome')) ?? 'not_renewed'
          const note = formText(data, 'note').trim()
          act.mutate({ outcome, ...(note && { note }) })
        }}
      >
        <RadioGroup
          name="outcome"
          label={t('adjustments.result')}
          defaultValue="not_renewed"
          choices={[
            { value: 'not_renewed', label: t('renewals.finishNot') },
            { value: 'upgraded', label: t('renewals.finishUpgraded') },
          ]}
        />
        <Note />
        <Foot submit={t('renewals.finish')} busy={act.isPending} onClose={onClose} />
      </Form>
    </Dialog>
  )
}

function Note() {
  const t = useTranslations('consoleHoursActs.renewals.dialog')
  return <TextArea name="note" label={t('note')} optional maxLength={2000} rows={2} />
}

export function Foot(props: { submit: string; busy: boolean; onClose: () => void }) {
  const t = useTranslations('consoleHoursActs')
  return (
    <div className="row wrap">
      <Button onClick={props.onClose}>{t('cancel')}</Button>
      <Button look="primary" type="submit" busy={props.busy}>
        {props.submit}
      </Button>
    </div>
  )
}
