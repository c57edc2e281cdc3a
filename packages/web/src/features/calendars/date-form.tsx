import { CircleAlert, Trash2 } from 'lucide-react'
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Select, TextField } from '../../components/text-field.tsx'
import { datesUntil } from './date-range.ts'
import {
  type CalendarDraft,
  type DateDraft,
  type DateKind,
  dateKinds,
  isBlank,
  newRow,
  type RowDraft,
} from './draft.ts'
import { HoursRows } from './hours-rows.tsx'
import type { Editor } from './use-editor.ts'

type DateFormProps = { date: DateDraft; editor: Editor; onDone: () => void }

const choices = [...dateKinds, 'half'] as const
type Choice = (typeof choices)[number]

/** One holiday or exception while it is edited; several days at once with a last day. */
export function DateForm({ date: one, editor, onDone }: DateFormProps) {
  const t = useTranslations('adminCalendars.dates')
  const [isNew] = useState(one.date === '')
  const [lastDate, setLastDate] = useState('')
  const [isTouched, setIsTouched] = useState(!isNew)
  const choose = ({ currentTarget: { value } }: ChangeEvent<HTMLSelectElement>) => {
    const choice = choices.find((each) => each === value)
    if (choice) editor.setDate({ ...one, ...asChosen(choice, { one, draft: editor.draft }) })
  }
  const finish = () => {
    setIsTouched(true)
    const { faults } = editor
    if (isBlank(one)) editor.askBlanks()
    if (isBlank(one) || faults.has(one.id) || one.rows.some(({ id }) => faults.has(id))) return
    editor.addDates(copiesUntil(lastDate, { one, draft: editor.draft }))
    onDone()
  }
  return (
    <tr className="cal-changed">
      <td colSpan={5}>
        <div className="cal-date-form">
          <DateField
            one={one}
            editor={editor}
            isNew={isNew}
            isTouched={isTouched}
            onTouched={() => setIsTouched(true)}
          />
          {isNew && (
            <TextField
              label={t('until')}
              optional
              type="date"
              min={one.date}
              value={lastDate}
              onChange={(event) => setLastDate(event.currentTarget.value)}
            />
          )}
          <TextField
            label={t('reason')}
            maxLength={120}
            autoComplete="off"
            value={one.label}
            onChange={(event) => editor.setDate({ ...one, label: event.currentTarget.value })}
          />
          <Select
            label={t('attention')}
            value={one.kind}
            onChange={choose}
            choices={choices.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          {one.kind === 'hours' && <DateHours one={one} editor={editor} />}
          <span className="row cal-acts">
            <Button onClick={finish}>{t('done')}</Button>
            <Button
              look="quiet"
              icon={<Trash2 className="ico" aria-hidden />}
              onClick={() => editor.removeDates([one.id])}
            >
              {t('take')}
            </Button>
          </span>
        </div>
      </td>
    </tr>
  )
}

type DateFieldProps = {
  one: DateDraft
  editor: Editor
  /** It takes the focus; that nothing was chosen yet is told once it was left. */
  isNew: boolean
  isTouched: boolean
  onTouched: () => void
}

function DateField({ one, editor, isNew, isTouched, onTouched }: DateFieldProps) {
  const t = useTranslations('adminCalendars')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isNew) field.current?.focus()
  }, [isNew])
  const fault = isTouched ? editor.faults.get(one.id) : undefined
  return (
    <Field
      label={t('dates.date')}
      error={fault && t(one.date === '' ? 'dates.pick' : `faults.${fault}`)}
    >
      {(control) => (
        <input
          {...control}
          ref={field}
          type="date"
          className="input"
          min="1970-01-01"
          max="2199-12-31"
          value={one.date}
          onBlur={onTouched}
          onChange={(event) => editor.setDate({ ...one, date: event.currentTarget.value })}
        />
      )}
    </Field>
  )
}

/** The same for each later day up to the last one, but for dates that are listed already. */
function copiesUntil(
  lastDate: string,
  { one, draft }: { one: DateDraft; draft: CalendarDraft },
): Array<Omit<DateDraft, 'id'>> {
  const listed = new Set(draft.dates.map(({ date }) => date))
  return datesUntil(one.date, lastDate)
    .filter((date) => !listed.has(date))
    .map((date) => ({
      date,
      label: one.label,
      kind: one.kind,
      rows: one.rows.map(({ start, end }) => newRow([start, end])),
    }))
}

function DateHours({ one, editor }: { one: DateDraft; editor: Editor }) {
  const t = useTranslations('adminCalendars.dates')
  const id = useId()
  return (
    <div className="field" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {t('hours')}
      </span>
      <HoursRows
        name={one.label || t('hours')}
        rows={one.rows}
        faults={editor.faults}
        onChange={(rows) => editor.setDate({ ...one, rows })}
      />
      {one.rows.length === 0 && (
        <p className="error-msg">
          <CircleAlert className="ico" aria-hidden />
          {t('noHours')}
        </p>
      )}
    </div>
  )
}

type Chosen = { kind: DateKind; rows: RowDraft[] }

/** `half` is no kind of its own: it fills in the first stretch of that weekday. */
function asChosen(
  choice: Choice,
  { one, draft }: { one: DateDraft; draft: CalendarDraft },
): Chosen {
  if (choice !== 'half' && choice !== 'hours') return { kind: choice, rows: one.rows }
  const usual = weekdayRows(one.date, draft).map(({ start, end }) => newRow([start, end]))
  if (choice === 'hours') return { kind: 'hours', rows: one.rows.length > 0 ? one.rows : usual }
  const [first] = usual
  const isWhole = usual.length === 1
  const half = first && isWhole && first.end > '13:00' ? { ...first, end: '13:00' } : first
  return { kind: 'hours', rows: half && half.start < half.end ? [half] : usual }
}

/** The hours of its weekday, or those of the first open day. */
function weekdayRows(date: string, { week }: CalendarDraft): readonly RowDraft[] {
  const at = Date.parse(`${date}T12:00:00Z`)
  const index = Number.isNaN(at) ? -1 : (new Date(at).getUTCDay() + 6) % 7
  const own = week[index]
  const day = own?.isOpen ? own : week.find(({ isOpen }) => isOpen)
  return day?.rows ?? [newRow(['09:00', '13:00'])]
}
