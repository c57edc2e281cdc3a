import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AfterHoursBody } from '@mesa/shared/wire/after-hours.schema'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { typedInstant } from '../../lib/typed-instant.ts'
import { useAct } from '../../lib/use-act.ts'
import { askAfterHours } from './after-hours.queries.ts'

type AskDialogProps = { number: number; readerZone: string; onClose: () => void }

/** Names the hours in which attention is needed; availability and price come from the desk. */
export function AskDialog({ number, readerZone, onClose }: AskDialogProps) {
  const t = useTranslations('portalRules.inCase.afterHours')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const ask = useAct({
    act: (body: AfterHoursBody, idempotencyKey) => askAfterHours({ number, body, idempotencyKey }),
    families: ['tickets'],
    onDone: () => {
      showToast(t('asked'))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const startsAt = typedInstant(formText(data, 'startsAt'), readerZone)
    const endsAt = typedInstant(formText(data, 'endsAt'), readerZone)
    const note = formText(data, 'note').trim()
    const found: Record<string, string> = {}
    if (startsAt === null) found['startsAt'] = t('required')
    if (endsAt === null) found['endsAt'] = t('required')
    else if (startsAt !== null && endsAt <= startsAt) found['endsAt'] = t('reversed')
    else if (Date.parse(endsAt) <= nowMs()) found['endsAt'] = t('past')
    setErrors(found)
    if (Object.keys(found).length > 0 || startsAt === null || endsAt === null) return
    ask.mutate({ startsAt, endsAt, ...(note !== '' && { note }) })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('askTitle')}>
      <Form onSubmit={submit} submitError={ask.error} pending={ask.isPending} errors={errors}>
        <p className="md soft">{t('askLead')}</p>
        <div className="form-2">
          <TextField label={t('from')} name="startsAt" type="datetime-local" />
          <TextField label={t('to')} name="endsAt" type="datetime-local" />
        </div>
        <TextArea label={t('reason')} optional name="note" rows={2} maxLength={2000} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" busy={ask.isPending}>
            {t('go')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
