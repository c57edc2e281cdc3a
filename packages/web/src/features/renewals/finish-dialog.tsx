import type { PatchRenewalTaskBody, RenewalTask } from '@mesa/shared/wire/renewals.schema'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { changeRenewalTask } from './renewals.queries.ts'

type Props = { task: RenewalTask; onClose: () => void }

/** What came of a renewal that no new contract answers; making one finishes it by itself. */
export function FinishDialog({ task, onClose }: Props) {
  const t = useTranslations('renewals')
  const act = useAct({
    act: (body: PatchRenewalTaskBody, key) => changeRenewalTask(task, body, key),
    families: ['renewals'],
    onDone: () => {
      showToast(t('acts.finished'))
      onClose()
    },
  })
  const choices = [
    {
      value: 'not_renewed',
      label: t('outcomes.not_renewed'),
      description: t('finishDialog.notRenewedHelp'),
    },
    {
      value: 'upgraded',
      label: t('outcomes.upgraded'),
      description: t('finishDialog.upgradedHelp'),
    },
  ]
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('finishDialog.title', { number: task.contract.number })}
    >
      <Form
        submitError={act.error}
        pending={act.isPending}
        onSubmit={(data) => {
          const note = formText(data, 'note')
          const outcome = formText(data, 'outcome') === 'upgraded' ? 'upgraded' : 'not_renewed'
          act.mutate({ outcome, ...(note && { note }) })
        }}
      >
        <RadioGroup
          name="outcome"
          label={t('finishDialog.outcome')}
          choices={choices}
          defaultValue="not_renewed"
        />
        <TextArea name="note" label={t('finishDialog.note')} optional maxLength={2000} rows={3} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('acts.cancel')}</Button>
          <Button look="primary" type="submit" busy={act.isPending}>
            {t('finishDialog.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
