import type { RulePriorityBody } from '@mesa/shared/wire/ticket-acts.schema'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { rulePriority } from './priority.queries.ts'

type Props = { number: number; asked: 'confirm' | 'downgrade'; onClose: () => void }

/** The honesty check of IN-7: either way a reason is given, and the customer reads it. */
export function PriorityDialog({ number, asked, onClose }: Props) {
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
    setErrors(reason ? {} : { reason: t('required') })
    if (reason) rule.mutate({ holds: asked === 'confirm', reason })
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
        <TextArea name="reason" label={t('reason')} maxLength={2000} rows={3} />
      </Form>
    </Dialog>
  )
}
