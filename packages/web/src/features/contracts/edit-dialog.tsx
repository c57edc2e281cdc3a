import type { ContractView, PatchContractBody } from '@mesa/shared/wire/contracts.schema'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { dayAfter, lastDay } from '../../lib/last-day.ts'
import { useAct } from '../../lib/use-act.ts'
import { changeContract } from './contracts.queries.ts'

type Props = {
  contract: ContractView
  /** The field `calendarId`, of another feature. */
  calendar: ReactNode
  onClose: () => void
}

/** What of a contract is not a matter of terms. */
export function EditDialog({ contract, calendar, onClose }: Props) {
  const t = useTranslations('consoleHoursActs')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const read = useRead()
  const act = useAct({
    act: (body: PatchContractBody) => changeContract(contract, body),
    families: ['hours'],
    onDone: () => {
      showToast(t('edit.done'))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('edit.title', { number: contract.number })}>
      <p className="md soft">{t('edit.lead')}</p>
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
          name="name"
          label={t('edit.name')}
          maxLength={120}
          defaultValue={contract.name}
        />
        <TextField
          name="endsOn"
          type="date"
          label={t('edit.until')}
          defaultValue={lastDay(contract.endsOn)}
        />
        <TextField
          name="openCaseLimit"
          type="number"
          min={0}
          max={10_000}
          inputMode="numeric"
          label={t('edit.limit')}
          description={t('edit.limitHint')}
          optional
          defaultValue={contract.openCaseLimit ?? ''}
        />
        {calendar}
        <TextArea
          name="note"
          label={t('edit.note')}
          optional
          maxLength={2000}
          rows={3}
          defaultValue={contract.note ?? ''}
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" busy={act.isPending}>
            {t('edit.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function useRead() {
  const t = useTranslations('consoleHoursActs')
  return (data: FormData): { body: PatchContractBody } | { errors: Record<string, string> } => {
    const name = formText(data, 'name').trim()
    const last = formText(data, 'endsOn')
    const limit = formText(data, 'openCaseLimit')
    const errors: Record<string, string> = {}
    if (name === '') errors['name'] = t('required')
    if (last === '') errors['endsOn'] = t('required')
    if (limit !== '' && !/^\d+$/.test(limit)) errors['openCaseLimit'] = t('edit.wholeBad')
    if (Object.keys(errors).length > 0) return { errors }
    const body = {
      name,
      endsOn: dayAfter(last),
      openCaseLimit: limit === '' ? null : Number(limit),
      calendarId: formText(data, 'calendarId') || null,
      note: formText(data, 'note').trim() || null,
    }
    return { body }
  }
}
