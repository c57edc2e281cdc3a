import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AwayBody } from '@mesa/shared/wire/ticket-acts.schema'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { endOfDay } from '../../lib/end-of-day.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { leaveCase } from './away.queries.ts'

type AwayDialogProps = {
  number: number
  readerZone: string
  /** When the desk opens on a later day; null where that is not known. */
  nextDayOpenAt: string | null
  onClose: () => void
}

/** «Me retiro» (IN-8): until when, and a note for who attends the case. */
export function AwayDialog(props: AwayDialogProps) {
  const { readerZone, nextDayOpenAt, onClose } = props
  const t = useTranslations('portalClocks.away')
  const format = useFormat()
  const [choice, setChoice] = useState(nextDayOpenAt === null ? 'endOfDay' : 'nextDay')
  const tonight = endOfDay(nowMs(), readerZone)
  const { leave, isPast, submit } = useLeave(props, (data) => {
    if (choice === 'endOfDay') return tonight
    if (choice === 'nextDay') return nextDayOpenAt
    const ms = Date.parse(formText(data, 'until'))
    return Number.isNaN(ms) ? null : new Date(ms).toISOString()
  })
  return (
    <Dialog isOpen onClose={onClose} title={t('title')}>
      <Form
        onSubmit={submit}
        submitError={leave.error}
        pending={leave.isPending}
        errors={isPast ? { until: t('past') } : {}}
      >
        <p className="md soft">{t('lead')}</p>
        <RadioGroup
          label={t('until')}
          name="choice"
          value={choice}
          onChange={setChoice}
          choices={[
            ...(nextDayOpenAt === null
              ? []
              : [
                  {
                    value: 'nextDay',
                    label: t('nextDay', { instant: format.instant(nextDayOpenAt) }),
                  },
                ]),
            { value: 'endOfDay', label: t('endOfDay', { instant: format.instant(tonight) }) },
            { value: 'custom', label: t('custom') },
          ]}
        />
        {choice === 'custom' && (
          <TextField label={t('customLabel')} name="until" type="datetime-local" required />
        )}
        <TextArea
          label={t('note')}
          description={t('noteHint')}
          optional
          name="note"
          rows={2}
          maxLength={500}
        />
        <div className="row wrap">
          <Button onClick={onClose}>{t('stay')}</Button>
          <Button look="primary" type="submit" busy={leave.isPending}>
            {t('go')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** The form's sending; a moment that has passed is refused here. */
function useLeave(
  { number, onClose }: AwayDialogProps,
  untilOf: (data: FormData) => string | null,
) {
  const t = useTranslations('portalClocks.away')
  const format = useFormat()
  const [isPast, setIsPast] = useState(false)
  const leave = useAct({
    act: (body: AwayBody, idempotencyKey) => leaveCase({ number, body, idempotencyKey }),
    families: ['tickets'],
    onDone: (_ticket, { until }) => {
      showToast(t('done', { instant: format.instant(until) }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const until = untilOf(data)
    const isRefused = until === null || Date.parse(until) <= nowMs()
    setIsPast(isRefused)
    if (isRefused) return
    const note = formText(data, 'note').trim()
    leave.mutate({ until, ...(note !== '' && { note }) })
  }
  return { leave, isPast, submit }
}
