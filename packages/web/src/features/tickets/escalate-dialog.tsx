import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { useMove } from './use-move.ts'

/** Why the case cannot wait; required, since everybody of the desk will read it. */
export function EscalateDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const t = useTranslations('portalClocks.escalation')
  const move = useMove(number, t('done'), onClose)
  const [isBlank, setIsBlank] = useState(false)
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason').trim()
    setIsBlank(reason === '')
    if (reason !== '') move.mutate({ action: 'escalate', reason })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('dialogTitle')}>
      <Form
        onSubmit={submit}
        submitError={move.error}
        pending={move.isPending}
        errors={isBlank ? { reason: t('required') } : {}}
      >
        <p className="md soft">{t('dialogLead')}</p>
        <TextArea label={t('reason')} name="reason" rows={3} maxLength={2000} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" busy={move.isPending}>
            {t('go')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
