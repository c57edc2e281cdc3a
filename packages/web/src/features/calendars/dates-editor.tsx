import type { CalendarImpactView } from '@mesa/shared/wire/calendar-acts.schema'
import { Download, Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import type { Change, DateMeaning } from './changes.ts'
import { DateForm } from './date-form.tsx'
import { type DateEffect, DateLine, RemovedLine } from './date-line.tsx'
import { blankDate, type DateDraft } from './draft.ts'
import { PackDialog } from './pack-dialog.tsx'
import { useCalendarWords } from './use-calendar-words.ts'
import type { Editor } from './use-editor.ts'

type DatesEditorProps = {
  editor: Editor
  /** What moves by each changed date alone, or why that is not known. */
  effects: CalendarImpactView['dates'] | Extract<DateEffect, string>
  /** Whose holidays this calendar follows. */
  country: string | null
}

/** Holidays and exceptions: new ones first, then by date, what was removed last. */
export function DatesEditor({ editor, effects, country }: DatesEditorProps) {
  const t = useTranslations('adminCalendars.dates')
  const [isLoading, setIsLoading] = useState(false)
  const [editedIds, setEditedIds] = useState<readonly number[]>([])
  const [chosenIds, setChosenIds] = useState<readonly number[]>([])
  const [showsPast, setShowsPast] = useState(false)
  const words = useCalendarWords(editor.draft.timeZone)
  const { dates } = editor.draft
  const past = dates.filter(
    ({ id, date }) =>
      date !== '' && date < `${words.today().slice(0, 4)}-01-01` && !editedIds.includes(id),
  )
  const shown = dates.filter((one) => showsPast || !past.includes(one) || needsForm(editor, one))
  const removed = editor.changes.filter((one) => one.what === 'date' && one.after === null)
  const addOne = () => {
    const added = editor.addDates([{ ...blankDate, rows: [] }])
    setEditedIds((ids) => [...ids, ...added.map(({ id }) => id)])
  }
  return (
    <section className="card cal-dates" aria-labelledby="dates-title">
      <Head
        country={country === null ? null : words.country(country)}
        chosen={chosenIds.filter((id) => dates.some((one) => one.id === id))}
        onRemove={editor.removeDates}
        onLoad={() => setIsLoading(true)}
        onAdd={addOne}
      />
      {shown.length + removed.length === 0 ? (
        <p className="soft cal-empty">{t(past.length > 0 ? 'emptyNow' : 'empty')}</p>
      ) : (
        <DatesTable caption={t('title')}>
          {shown.map((one) =>
            editedIds.includes(one.id) || needsForm(editor, one) ? (
              <DateForm
                key={one.id}
                date={one}
                editor={editor}
                onDone={() => setEditedIds((ids) => ids.filter((id) => id !== one.id))}
              />
            ) : (
              <DateLine
                key={one.id}
                date={one}
                words={words}
                change={changeOf(editor, one.date)}
                effect={effectOf(effects, one.date)}
                isChosen={chosenIds.includes(one.id)}
                onChoose={() => setChosenIds((ids) => toggled(ids, one.id))}
                onEdit={() => setEditedIds((ids) => [...ids, one.id])}
                onRemove={() => editor.removeDates([one.id])}
              />
            ),
          )}
          <RemovedLines changes={removed} words={words} effects={effects} editor={editor} />
        </DatesTable>
      )}
      {past.length > 0 && (
        <p className="cal-empty">
          <Button look="quiet" size="sm" onClick={() => setShowsPast(!showsPast)}>
            {showsPast ? t('hidePast') : t('showPast', { count: past.length })}
          </Button>
        </p>
      )}
      {isLoading && (
        <PackDialog editor={editor} country={country} onClose={() => setIsLoading(false)} />
      )}
    </section>
  )
}

type HeadProps = {
  /** In words. */
  country: string | null
  chosen: readonly number[]
  onRemove: (ids: readonly number[]) => void
  onLoad: () => void
  onAdd: () => void
}

function Head({ country, chosen, onRemove, onLoad, onAdd }: HeadProps) {
  const t = useTranslations('adminCalendars.dates')
  return (
    <div className="card-head">
      <h2 id="dates-title">{t('title')}</h2>
      <span className="row cal-acts">
        {chosen.length > 0 && (
          <Button icon={<Trash2 className="ico" aria-hidden />} onClick={() => onRemove(chosen)}>
            {t('removeChosen', { count: chosen.length })}
          </Button>
        )}
        <Button icon={<Download className="ico" aria-hidden />} onClick={onLoad}>
          {country === null ? t('load') : t('loadOf', { country })}
        </Button>
        <Button icon={<Plus className="ico" aria-hidden />} onClick={onAdd}>
          {t('add')}
        </Button>
      </span>
    </div>
  )
}

type RemovedLinesProps = {
  changes: readonly Change[]
  words: ReturnType<typeof useCalendarWords>
  effects: DatesEditorProps['effects']
  editor: Editor
}

function RemovedLines({ changes, words, effects, editor }: RemovedLinesProps) {
  return changes.map((change) =>
    change.what === 'date' && change.before !== null ? (
      <RemovedLine
        key={change.date}
        date={change.date}
        before={change.before}
        words={words}
        effect={effectOf(effects, change.date)}
        onRestore={() => editor.restoreDate(change.date)}
      />
    ) : null,
  )
}

const toggled = (ids: readonly number[], id: number): number[] =>
  ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]

const effectOf = (effects: DatesEditorProps['effects'], date: string): DateEffect =>
  typeof effects === 'string' ? effects : (effects.find((one) => one.date === date) ?? null)

/** What is wrong is mended where it stands. */
const needsForm = ({ faults }: Editor, { id, rows }: DateDraft): boolean =>
  faults.has(id) || rows.some((row) => faults.has(row.id))

type DateChange = { before: DateMeaning | null } | null

const changeOf = ({ changes }: Editor, date: string): DateChange => {
  const found = changes.find((one) => one.what === 'date' && one.date === date)
  return found?.what === 'date' ? { before: found.before } : null
}

function DatesTable({ caption, children }: { caption: string; children: ReactNode }) {
  const t = useTranslations('adminCalendars.dates')
  return (
    <table className="table table-cards">
      <caption className="sr">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('date')}</th>
          <th scope="col">{t('reason')}</th>
          <th scope="col">{t('attention')}</th>
          <th scope="col">{t('effect')}</th>
          <th scope="col">{t('acts')}</th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
