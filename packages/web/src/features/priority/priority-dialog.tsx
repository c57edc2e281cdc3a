import type { RulePriorityBody } from '@mesa/shared/wire/ticket-acts.schema'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { rulePriority } from './priority.queries.ts'

type Props = {
  number: number
  asked: 'confirm' | 'downgrade' | 'raise'
  /** To raise by: those of the rulebook's list. */
  reasons?: ReadonlyArray<{ code: string; name: string }>
  onClose: () => void
}

/** The honesty check of IN-7: either way a reason is given, and the customer reads it. */
export function PriorityDialog({ number, asked, reasons = [], onClose }: Props) {
  const t = useTranslations('consoleRules.priority')
  const id = useId()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const rule = useAct({
    act: (body: RulePriorityBody) => rulePriority(number, body),
    families: ['tickets'],
    onDone: () => {
      showToast(t(`${asked}Done`, { number }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason')
    const priorityReason = formText(data, 'priorityReason')
    const isListed = asked !== 'raise' || priorityReason !== ''
    setErrors({
      ...(reason ? {} : { reason: t('required') }),
      ...(isListed ? {} : { priorityReason: t('listedRequired') }),
    })
    if (!reason || !isListed) return
    const holds = asked !== 'downgrade'
    rule.mutate({ holds, reason, ...(asked === 'raise' && { priorityReason }) })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`${asked}Title`, { number })}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={rule.isPending}>
            {t(`${asked}Go`)}
          </Button>
        </>
      }
    >
      <p className="md">{t(`${asked}Lead`)}</p>
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={rule.error}
        pending={rule.isPending}
        errors={errors}
      >
        {asked === 'raise' && (
          <Select
            name="priorityReason"
            label={t('listed')}
            placeholder=""
            choices={reasons.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )}
        <TextArea name="reason" label={t('reason')} maxLength={2000} rows={3} />
      </Form>
    </Dialog>
  )
}
