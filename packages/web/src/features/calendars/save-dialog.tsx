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
  const [from, setFrom] = useState<'now' | 'past'>('now')
  const [since, setSince] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const correctionFrom = from === 'past' ? isoOf(since, draft.timeZone) : null
  const act = useAct({
    act: (body: CreateCalendarVersionBody, key) => saveVersion(calendarId, body, key),
    families: ['calendars', 'tickets', 'audit'],
    onDone: onSaved,
  })
  const submit = (data: FormData) => {
    const [reason, note] = [formText(data, 'reason'), formText(data, 'note')]
    const found = from === 'past' ? missingOf(correctionFrom, reason) : []
    setErrors(Object.fromEntries(found.map(([field, text]) => [field, t(text)])))
    if (found.length > 0) return
    const body: CreateCalendarVersionBody = {
      baseVersion: base.version,
      definition: definitionOf(draft),
      labels: labelsOf(draft),
      ...(note === '' ? {} : { note }),
      ...(correctionFrom === null ? {} : { correctionFrom, reason }),
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
        errors={errors}
      >
        <ChangeList changes={changes} timeZone={draft.timeZone} />
        <RadioGroup
          name="from"
          label={t('from')}
          value={from}
          onChange={(value) => setFrom(value === 'past' ? 'past' : 'now')}
          choices={[
            { value: 'now', label: t('now'), description: t('nowHint') },
            { value: 'past', label: t('past'), description: t('pastHint') },
          ]}
        />
        {from === 'past' && (
          <Correction since={since} timeZone={draft.timeZone} onSince={setSince} />
        )}
        <Impact calendarId={calendarId} editor={editor} correctionFrom={correctionFrom} />
        <TextField name="note" label={t('note')} optional maxLength={500} autoComplete="off" />
      </Form>
    </Dialog>
  )
}

type CorrectionProps = { since: string; timeZone: string; onSince: (since: string) => void }

function Correction({ since, timeZone, onSince }: CorrectionProps) {
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
        value={since}
        onChange={(event) => onSince(event.currentTarget.value)}
      />
      <TextArea name="reason" label={t('reason')} maxLength={2000} />
    </>
  )
}

type ImpactProps = { calendarId: string; editor: Editor; correctionFrom: string | null }

function Impact({ calendarId, editor, correctionFrom }: ImpactProps) {
  const t = useTranslations('adminCalendars.impact')
  const since = useDebounced(isFuture(correctionFrom) ? null : correctionFrom, settleMs)
  const impact = useQuery(
    calendarQueries.impact(calendarId, {
      definition: definitionOf(editor.draft),
      ...(since === null ? {} : { correctionFrom: since }),
    }),
  )
  return (
    <section className="stack cal-impact" aria-labelledby="impact-title" aria-live="polite">
      <h3 id="impact-title">{t('title')}</h3>
      <Loaded query={impact}>
        {(found) => <ImpactSummary impact={found} timeZone={editor.draft.timeZone} />}
      </Loaded>
    </section>
  )
}

/** What a correction still needs, with the text that says so. */
const missingOf = (correctionFrom: string | null, reason: string) => [
  ...(correctionFrom === null ? [['correctionFrom', 'sinceMissing'] as const] : []),
  ...(isFuture(correctionFrom) ? [['correctionFrom', 'sinceFuture'] as const] : []),
  ...(reason === '' ? [['reason', 'reasonMissing'] as const] : []),
]

const isFuture = (instant: string | null): boolean =>
  instant !== null && Date.parse(instant) > nowMs()

function isoOf(local: string, timeZone: string): string | null {
  const at = instantOf(local, timeZone)
  return at === null ? null : new Date(at).toISOString()
}
