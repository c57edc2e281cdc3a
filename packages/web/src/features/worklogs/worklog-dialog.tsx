import type { WorklogBody } from '@mesa/shared/wire/worklogs.schema'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { ProblemError } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { beginOf, isWhole, type Entry } from './entry.ts'
import { EntryFields } from './entry-fields.tsx'
import type { WorkedCase } from './doubts.ts'
import { localInput } from './local-input.ts'
import { PeopleField } from './people-field.tsx'
import { WorklogPreview } from './worklog-preview.tsx'
import { logWork } from './worklogs.queries.ts'

type Props = {
  about: WorkedCase
  startMinutes: number
  /** As which entry the stopwatch's time is logged, in whichever tab; null: by hand. */
  entryId: string | null
  onLogged: (() => void) | undefined
  onClose: () => void
}

/** Work by hand or from the stopwatch; the sum it will make stands beside it before it is sent. */
export function WorklogDialog(props: Props) {
  const { about, onClose } = props
  const t = useTranslations('consoleCase')
  const id = useId()
  const form = useWorklogForm(props)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('work.dialogTitle', { number: about.number })}
      actions={
        <>
          <Button onClick={onClose}>{t('form.keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={form.log.isPending}>
            {t('work.go')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className="form stack"
        onSubmit={form.submit}
        submitError={form.log.error}
        pending={form.log.isPending}
        errors={form.errors}
        submitMessage={isReused(form.log.error) ? t('work.loggedElsewhere') : undefined}
      >
        <EntryFields
          about={about}
          entry={form.entry}
          onEntry={form.setEntry}
          startedAt={form.startedAt}
          onStartedAt={form.setBegun}
        />
        <TextArea name="description" label={t('work.description')} maxLength={4000} />
        <PeopleField readerId={about.userId} chosen={form.others} onChosen={form.setOthers} />
      </Form>
      <WorklogPreview number={about.number} entry={form.entry} people={form.people} />
    </Dialog>
  )
}

const isReused = (error: unknown) =>
  error instanceof ProblemError && error.code === 'entry_id_reused'

function useWorklogForm({ about, startMinutes, entryId, onLogged, onClose }: Props) {
  const t = useTranslations('consoleCase')
  const format = useFormat()
  // Work that ends now, until somebody says when it began.
  const [openedMs] = useState(nowMs)
  const [begun, setBegun] = useState<string | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [others, setOthers] = useState<readonly string[]>([])
  const first = { component: 'l1', minutes: startMinutes, billable: true }
  const [entry, setEntry] = useState<Entry>(first)
  const people = others.length > 0 ? [about.userId, ...others] : []
  const log = useAct({
    act: (body: WorklogBody, key) => logWork(about.number, body, key),
    families: ['tickets', 'hours'],
    onDone: (logged) => {
      const all = logged.people.length > 0 ? logged.people : [logged]
      const charged = all.reduce((sum, one) => sum + one.chargedMinutes, 0)
      const minutes = format.duration(logged.minutes * all.length)
      showToast(t('work.logged', { minutes, charged: format.duration(charged) }))
      onLogged?.()
      onClose()
    },
  })
  const submit = (data: FormData) => {
    const description = formText(data, 'description')
    const startMs = Date.parse(formText(data, 'startedAt'))
    const found: Record<string, string> = {}
    if (!isWhole(entry)) found['minutes'] = t('work.minutesBad')
    if (Number.isNaN(startMs)) found['startedAt'] = t('work.startedBad')
    if (!description) found['description'] = t('form.required')
    setErrors(found)
    if (Object.keys(found).length > 0) return
    log.mutate({
      ...entry,
      description,
      startedAt: new Date(startMs).toISOString(),
      ...(entryId !== null && { id: entryId }),
      ...(people.length > 0 && { people }),
    })
  }
  const startedAt = begun ?? localInput(beginOf(entry, openedMs))
  return { entry, setEntry, errors, log, submit, startedAt, setBegun, others, setOthers, people }
}
