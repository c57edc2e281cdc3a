import type { WorklogBody, WorklogPreviewView } from '@mesa/shared/wire/worklogs.schema'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { Select, TextArea, TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useFormat } from '../../lib/use-format.ts'
import type { WorkedCase } from './doubts.ts'
import { DoubtsNotice } from './doubts-notice.tsx'
import { logWork, worklogQueries } from './worklogs.queries.ts'

const components = ['l1', 'l2', 'l3', 'quality'] as const
type Component = (typeof components)[number]
const dayMinutes = 1440
const minuteMs = 60_000

type Props = {
  about: WorkedCase
  startMinutes: number
  onLogged: (() => void) | undefined
  onClose: () => void
}

/** Work by hand or from the stopwatch; the sum it will make stands beside it before it is sent. */
export function WorklogDialog(props: Props) {
  const { onClose } = props
  const { number } = props.about
  const t = useTranslations('consoleCase')
  const word = useTranslations('console.words.component')
  const id = useId()
  const form = useWorklogForm(props)
  const { entry, setEntry, log } = form
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('work.dialogTitle', { number })}
      actions={
        <>
          <Button onClick={onClose}>{t('form.keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={log.isPending}>
            {t('work.go')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        className="form stack"
        onSubmit={form.submit}
        submitError={log.error}
        pending={log.isPending}
        errors={form.errors}
      >
        <Select
          name="component"
          label={t('work.component')}
          value={entry.component}
          choices={components.map((value) => ({ value, label: word(value) }))}
          onChange={(event) =>
            setEntry({ ...entry, component: event.currentTarget.value as Component })
          }
        />
        <TimeFields {...props} form={form} />
        <TextArea name="description" label={t('work.description')} maxLength={4000} />
        <Checkbox
          name="billable"
          label={t('work.billable')}
          checked={entry.billable}
          onChange={(event) => setEntry({ ...entry, billable: event.currentTarget.checked })}
        />
      </Form>
      <Preview number={number} entry={entry} />
    </Dialog>
  )
}

type TimeProps = Props & { form: ReturnType<typeof useWorklogForm> }

/** How long and since when, with what looks mistaken about it. */
function TimeFields({ about, form }: TimeProps) {
  const t = useTranslations('consoleCase.work')
  const { entry, setEntry } = form
  const startMs = Date.parse(form.startedAt)
  return (
    <>
      <TextField
        name="minutes"
        type="number"
        min={1}
        max={dayMinutes}
        step={1}
        inputMode="numeric"
        label={t('minutes')}
        value={Number.isNaN(entry.minutes) ? '' : entry.minutes}
        onChange={(event) => setEntry({ ...entry, minutes: event.currentTarget.valueAsNumber })}
      />
      <TextField
        name="startedAt"
        type="datetime-local"
        label={t('startedAt')}
        value={form.startedAt}
        onChange={(event) => form.setBegun(event.currentTarget.value)}
      />
      {isWhole(entry) && !Number.isNaN(startMs) && (
        <DoubtsNotice about={about} span={{ startMs, minutes: entry.minutes }} />
      )}
    </>
  )
}

type Entry = { component: Component; minutes: number; billable: boolean }
const isWhole = ({ minutes }: Entry) =>
  Number.isInteger(minutes) && minutes >= 1 && minutes <= dayMinutes

function useWorklogForm({ about: { number }, startMinutes, onLogged, onClose }: Props) {
  const t = useTranslations('consoleCase')
  const format = useFormat()
  // Work that ends now, until somebody says when it began.
  const [openedMs] = useState(nowMs)
  const [begun, setBegun] = useState<string | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [entry, setEntry] = useState<Entry>({
    component: 'l1',
    minutes: startMinutes,
    billable: true,
  })
  const log = useAct({
    act: (body: WorklogBody, key) => logWork(number, body, key),
    families: ['tickets', 'hours'],
    onDone: (logged) => {
      const minutes = format.duration(logged.minutes)
      showToast(t('work.logged', { minutes, charged: format.duration(logged.chargedMinutes) }))
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
    log.mutate({ ...entry, description, startedAt: new Date(startMs).toISOString() })
  }
  const startedAt = begun ?? localInput(openedMs - (isWhole(entry) ? entry.minutes : 0) * minuteMs)
  return { entry, setEntry, errors, log, submit, startedAt, setBegun }
}

/** `YYYY-MM-DDTHH:mm` in the device's zone, as the native field wants it. */
function localInput(ms: number): string {
  const date = new Date(ms)
  return new Date(ms - date.getTimezoneOffset() * minuteMs).toISOString().slice(0, 16)
}

function Preview({ number, entry }: { number: number; entry: Entry }) {
  const t = useTranslations('consoleCase.work')
  const settled = useDebounced(entry, 300)
  const { data, error } = useQuery({
    ...worklogQueries.preview(number, settled),
    enabled: isWhole(settled),
  })
  return (
    <section className="next" aria-live="polite">
      <h3>{t('preview')}</h3>
      {error && <ProblemNotice error={error} />}
      {data && isWhole(entry) ? <Sum preview={data} /> : <p className="soft">{t('previewWait')}</p>}
    </section>
  )
}

function Sum({ preview }: { preview: WorklogPreviewView }) {
  const t = useTranslations('consoleCase.work')
  const format = useFormat()
  const { roundedMinutes, chargedMinutes, unchargedMinutes, why, balanceAfterMinutes } = preview
  const full = (minutes: number) => format.duration(minutes, 'full')
  return (
    <dl className="sum">
      <dt>{t('rounded')}</dt>
      <dd>{full(roundedMinutes)}</dd>
      <dt>{t('charged')}</dt>
      <dd>{full(chargedMinutes)}</dd>
      {unchargedMinutes > 0 && (
        <>
          <dt>
            {t('uncharged')}
            {why && ` (${t(`why.${why}`)})`}
          </dt>
          <dd>{full(unchargedMinutes)}</dd>
        </>
      )}
      <dt>{t('heldAfter')}</dt>
      <dd>{full(preview.heldAfterMinutes)}</dd>
      {balanceAfterMinutes !== null && (
        <>
          <dt className="total">{t('balanceAfter')}</dt>
          <dd className="total">{full(balanceAfterMinutes)}</dd>
        </>
      )}
    </dl>
  )
}
