import type {
  CalendarVersionView,
  CreateCalendarVersionBody,
} from '@mesa/shared/wire/calendars.schema'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { RadioGroup } from '../../components/choice-field.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { TextArea, TextField } from '../../components/text-field.tsx'
import { nowMs } from '../../lib/clock.ts'
import { formText } from '../../lib/form-data.ts'
import { hasCode } from '../../lib/problem.ts'
import { useAct } from '../../lib/use-act.ts'
import { useDebounced } from '../../lib/use-debounced.ts'
import { calendarQueries, saveVersion } from './calendars.queries.ts'
import { ChangeList } from './change-list.tsx'
import { definitionOf, labelsOf } from './draft.ts'
import { ImpactSummary } from './impact-summary.tsx'
import { instantOf } from './preview.ts'
import type { Editor } from './use-editor.ts'

type SaveDialogProps = {
  calendarId: string
  editor: Editor
  onSaved: (version: CalendarVersionView) => void
  /** Somebody else saved meanwhile; the page shows what, and keeps what was typed. */
  onStale: () => void
  onClose: () => void
}

const formId = 'save-version'
const settleMs = 400

/** What the new version changes and moves, from when it counts, and the note it is kept with. */
export function SaveDialog({ calendarId, editor, onSaved, onStale, onClose }: SaveDialogProps) {
  const t = useTranslations('adminCalendars.save')
  const { draft, base, changes } = editor
  const since = useSince(draft.timeZone)
  const { from, correctionFrom, reason } = since
  const act = useAct({
    act: (body: CreateCalendarVersionBody, key) => saveVersion(calendarId, body, key),
    families: ['calendars', 'tickets', 'audit'],
    onDone: onSaved,
  })
  const submit = (data: FormData) => {
    if (!since.isComplete()) return
    const note = formText(data, 'note')
    const body: CreateCalendarVersionBody = {
      baseVersion: base.version,
      definition: definitionOf(draft),
      labels: labelsOf(draft),
      ...(note === '' ? {} : { note }),
      ...(correctionFrom === null ? {} : { correctionFrom, reason: reason.trim() }),
    }
    act.mutate(body, { onError: (error) => hasCode(error, 'stale') && onStale() })
  }
  const buttons = (
    <>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Button look="primary" type="submit" form={formId} busy={act.isPending}>
        {t(from === 'past' ? 'correct' : 'save', { version: base.version + 1 })}
      </Button>
    </>
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={t('title', { version: base.version + 1 })}
      actions={buttons}
    >
      <Form
        id={formId}
        onSubmit={submit}
        submitError={act.error}
        pending={act.isPending}
        errors={since.errors}
      >
        <ChangeList changes={changes} timeZone={draft.timeZone} />
        <RadioGroup
          name="from"
          label={t('from')}
          value={from}
          onChange={(value) => since.set({ from: value === 'past' ? 'past' : 'now' })}
          choices={[
            { value: 'now', label: t('now'), description: t('nowHint') },
            { value: 'past', label: t('past'), description: t('pastHint') },
          ]}
        />
        {from === 'past' && <Correction since={since} timeZone={draft.timeZone} />}
        <Impact calendarId={calendarId} editor={editor} since={since} />
        <TextField name="note" label={t('note')} optional maxLength={500} autoComplete="off" />
      </Form>
    </Dialog>
  )
}

type Since = ReturnType<typeof useSince>
type Typed = { from: 'now' | 'past'; local: string; reason: string }

/** From when the version counts, and what a correction still needs to be signed. */
function useSince(timeZone: string) {
  const t = useTranslations('adminCalendars.save')
  const [typed, setTyped] = useState<Typed>({ from: 'now', local: '', reason: '' })
  const [isAsked, setIsAsked] = useState(false)
  const isPast = typed.from === 'past'
  const correctionFrom = isPast ? isoOf(typed.local, timeZone) : null
  const missing = isPast ? missingOf(correctionFrom, typed.reason) : []
  // A date to come is told at once; what is empty, once saving was tried. Mended, it is gone.
  const told = missing.filter(([, text]) => isAsked || text === 'sinceFuture')
  return {
    ...typed,
    correctionFrom,
    errors: Object.fromEntries(told.map(([field, text]) => [field, t(text)])),
    set: (change: Partial<Typed>) => setTyped((old) => ({ ...old, ...change })),
    /** What is missing is told from here on. */
    isComplete: () => {
      setIsAsked(true)
      return missing.length === 0
    },
  }
}

function Correction({ since, timeZone }: { since: Since; timeZone: string }) {
  const t = useTranslations('adminCalendars.save')
  return (
    <>
      <div className="notice notice-soon">
        <p>{t('warning')}</p>
      </div>
      <TextField
        name="correctionFrom"
        type="datetime-local"
        label={t('since')}
        description={t('sinceHint', { zone: timeZone })}
        value={since.local}
        onChange={(event) => since.set({ local: event.currentTarget.value })}
      />
      <TextArea
        name="reason"
        label={t('reason')}
        maxLength={2000}
        value={since.reason}
        onChange={(event) => since.set({ reason: event.currentTarget.value })}
      />
    </>
  )
}

type ImpactProps = { calendarId: string; editor: Editor; since: Since }

/** What moves; of a correction only once it is known since when. */
function Impact({ calendarId, editor, since }: ImpactProps) {
  const t = useTranslations('adminCalendars')
  const [lacking] = since.from === 'past' ? sinceFault(since.correctionFrom) : []
  const settled = useDebounced(lacking ? null : since.correctionFrom, settleMs)
  const impact = useQuery(
    calendarQueries.impact(
      calendarId,
      lacking
        ? null
        : {
            definition: definitionOf(editor.draft),
            ...(settled === null ? {} : { correctionFrom: settled }),
          },
    ),
  )
  return (
    <section className="stack cal-impact" aria-labelledby="impact-title" aria-live="polite">
      <h3 id="impact-title">{t('impact.title')}</h3>
      {lacking ? (
        <p className="soft">{t(`save.${lacking}`)}</p>
      ) : (
        <Loaded query={impact}>
          {(found) => <ImpactSummary impact={found} timeZone={editor.draft.timeZone} />}
        </Loaded>
      )}
    </section>
  )
}

/** What a correction still needs, with the text that says so. */
const missingOf = (correctionFrom: string | null, reason: string) => [
  ...sinceFault(correctionFrom).map((text) => ['correctionFrom', text] as const),
  ...(reason.trim() === '' ? [['reason', 'reasonMissing'] as const] : []),
]

function sinceFault(since: string | null): Array<'sinceMissing' | 'sinceFuture'> {
  if (since === null) return ['sinceMissing']
  return Date.parse(since) > nowMs() ? ['sinceFuture'] : []
}

function isoOf(local: string, timeZone: string): string | null {
  const at = instantOf(local, timeZone)
  return at === null ? null : new Date(at).toISOString()
}
