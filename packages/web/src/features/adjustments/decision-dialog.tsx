import type { AdjustmentView } from '@mesa/shared/wire/adjustments.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { decideAdjustment, withdrawAdjustment } from './adjustments.queries.ts'

export type AdjustmentAct = 'approve' | 'decline' | 'withdraw'
type Props = { adjustment: AdjustmentView; act: AdjustmentAct; onClose: () => void }

/** The second person's word, or its asker's withdrawal. */
export function DecisionDialog({ adjustment, act, onClose }: Props) {
  const t = useTranslations('consoleHoursActs.adjustments')
  const format = useFormat()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const said = {
    duration: format.duration(adjustment.minutes),
    number: adjustment.contractNumber,
    name: adjustment.askedBy.name,
  }
  const deciding = useAct({
    act: (note: string, key) =>
      act === 'withdraw'
        ? withdrawAdjustment(adjustment.id)
        : decideAdjustment(adjustment.id, { decision: act, ...(note && { note }) }, key),
    families: ['hours'],
    onDone: () => {
      showToast(t(`done.${act}`, said))
      onClose()
    },
  })
  return (
    <Dialog isOpen onClose={onClose} title={t(`dialog.${act}`, said)}>
      <p className="md soft">{t(`dialog.${act}Lead`, said)}</p>
      <p>«{adjustment.reason}»</p>
      <Form
        submitError={deciding.error}
        pending={deciding.isPending}
        errors={errors}
        onSubmit={(data) => {
          const note = formText(data, 'note').trim()
          const isMissing = act === 'decline' && note === ''
          setErrors(isMissing ? { note: t('noteNeeded') } : {})
          if (!isMissing) deciding.mutate(note)
        }}
      >
        {act !== 'withdraw' && (
          <TextArea
            name="note"
            label={t('note')}
            description={t('noteHint')}
            optional={act === 'approve'}
            maxLength={2000}
            rows={3}
          />
        )}
        <div className="row wrap">
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            look={act === 'approve' ? 'primary' : 'danger'}
            type="submit"
            busy={deciding.isPending}
          >
            {t(act)}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
