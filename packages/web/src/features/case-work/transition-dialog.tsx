import type { TransitionBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { caseWorkQueries, moveCase } from './case-work.queries.ts'
import { usePolicy } from './use-policy.ts'

const formActions = [
  'ask',
  'hand_to_vendor',
  'propose',
  'close',
  'cancel',
  'park',
  'schedule',
  'reopen',
  'solve',
] as const
export type FormAction = (typeof formActions)[number]
/** Moves that need something said first; the others happen at the press. */
export const isFormAction = (action: string): action is FormAction =>
  formActions.some((one) => one === action)

const required: Partial<Record<FormAction, 'body' | 'reason'>> = {
  ask: 'body',
  propose: 'body',
  hand_to_vendor: 'reason',
  close: 'reason',
  cancel: 'reason',
}

type Props = { ticket: TicketView; action: FormAction; onClose: () => void }

/** One move with what it must say. */
export function TransitionDialog({ ticket, action, onClose }: Props) {
  const t = useTranslations('consoleCase')
  const status = useTranslations('console.words.status')
  const id = useId()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const move = useAct({
    act: (body: TransitionBody, key) => moveCase(ticket.number, body, key),
    families: ['tickets', 'hours'],
    onDone: (moved) => {
      showToast(t('actions.done', { number: moved.number, status: status(moved.status) }))
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const body = bodyOf(action, data)
    const missing = required[action]
    const lacks = missing !== undefined && !body[missing]
    const lacksNature = action === 'propose' && body.nature === undefined
    setErrors({
      ...(lacks ? { [missing]: t('form.required') } : {}),
      ...(lacksNature ? { nature: t('form.natureRequired') } : {}),
    })
    if (!lacks && !lacksNature) move.mutate(body)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`form.${action}Title`, { number: ticket.number })}
      actions={
        <>
          <Button onClick={onClose}>{t('form.keep')}</Button>
          <Button
            look={action === 'cancel' ? 'danger' : 'primary'}
            type="submit"
            form={id}
            busy={move.isPending}
          >
            {t(`form.${action}Go`)}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className="form stack"
        onSubmit={submit}
        submitError={move.error}
        pending={move.isPending}
        errors={errors}
      >
        <Fields action={action} />
      </Form>
    </Dialog>
  )
}

function Fields({ action }: { action: FormAction }) {
  const t = useTranslations('consoleCase.form')
  const isNatureRequired = usePolicy()?.answers.nature === 'required'
  switch (action) {
    case 'ask':
      return <TextArea name="body" label={t('askBody')} maxLength={50_000} />
    case 'hand_to_vendor':
      return (
        <>
          <TextField name="vendorCaseNumber" label={t('vendorCase')} optional maxLength={80} />
          <TextArea name="reason" label={t('vendorReason')} maxLength={2000} />
        </>
      )
    case 'propose':
      return (
        <>
          <RadioGroup
            name="nature"
            label={t('proposeNature')}
            look="segments"
            defaultValue={isNatureRequired ? '' : 'definitive'}
            choices={[
              { value: 'definitive', label: t('natureDefinitive') },
              { value: 'provisional', label: t('natureProvisional') },
            ]}
          />
          <TextArea name="body" label={t('proposeBody')} maxLength={50_000} />
        </>
      )
    case 'close':
    case 'cancel':
      return (
        <>
          <p className="soft">{t(`${action}Lead`)}</p>
          <Reasons kind={action === 'close' ? 'close-reasons' : 'cancel-reasons'} />
          <TextArea name="comment" label={t('comment')} optional maxLength={4000} />
        </>
      )
    case 'park':
    case 'schedule':
    case 'reopen':
    case 'solve':
      return <TextArea name="comment" label={t('comment')} optional maxLength={4000} />
  }
}

function Reasons({ kind }: { kind: 'close-reasons' | 'cancel-reasons' }) {
  const t = useTranslations('consoleCase.form')
  const { data } = useQuery(caseWorkQueries.catalog(kind))
  const choices = (data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
  return <Select name="reason" label={t('reason')} placeholder={t('choose')} choices={choices} />
}

function bodyOf(action: FormAction, data: FormData): TransitionBody {
  const body: TransitionBody = { action }
  for (const name of ['body', 'reason', 'comment', 'vendorCaseNumber'] as const) {
    const text = formText(data, name)
    if (text) body[name] = text
  }
  if (action === 'propose') {
    const nature = formText(data, 'nature')
    if (nature === 'provisional' || nature === 'definitive') body.nature = nature
  }
  return body
}
