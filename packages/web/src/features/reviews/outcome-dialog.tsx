import type { ReviewBody } from '@mesa/shared/wire/reviews.schema'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { formText } from '../../lib/form-data.ts'
import { type AskedOutcome, namesOriginal } from './outcomes.ts'

type Original = { intoNumber: number; noticeBody: string } | { errors: Record<string, string> }

type Props = {
  number: number
  outcome: AskedOutcome
  act: { mutate: (body: ReviewBody) => void; error: unknown; isPending: boolean }
  /** Which other case, and the notice: given by the page, as features do not meet. */
  original: { fields: ReactNode; read: (data: FormData) => Original }
  onClose: () => void
}

/** One outcome with only what it needs. */
export function OutcomeDialog({ number, outcome, act, original, onClose }: Props) {
  const t = useTranslations('consoleReview.outcome')
  const id = useId()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const submit = (data: FormData) => {
    const found = read(outcome, data, { original: original.read, missing: t('required') })
    setErrors('errors' in found ? found.errors : {})
    if ('body' in found) act.mutate(found.body)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`${outcome}.title`, { number })}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button
            look={outcome === 'spam' ? 'danger' : 'primary'}
            type="submit"
            form={id}
            busy={act.isPending}
          >
            {t(`${outcome}.go`)}
          </Button>
        </>
      }
    >
      <p className="md">{t(`${outcome}.lead`)}</p>
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={act.error}
        pending={act.isPending}
        errors={errors}
      >
        {namesOriginal(outcome) && original.fields}
        {outcome === 'not_entitled' && (
          <TextArea
            name="noticeBody"
            label={t('noticeLabel')}
            maxLength={4000}
            rows={4}
            defaultValue={t('not_entitled.notice', { number })}
          />
        )}
        {outcome === 'spam' && (
          <TextArea name="note" label={t('noteLabel')} optional maxLength={2000} rows={2} />
        )}
      </Form>
    </Dialog>
  )
}

type Reading = { original: Props['original']['read']; missing: string }

function read(
  outcome: AskedOutcome,
  data: FormData,
  { original, missing }: Reading,
): { body: ReviewBody } | { errors: Record<string, string> } {
  if (namesOriginal(outcome)) {
    const found = original(data)
    return 'errors' in found ? found : { body: { outcome, ...found } }
  }
  const noticeBody = formText(data, 'noticeBody')
  const note = formText(data, 'note')
  if (outcome === 'not_entitled' && noticeBody === '') return { errors: { noticeBody: missing } }
  return { body: { outcome, ...(noticeBody ? { noticeBody } : {}), ...(note ? { note } : {}) } }
}
