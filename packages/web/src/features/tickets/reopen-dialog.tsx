import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { ProblemError } from '../../lib/problem.ts'
import { useMove } from './use-move.ts'

type ReopenDialogProps = {
  number: number
  limit: (error: ProblemError) => ReactNode
  onClose: () => void
}

/** What fails again; the case takes a place of the plan, and says who can make room where there is none. */
export function ReopenDialog({ number, limit, onClose }: ReopenDialogProps) {
  const t = useTranslations('portalRules.inCase.reopen')
  const move = useMove(number, t('done', { number: String(number) }), onClose)
  const [isBlank, setIsBlank] = useState(false)
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason').trim()
    setIsBlank(reason === '')
    if (reason !== '') move.mutate({ action: 'reopen', reason })
  }
  const { error } = move
  const isFull = error instanceof ProblemError && error.code === 'open_case_limit'
  return (
    <Dialog isOpen onClose={onClose} title={t('title')}>
      <Form
        onSubmit={submit}
        submitError={error}
        pending={move.isPending}
        errors={isBlank ? { reason: t('required') } : {}}
        {...(isFull && { submitMessage: limit(error) })}
      >
        <p className="md soft">{t('lead')}</p>
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
