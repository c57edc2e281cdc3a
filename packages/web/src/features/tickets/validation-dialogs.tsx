import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { useMove } from './use-move.ts'

type MoveDialogProps = { number: number; onClose: () => void }

/** Why the solution did not work; required, so that the desk goes on without asking. */
export function RejectDialog({ number, onClose }: MoveDialogProps) {
  const t = useTranslations('portalCase.validation')
  const move = useMove(number, t('rejected'), onClose)
  const [isBlank, setIsBlank] = useState(false)
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason')
    setIsBlank(reason === '')
    if (reason !== '') move.mutate({ action: 'reject', reason })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('rejectTitle')}>
      <Form
        onSubmit={submit}
        submitError={move.error}
        pending={move.isPending}
        errors={isBlank ? { reason: t('required') } : {}}
      >
        <TextArea
          label={t('rejectReason')}
          description={t('rejectHint')}
          name="reason"
          rows={4}
          maxLength={2000}
        />
        <DialogButtons onClose={onClose} busy={move.isPending}>
          {t('rejectSend')}
        </DialogButtons>
      </Form>
    </Dialog>
  )
}

/** Until when the customer watches a solution before the case closes. */
export function WatchDialog({ number, onClose }: MoveDialogProps) {
  const t = useTranslations('portalCase.validation')
  const move = useMove(number, t('watching'), onClose)
  const [isPast, setIsPast] = useState(false)
  const submit = (data: FormData) => {
    // The end of the chosen day where the reader is.
    const untilMs = Date.parse(`${formText(data, 'until')}T23:59:00`)
    const isRefused = !(untilMs > nowMs())
    setIsPast(isRefused)
    if (!isRefused) move.mutate({ action: 'watch', until: toInstant(untilMs) })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('watchTitle')}>
      <Form
        onSubmit={submit}
        submitError={move.error}
        pending={move.isPending}
        errors={isPast ? { until: t('futureDate') } : {}}
      >
        <TextField label={t('watchUntil')} description={t('watchHint')} name="until" type="date" />
        <DialogButtons onClose={onClose} busy={move.isPending}>
          {t('watchSend')}
        </DialogButtons>
      </Form>
    </Dialog>
  )
}

/** Closes the case because its customer no longer needs it. */
export function WithdrawDialog({ number, onClose }: MoveDialogProps) {
  const t = useTranslations('portalCase.withdraw')
  const move = useMove(number, t('done', { number: String(number) }), onClose)
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason')
    move.mutate({ action: 'close', ...(reason !== '' && { reason }) })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('title', { number: String(number) })}>
      <Form onSubmit={submit} submitError={move.error} pending={move.isPending}>
        <p className="md">{t('body')}</p>
        <TextArea label={t('reason')} optional name="reason" rows={3} maxLength={2000} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="danger" type="submit" busy={move.isPending}>
            {t('confirm')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type DialogButtonsProps = { onClose: () => void; busy: boolean; children: string }

function DialogButtons({ onClose, busy, children }: DialogButtonsProps) {
  const t = useTranslations('common')
  return (
    <div className="row wrap">
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="primary" type="submit" busy={busy}>
        {children}
      </Button>
    </div>
  )
}

const isoSecond = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'UTC',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** RFC 3339 in UTC. */
const toInstant = (ms: number): string => `${isoSecond.format(ms).replace(' ', 'T')}.000Z`
