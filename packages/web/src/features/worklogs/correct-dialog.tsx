import type { WorklogCorrectionBody, WorklogView } from '@mesa/shared/wire/worklogs.schema'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { newUuid } from '../../lib/idempotency.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { isWhole, type Entry } from './entry.ts'
import { EntryFields } from './entry-fields.tsx'
import type { WorkedCase } from './doubts.ts'
import { localInput } from './local-input.ts'
import { correctWork } from './worklogs.queries.ts'

export type CorrectDialogProps = { about: WorkedCase; work: WorklogView; onClose: () => void }

/** Puts an entry right, or withdraws it; the old one stays to be read. */
export function CorrectDialog(props: CorrectDialogProps) {
  const { about, work, onClose } = props
  const t = useTranslations('consoleCase')
  const id = useId()
  const form = useCorrection(props)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('work.correctTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('form.keep')}</Button>
          <Button
            look={form.isVoid ? 'danger' : 'primary'}
            type="submit"
            form={id}
            busy={form.correct.isPending}
          >
            {t(form.isVoid ? 'work.withdrawGo' : 'work.correctGo')}
          </Button>
        </>
      }
    >
      <p className="soft md">{t('work.correctLead')}</p>
      <Form
        id={id}
        className="form stack"
        onSubmit={form.submit}
        submitError={form.correct.error}
        pending={form.correct.isPending}
        errors={form.errors}
      >
        <Checkbox
          name="void"
          label={t('work.withdraw')}
          description={t('work.withdrawHint')}
          checked={form.isVoid}
          onChange={(event) => form.setIsVoid(event.currentTarget.checked)}
        />
        {!form.isVoid && (
          <>
            <EntryFields
              about={about}
              entry={form.entry}
              onEntry={form.setEntry}
              startedAt={form.startedAt}
              onStartedAt={form.setStartedAt}
              exceptId={work.id}
            />
            <TextArea
              name="description"
              label={t('work.description')}
              maxLength={4000}
              defaultValue={work.description}
            />
          </>
        )}
        <TextArea name="reason" label={t('work.correctReason')} maxLength={2000} rows={2} />
      </Form>
    </Dialog>
  )
}

function useCorrection({ work, onClose }: CorrectDialogProps) {
  const t = useTranslations('consoleCase')
  const format = useFormat()
  const begun = localInput(Date.parse(work.startedAt))
  const [correctionId] = useState(newUuid)
  const [isVoid, setIsVoid] = useState(false)
  const [startedAt, setStartedAt] = useState(begun)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const { component, minutes, billable } = work
  const [entry, setEntry] = useState<Entry>({ component, minutes, billable })
  const correct = useAct({
    act: (body: WorklogCorrectionBody, key) => correctWork({ id: work.id, body }, key),
    families: ['tickets', 'hours'],
    onDone: (fresh) => {
      const charged = format.duration(fresh.chargedMinutes)
      showToast(isVoid ? t('work.withdrawn') : t('work.corrected', { charged }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const [description, reason] = [formText(data, 'description'), formText(data, 'reason')]
    const startMs = Date.parse(startedAt)
    const found: Record<string, string> = {}
    if (!reason) found['reason'] = t('form.required')
    if (!isVoid && !isWhole(entry)) found['minutes'] = t('work.minutesBad')
    if (!isVoid && Number.isNaN(startMs)) found['startedAt'] = t('work.startedBad')
    if (!isVoid && !description) found['description'] = t('form.required')
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const named = { id: correctionId, reason }
    if (isVoid) return correct.mutate({ ...named, void: true })
    // Seconds that the field does not show are not changed by it.
    const moved = startedAt !== begun && { startedAt: new Date(startMs).toISOString() }
    correct.mutate({ ...named, ...entry, description, ...moved })
  }
  return { isVoid, setIsVoid, entry, setEntry, startedAt, setStartedAt, errors, correct, submit }
}
